import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("oversight", "0002_modes")]

    operations = [
        migrations.CreateModel(
            name="AgencyBasisVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("version", models.PositiveIntegerField()),
                ("in_force", models.BooleanField(default=True)),
                ("agency", models.CharField(max_length=40)),
                ("terms", models.JSONField()),
                ("imported_at", models.DateTimeField()),
                ("imported_by", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("code", "-version"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "version"), name="agency_basis_version_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("in_force", True)),
                        fields=("code",),
                        name="agency_basis_one_in_force",
                    ),
                ],
            },
        ),
    ]
