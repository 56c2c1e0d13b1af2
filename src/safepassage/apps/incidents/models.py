"""Breaches in codes, counts and times; no person stands here. Words are sealed."""

from enum import StrEnum
from typing import ClassVar

from django.db import models

from safepassage.safeguards.breach import Cause, Risk, Told, What


def _choices(members: type[StrEnum]) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in members]


class Incident(models.Model):
    """One breach: what happened, to how many, and how it was judged.

    ``known_at`` starts the clocks; ``persons`` is a count, ``None`` while it is not known;
    ``account`` what happened in words, sealed under a key of this home.
    """

    id = models.UUIDField(primary_key=True)
    what = models.CharField(max_length=16, choices=_choices(What))
    cause = models.CharField(max_length=12, choices=_choices(Cause))
    kinds = models.JSONField()
    persons = models.PositiveIntegerField(null=True)
    risk = models.CharField(max_length=8, choices=_choices(Risk), default=Risk.UNKNOWN.value)
    consequences = models.JSONField(default=list)
    measures = models.JSONField(default=list)
    account = models.BinaryField()
    happened_at = models.DateTimeField(null=True)
    known_at = models.DateTimeField()
    reported_by = models.UUIDField()
    reported_at = models.DateTimeField()
    supervisor_by = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)

    class Meta:
        ordering: ClassVar = ("-known_at", "id")


class Step(models.Model):
    """Who was told of a breach, or why not: when, how many, and under which reference."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="steps")
    told = models.CharField(max_length=32, choices=_choices(Told))
    persons = models.PositiveIntegerField(null=True)
    reference = models.CharField(max_length=80, blank=True)
    officer = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ("at", "id")
