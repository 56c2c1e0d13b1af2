from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("carrier_messages", "0002_answers_found_by_journey"),
    ]

    operations = [
        migrations.AddField(
            model_name="received",
            name="addressee",
            field=models.CharField(max_length=70, null=True),
        ),
    ]
