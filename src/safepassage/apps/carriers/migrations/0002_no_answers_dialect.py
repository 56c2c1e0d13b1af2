from django.db import migrations


class Migration(migrations.Migration):
    """Answers have one dialect; the column was shown and never meant anything."""

    dependencies = [("carriers", "0001_initial")]

    operations = [migrations.RemoveField(model_name="carrier", name="answers_dialect")]
