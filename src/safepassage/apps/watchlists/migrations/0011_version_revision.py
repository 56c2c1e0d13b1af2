from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("watchlists", "0010_list_mapping"),
    ]

    operations = [
        migrations.RemoveField(model_name="watchlist", name="revision"),
        migrations.AddField(
            model_name="listversion",
            name="revision",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
