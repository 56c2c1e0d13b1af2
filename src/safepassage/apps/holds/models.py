"""What people recorded about a journey's end; codes and ids, words sealed under its own key."""

from typing import ClassVar

from django.db import models


class Hold(models.Model):
    """Why a journey's data stay beyond their ordinary end, until when, and who said so.

    Under a profile that deletes what has no objective link, this is that link. ``reference`` is
    the number of the case elsewhere; ``decision`` the confirmed decision that recorded it, where
    none was written by hand. ``asked_until`` waits for another officer than ``asked_by``.
    """

    id = models.UUIDField(primary_key=True)
    journey = models.UUIDField()
    kind = models.CharField(max_length=16)
    basis = models.CharField(max_length=64)
    reason = models.CharField(max_length=20)
    reference = models.CharField(max_length=40)
    words = models.BinaryField()
    decision = models.UUIDField(null=True)
    officer = models.UUIDField()
    at = models.DateTimeField()
    until = models.DateTimeField()
    prolonged = models.PositiveSmallIntegerField(default=0)
    asked_until = models.DateTimeField(null=True)
    asked_why = models.CharField(max_length=20, default="")
    asked_by = models.UUIDField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["journey"], name="hold_journey"),
            models.Index(fields=["until"], name="hold_until"),
            models.Index(fields=["decision"], name="hold_decision"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="hold_ends",
                condition=models.Q(until__gt=models.F("at"))
                & models.Q(until__lte=models.F("delete_at")),
            ),
            models.CheckConstraint(
                name="hold_asked_as_a_whole",
                condition=models.Q(asked_until=None, asked_by=None, asked_why="")
                | models.Q(asked_until__isnull=False, asked_by__isnull=False),
            ),
        ]


class ChanceFind(models.Model):
    """Another offence than those that are looked for came to light on the way (art. 7(5)).

    ``words`` say which, sealed under the journey's own key.
    """

    id = models.UUIDField(primary_key=True)
    journey = models.UUIDField(unique=True)
    kind = models.CharField(max_length=16)
    item = models.UUIDField()
    words = models.BinaryField()
    officer = models.UUIDField()
    at = models.DateTimeField()
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["delete_at"], name="find_delete")]
