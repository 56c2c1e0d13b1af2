from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("travel", "0003_flight_events"),
    ]

    operations = [
        migrations.AddField(
            model_name="flight",
            name="screened",
            field=models.CharField(default="", max_length=96),
        ),
    ]
