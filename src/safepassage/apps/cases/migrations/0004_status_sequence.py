"""A status knows the question that it answers, so that the order of the spool decides."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_words_and_held_up")]

    operations = [
        migrations.AddField(
            model_name="boardingstatus",
            name="sequence",
            field=models.BigIntegerField(default=0),
        ),
    ]
