from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("carrier_messages", "0007_answer_references"),
    ]

    operations = [
        migrations.AddField("partset", "flight", models.UUIDField(null=True)),
    ]
