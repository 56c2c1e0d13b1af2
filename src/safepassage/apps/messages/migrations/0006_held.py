from django.db import migrations, models


class Migration(migrations.Migration):
    """Messages that wait for a person before they are processed."""

    dependencies = [
        ("carrier_messages", "0004_whom_the_carrier_wrote_to"),
    ]

    operations = [
        migrations.AddField(
            model_name="received",
            name="held",
            field=models.CharField(
                choices=[
                    ("sender_quarantined", "Sender"),
                    ("address_not_allowed", "Address"),
                    ("sender_not_proven", "Unproven"),
                    ("upload_not_confirmed", "Upload"),
                ],
                max_length=24,
                null=True,
            ),
        ),
        migrations.RemoveIndex(model_name="received", name="waiting"),
        migrations.AddIndex(
            model_name="received",
            index=models.Index(
                condition=models.Q(("held", None), ("state__in", ["received", "processing"])),
                fields=["sequence"],
                name="waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="received",
            index=models.Index(
                condition=models.Q(("held__isnull", False)),
                fields=["sender", "sequence"],
                name="held_back",
            ),
        ),
    ]
