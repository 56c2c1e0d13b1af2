"""Times in which carriers could not reach the platform; nothing here is about a person."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from safepassage.safeguards.fines import Whose


class Outage(models.Model):
    """One outage; ``carrier`` is empty where all were concerned.

    ``note`` says what it was, in a few words without anybody's data.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    whose = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Whose])
    carrier = models.UUIDField(null=True)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["began_at"], name="outages_began")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="outage_ends_after_it_began",
                condition=models.Q(ended_at__gt=models.F("began_at")),
            )
        ]
