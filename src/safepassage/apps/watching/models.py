"""What watches officers' reading, and what witnesses have signed.

Ids, counts, codes and keyed digests alone: nothing here says anything about a traveller.
"""

from enum import StrEnum
from typing import ClassVar

from django.db import models

from safepassage.safeguards.reading import Unusual


class Verdict(StrEnum):
    """What the data protection officer found an alert to be."""

    EXPLAINED = "explained"
    FALSE_ALARM = "false_alarm"
    MISUSE = "misuse"


class WatchCursor(models.Model):
    """The one row that says up to which number of the ledger reading was counted."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    number = models.BigIntegerField(default=0)


class ReadingHour(models.Model):
    """What one officer read in one hour; ``flights`` counts files without work item by flight."""

    officer = models.UUIDField()
    hour = models.DateTimeField()
    files = models.PositiveIntegerField(default=0)
    bare = models.PositiveIntegerField(default=0)
    searches = models.PositiveIntegerField(default=0)
    misses = models.PositiveIntegerField(default=0)
    flights = models.JSONField(default=dict)
    delete_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["officer", "hour"], name="one_row_an_officers_hour")
        ]
        indexes: ClassVar = [
            models.Index(fields=["hour"], name="reading_hour"),
            models.Index(fields=["delete_at"], name="reading_hour_delete"),
        ]


class Alert(models.Model):
    """Unusual reading: by whom, of which kind, in which numbers; never whose name it was.

    ``mark`` keeps the same finding from being raised twice. ``words`` are what the reviewer
    said, sealed.
    """

    id = models.UUIDField(primary_key=True)
    officer = models.UUIDField()
    kind = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Unusual])
    mark = models.CharField(max_length=120, unique=True)
    at = models.DateTimeField()
    subject = models.CharField(max_length=64, blank=True)
    numbers = models.JSONField(default=dict)
    verdict = models.CharField(
        max_length=16, blank=True, choices=[(one.value, one.value) for one in Verdict]
    )
    reviewed_by = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    words = models.BinaryField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["verdict", "at"], name="alert_open"),
            models.Index(fields=["delete_at"], name="alert_delete"),
        ]


class OfficerName(models.Model):
    """A keyed digest of an officer's family name, or of it with the date of birth."""

    officer = models.UUIDField()
    token = models.BinaryField(max_length=16)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["officer", "token"], name="one_digest_an_officer")
        ]
        indexes: ClassVar = [models.Index(fields=["token"], name="officer_name_token")]


class Decoy(models.Model):
    """That some journey is a honey record; which one stands sealed, and nowhere else."""

    id = models.UUIDField(primary_key=True)
    sealed = models.BinaryField()
    delete_at = models.DateTimeField()


class Receipt(models.Model):
    """What a witness signed: up to which number it holds the ledger, and what it was told."""

    witness = models.CharField(max_length=40)
    number = models.BigIntegerField()
    chain = models.CharField(max_length=64)
    accepted = models.BooleanField()
    why = models.CharField(max_length=200, blank=True)
    configuration = models.CharField(max_length=64)
    at = models.DateTimeField()
    text = models.TextField()
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["witness", "at"], name="receipt_last")]


class Configuration(models.Model):
    """What was set when: the values that witnesses are told, by their digest."""

    digest = models.CharField(max_length=64)
    told = models.JSONField()
    at = models.DateTimeField()
