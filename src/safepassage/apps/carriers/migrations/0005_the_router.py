from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("carriers", "0004_client_certificates"),
    ]

    operations = [
        migrations.AddField(
            model_name="carrier",
            name="is_router",
            field=models.BooleanField(default=False),
        ),
    ]
