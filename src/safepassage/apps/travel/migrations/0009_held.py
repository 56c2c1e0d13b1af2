from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

HOLDERS = ("journey", "reservation")


def end_as_before(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """What is stored keeps its deletion date: nothing was asked beyond its basis then."""
    for name in HOLDERS:
        every = apps.get_model("travel", name)._default_manager.all()
        every.update(unheld_at=F("delete_at"), latest_at=F("delete_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("travel", "0008_former_flights"),
    ]

    operations = [
        *(
            migrations.AddField(model, column, models.DateTimeField(null=True))
            for model in HOLDERS
            for column in ("unheld_at", "latest_at")
        ),
        migrations.RunPython(end_as_before, migrations.RunPython.noop),
        *(
            migrations.AlterField(model, column, models.DateTimeField())
            for model in HOLDERS
            for column in ("unheld_at", "latest_at")
        ),
        *(
            migrations.AddField(model, "at_departure", models.BooleanField(default=False))
            for model in HOLDERS
        ),
        migrations.AddIndex(
            "journey",
            models.Index(
                fields=["flight"],
                name="journey_leaves",
                condition=models.Q(at_departure=True),
            ),
        ),
    ]
