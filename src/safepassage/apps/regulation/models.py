"""What stands stopped, and the orders that said so."""

from typing import ClassVar

from django.db import models

from safepassage.safeguards.capabilities import StopKind, StopSource


class Stop(models.Model):
    """One thing that stands stopped until ``lifted_at``; rows are never deleted.

    ``reference`` is the act: an order's id, or that of an assessment that ended. Several acts
    may stop one thing: it goes on when the last of them is lifted.
    """

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in StopKind])
    code = models.CharField(max_length=80, blank=True)
    thing = models.UUIDField(null=True)
    source = models.CharField(max_length=12, choices=[(one.value, one.value) for one in StopSource])
    reference = models.UUIDField()
    law = models.CharField(max_length=200)
    since = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["kind", "code"],
                condition=models.Q(lifted_at=None),
                name="stop_in_force_code",
            ),
            models.Index(
                fields=["kind", "thing"],
                condition=models.Q(lifted_at=None),
                name="stop_in_force_thing",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "code", "reference"],
                condition=models.Q(thing=None),
                name="code_stopped_once_by_an_act",
            ),
            models.UniqueConstraint(
                fields=["kind", "thing", "reference"], name="thing_stopped_once_by_an_act"
            ),
            models.CheckConstraint(
                condition=models.Q(code="") ^ models.Q(thing=None), name="stop_names_one_thing"
            ),
        ]
