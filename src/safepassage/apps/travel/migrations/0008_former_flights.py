from django.db import migrations, models


class Migration(migrations.Migration):
    """Moved flights are found by what they were called, too."""

    dependencies = [
        ("travel", "0007_reservation_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerFlight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mode", models.CharField(max_length=16)),
                ("carrier", models.CharField(max_length=8)),
                ("number", models.CharField(max_length=16)),
                ("origin", models.CharField(max_length=8)),
                ("destination", models.CharField(max_length=8)),
                ("departure_date", models.CharField(max_length=10)),
                (
                    "flight",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE,
                        related_name="former",
                        to="travel.flight",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "mode",
                            "carrier",
                            "number",
                            "origin",
                            "destination",
                            "departure_date",
                        ),
                        name="one_flight_a_former_departure",
                    )
                ],
            },
        ),
    ]
