"""The telephone numbers of the carrier's desk that reported a flight."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("travel", "0004_flights_know_their_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="flight",
            name="desk_phones",
            field=models.JSONField(default=list),
        ),
    ]
