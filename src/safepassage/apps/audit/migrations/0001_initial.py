import uuid

from django.db import migrations, models

from safepassage.apps.audit import triggers


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("at", models.DateTimeField()),
                ("event", models.CharField(max_length=64)),
                ("actor_kind", models.CharField(max_length=16)),
                ("actor_id", models.CharField(max_length=64)),
                ("purpose", models.CharField(max_length=32, null=True)),
                ("subject", models.CharField(max_length=200)),
                ("details", models.TextField()),
                ("regime", models.CharField(max_length=16)),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject", "at"], name="audit_entry_subject"),
                    models.Index(fields=["expires_at"], name="audit_entry_expires"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry", models.BigIntegerField(unique=True)),
                ("digest", models.BinaryField(max_length=32)),
                ("expires_at", models.DateTimeField()),
                ("chain", models.BinaryField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(db_index=True)),
                ("chain", models.BinaryField(max_length=32)),
                ("at", models.DateTimeField()),
                ("key", models.BinaryField(max_length=32)),
                ("successor", models.BinaryField(max_length=32)),
                ("signature", models.BinaryField(max_length=64)),
                ("successor_signature", models.BinaryField(max_length=64)),
            ],
        ),
        migrations.RunPython(triggers.install, triggers.remove, elidable=False),
    ]
