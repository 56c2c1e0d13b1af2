"""Whom the arrival desk is told about, which items ran out of time, why a second disagreed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_status_sequence")]

    operations = [
        migrations.AddField(
            model_name="workitem", name="lapsed_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="decision", name="second_words", field=models.BinaryField(null=True)
        ),
        migrations.CreateModel(
            name="ArrivalNotice",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("journey", models.UUIDField()),
                ("flight", models.UUIDField()),
                ("kind", models.CharField(max_length=16)),
                ("airport", models.CharField(max_length=8)),
                (
                    "why",
                    models.CharField(
                        choices=[("decided", "Decided"), ("lapsed", "Lapsed")], max_length=8
                    ),
                ),
                ("item", models.UUIDField(null=True)),
                ("by_unit", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("seen_by", models.UUIDField(null=True)),
                ("seen_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("delete_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "seen_at"], name="cases_arriv_kind_seen"),
                    models.Index(fields=["delete_at"], name="cases_arriv_delete"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("journey", "by_unit"), name="one_notice_a_journey"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_unit", False), ("item", None), _connector="OR"),
                        name="units_notice_names_no_item",
                    ),
                ],
            },
        ),
    ]
