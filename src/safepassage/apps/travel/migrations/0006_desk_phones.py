"""The telephone numbers of the carrier's desk that reported a flight."""

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
    ]
