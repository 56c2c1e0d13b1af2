from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_answers(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Give stored answers the reference under which their carriers hear them."""
    answers = apps.get_model("carrier_messages", "Outgoing").objects
    for cursor, answer in answers.values_list("cursor", "id").iterator():
        answers.filter(cursor=cursor).update(reference=str(answer.int)[-16:])


class Migration(migrations.Migration):
    """Answers are found by the reference that comes back with an acknowledgement."""

    dependencies = [
        ("carrier_messages", "0006_held"),
    ]

    operations = [
        migrations.AddField(
            model_name="outgoing",
            name="reference",
            field=models.CharField(default="", max_length=16),
        ),
        migrations.RunPython(name_answers, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="outgoing",
            index=models.Index(fields=["carrier", "reference"], name="answer_reference"),
        ),
    ]
