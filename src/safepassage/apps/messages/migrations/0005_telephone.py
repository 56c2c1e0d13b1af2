"""Calls about answers that no carrier acknowledged, and who was called to make them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("carrier_messages", "0004_whom_the_carrier_wrote_to"),
    ]

    operations = [
        migrations.AddField(
            model_name="outgoing", name="paged_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddIndex(
            model_name="outgoing",
            index=models.Index(
                condition=models.Q(("acknowledged_at", None)),
                fields=["created_at"],
                name="unheard",
            ),
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("officer", models.UUIDField()),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("check_in", "Check In"),
                            ("gate", "Gate"),
                            ("station", "Station"),
                            ("handling_agent", "Handling Agent"),
                            ("operations", "Operations"),
                        ],
                        max_length=16,
                    ),
                ),
                ("reached", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calls",
                        to="carrier_messages.outgoing",
                    ),
                ),
            ],
        ),
    ]
