from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("carrier_messages", "0003_part_sets"),
    ]

    operations = [
        migrations.AddField(
            model_name="received",
            name="addressee",
            field=models.CharField(max_length=70, null=True),
        ),
    ]
