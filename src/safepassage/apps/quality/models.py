"""Counts about what carriers send; they outlive the travellers, of whom nothing stands here."""

from typing import ClassVar

from django.db import models


class Tally(models.Model):
    """What one sender told about one departure in one family of data (``api`` or ``pnr``).

    Messages that name no departure we may know are counted with empty designators, on the
    day on which they came. ``counts`` are added up; ``standings`` are where the travellers
    of the departure stood in the conversation when it was looked at last.
    """

    sender = models.UUIDField()
    carrier = models.CharField(max_length=8)
    number = models.CharField(max_length=16)
    origin = models.CharField(max_length=8)
    destination = models.CharField(max_length=8)
    day = models.DateField()
    family = models.CharField(max_length=8)
    mode = models.CharField(max_length=16)
    departs_at = models.DateTimeField(null=True)
    first_list_at = models.DateTimeField(null=True)
    last_list_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    standings = models.JSONField(default=dict)
    delete_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=[
                    "sender",
                    "mode",
                    "carrier",
                    "number",
                    "origin",
                    "destination",
                    "day",
                    "family",
                ],
                name="one_tally_a_departure",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["day"], name="quality_day"),
            models.Index(fields=["delete_at"], name="quality_delete"),
        ]


class SetAside(models.Model):
    """What a parked message was counted as, so that it is not counted twice when tried again."""

    message = models.UUIDField(primary_key=True)
    told = models.JSONField()
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["delete_at"], name="quality_aside_delete")]
