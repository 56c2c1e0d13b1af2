"""Law and court order go under the traveller's key with the ground; a refusal names its person."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_waiting")]

    operations = [
        # No release held decisions before this one; those of demonstrations cannot be sealed anew.
        migrations.RunSQL("DELETE FROM cases_decision", migrations.RunSQL.noop),
        migrations.RunSQL(
            "DELETE FROM cases_boardingstatus WHERE decision IS NOT NULL", migrations.RunSQL.noop
        ),
        migrations.RemoveField(model_name="decision", name="ground"),
        migrations.RemoveField(model_name="decision", name="law"),
        migrations.RemoveField(model_name="decision", name="court_order"),
        migrations.AddField(
            model_name="decision",
            name="words",
            field=models.BinaryField(default=b""),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="boardingstatus",
            index=models.Index(
                name="held_up",
                fields=["journey"],
                condition=models.Q(meaning__in=("do_not_board", "contact_government")),
            ),
        ),
        migrations.AddConstraint(
            model_name="boardingstatus",
            constraint=models.CheckConstraint(
                name="people_refuse",
                condition=models.Q(
                    models.Q(("meaning", "do_not_board"), _negated=True),
                    ("decision__isnull", False),
                    _connector="OR",
                ),
            ),
        ),
    ]
