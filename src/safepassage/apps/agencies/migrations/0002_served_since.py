"""Agencies know since when they are served; those there before, since they were added."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def _since_added(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("agencies", "Agency").objects.update(served_since=F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="agency", name="served_since", field=models.DateTimeField(null=True)
        ),
        migrations.RunPython(_since_added, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="agency", name="served_since", field=models.DateTimeField()
        ),
    ]
