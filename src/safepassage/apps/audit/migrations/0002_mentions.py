from django.db import migrations, models

from safepassage.apps.audit import triggers


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Mention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about", models.BinaryField(max_length=16)),
                ("entry", models.BigIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["about", "entry"], name="audit_mention_about"),
                    models.Index(fields=["entry"], name="audit_mention_entry"),
                ],
            },
        ),
        migrations.RunPython(triggers.install_mentions, triggers.remove_mentions, elidable=False),
    ]
