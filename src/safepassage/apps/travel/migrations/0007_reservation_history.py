import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("travel", "0006_desk_phones"),
    ]

    operations = [
        migrations.CreateModel(
            name="Push",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("message", models.UUIDField()),
                ("sequence", models.BigIntegerField()),
                ("function", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
                ("version", models.BigIntegerField()),
                ("cancelled", models.BooleanField(null=True)),
                (
                    "reservation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pushes",
                        to="travel.reservation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("message", "reservation"), name="pushed_once_a_message"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CarrierRequest",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("reservation", models.UUIDField(null=True)),
                ("carrier", models.UUIDField()),
                ("answer", models.UUIDField()),
                ("reference", models.CharField(max_length=14)),
                ("purpose", models.CharField(max_length=24)),
                ("ground", models.CharField(max_length=24)),
                ("officer", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField()),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("errors", models.JSONField(default=list)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.UUIDField(null=True)),
                (
                    "flight",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="travel.flight",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["carrier", "reference"], name="request_reference"),
                    models.Index(fields=["reservation"], name="request_reservation"),
                ],
            },
        ),
        migrations.AddField(
            model_name="sighting",
            name="version",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="sighting",
            name="reservation",
            field=models.UUIDField(null=True),
        ),
        migrations.AddIndex(
            model_name="sighting",
            index=models.Index(
                condition=models.Q(("reservation__isnull", False)),
                fields=["reservation"],
                name="sighting_reservation",
            ),
        ),
    ]
