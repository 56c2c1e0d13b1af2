from django.db import migrations, models

from safepassage.apps.oversight.models import air_alone


class Migration(migrations.Migration):
    dependencies = [("oversight", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="legalbasisversion",
            name="modes",
            field=models.JSONField(default=air_alone),
        ),
    ]
