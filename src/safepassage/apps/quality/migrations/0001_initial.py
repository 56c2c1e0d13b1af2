"""Counts about carriers' messages, and what parked ones were counted as."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SetAside",
            fields=[
                ("message", models.UUIDField(primary_key=True, serialize=False)),
                ("told", models.JSONField()),
                ("delete_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["delete_at"], name="quality_aside_delete")],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sender", models.UUIDField()),
                ("carrier", models.CharField(max_length=8)),
                ("number", models.CharField(max_length=16)),
                ("origin", models.CharField(max_length=8)),
                ("destination", models.CharField(max_length=8)),
                ("day", models.DateField()),
                ("family", models.CharField(max_length=8)),
                ("mode", models.CharField(max_length=16)),
                ("departs_at", models.DateTimeField(null=True)),
                ("first_list_at", models.DateTimeField(null=True)),
                ("last_list_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("counts", models.JSONField(default=dict)),
                ("standings", models.JSONField(default=dict)),
                ("delete_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["day"], name="quality_day"),
                    models.Index(fields=["delete_at"], name="quality_delete"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "sender",
                            "mode",
                            "carrier",
                            "number",
                            "origin",
                            "destination",
                            "day",
                            "family",
                        ),
                        name="one_tally_a_departure",
                    )
                ],
            },
        ),
    ]
