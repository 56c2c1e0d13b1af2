from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("travel", "0004_flights_know_their_lists")]

    operations = [
        migrations.AddField(
            model_name="flight",
            name="mode",
            field=models.CharField(default="air", max_length=16),
        ),
        migrations.AddField(
            model_name="flight",
            name="craft",
            field=models.JSONField(null=True),
        ),
        migrations.RemoveConstraint(model_name="flight", name="one_row_a_departure"),
        migrations.AddConstraint(
            model_name="flight",
            constraint=models.UniqueConstraint(
                fields=(
                    "mode",
                    "carrier",
                    "number",
                    "origin",
                    "destination",
                    "departure_date",
                ),
                name="one_row_a_departure",
            ),
        ),
    ]
