from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("travel", "0002_flights_follow_the_last_word"),
    ]

    operations = [
        migrations.AddField(
            model_name="flight",
            name="screened",
            field=models.CharField(default="", max_length=96),
        ),
    ]
