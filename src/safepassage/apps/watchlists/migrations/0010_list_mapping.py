from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("watchlists", "0003_governance"),
    ]

    operations = [
        migrations.AddField(
            model_name="watchlist",
            name="mapping",
            field=models.JSONField(null=True),
        ),
    ]
