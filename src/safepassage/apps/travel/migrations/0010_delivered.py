from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("travel", "0009_held"),
    ]

    operations = [
        *(
            migrations.AddField(model, "delivered", models.BigIntegerField(null=True))
            for model in ("journey", "reservation")
        ),
        migrations.AddIndex(
            "journey",
            models.Index(
                fields=["flight"],
                name="journey_delivered",
                condition=models.Q(delivered__isnull=False),
            ),
        ),
    ]
