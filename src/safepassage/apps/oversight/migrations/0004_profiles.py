import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0003_agency_bases"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProfileChoice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("profiles", models.JSONField()),
                ("ground", models.CharField(max_length=500)),
                ("author", models.UUIDField(null=True)),
                ("proposed_at", models.DateTimeField()),
                ("confirmed_by", models.UUIDField(null=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("number", models.PositiveIntegerField(unique=True)),
            ],
            options={
                "ordering": ("-number",),
                "constraints": [
                    models.UniqueConstraint(
                        models.Value(1),
                        condition=models.Q(
                            ("confirmed_at__isnull", True), ("ended_at__isnull", True)
                        ),
                        name="profile_choice_one_waits",
                    ),
                    models.UniqueConstraint(
                        models.Value(1),
                        condition=models.Q(
                            ("confirmed_at__isnull", False), ("ended_at__isnull", True)
                        ),
                        name="profile_choice_one_holds",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProfileVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("version", models.PositiveIntegerField()),
                ("terms", models.JSONField()),
                ("imported_at", models.DateTimeField()),
                ("imported_by", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("code", "-version"),
                "constraints": [
                    models.UniqueConstraint(fields=("code", "version"), name="profile_version_once")
                ],
            },
        ),
    ]
