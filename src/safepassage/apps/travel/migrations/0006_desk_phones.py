"""The numbers of the carrier's desk that reported a flight, and what a changed flight was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("travel", "0005_modes"),
    ]

    operations = [
        migrations.AddField(
            model_name="flight",
            name="desk_phones",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="flightevent",
            name="former",
            field=models.CharField(default="", max_length=80),
        ),
    ]
