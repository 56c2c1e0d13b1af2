from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def end_what_is_not_screened(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Nobody knows when these were taken out of force, so their time begins now."""
    ends = datetime.now(UTC) + timedelta(days=settings.SAFEPASSAGE_DELISTED_DAYS)
    versions = apps.get_model("watchlists", "ListVersion").objects
    not_screened = models.Q(in_force=False) | models.Q(watchlist__enabled=False)
    versions.filter(not_screened).update(entries_delete_at=ends)


class Migration(migrations.Migration):
    dependencies = [("watchlists", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="listversion",
            name="entries_delete_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(end_what_is_not_screened, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="listversion",
            index=models.Index(fields=["entries_delete_at"], name="listversion_entries_end"),
        ),
        migrations.AddConstraint(
            model_name="listversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("in_force", True), ("entries_delete_at__isnull", False), _connector="OR"
                ),
                name="listversion_entries_end_unless_in_force",
            ),
        ),
    ]
