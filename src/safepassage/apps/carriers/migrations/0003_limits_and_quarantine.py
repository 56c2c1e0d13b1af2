import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A rate of its own, senders by address, quarantine, and what the columns of its tables mean."""

    dependencies = [("carriers", "0002_no_answers_dialect")]

    operations = [
        migrations.AddField(
            model_name="carrier",
            name="per_minute",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="carrier",
            name="senders",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="carrier",
            name="quarantined_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="carrier",
            name="quarantine_ground",
            field=models.CharField(max_length=24, null=True),
        ),
        migrations.AddField(
            model_name="carrier",
            name="released_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="TableMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("mapping", models.JSONField()),
                ("kept_at", models.DateTimeField()),
                (
                    "carrier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mappings",
                        to="carriers.carrier",
                    ),
                ),
            ],
            options={"ordering": ("name",)},
        ),
        migrations.AddConstraint(
            model_name="tablemapping",
            constraint=models.UniqueConstraint(
                fields=("carrier", "name"), name="one_mapping_of_a_name"
            ),
        ),
    ]
