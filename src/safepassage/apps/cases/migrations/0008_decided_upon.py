from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_severity"),
    ]

    operations = [
        migrations.AddField("decision", "version", models.BigIntegerField(null=True)),
    ]
