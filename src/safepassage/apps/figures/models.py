"""Counts by day and group; no row is about anybody."""

from typing import ClassVar

from django.db import models


class GroupCount(models.Model):
    """How many of one group, on one day: screened, and what a list or rule did with them.

    ``source`` is the id of a list or rule; empty for the screened, whom every list of the
    purpose was held against. ``by`` and ``group`` are those of ``safeguards.fairness.groups``.
    """

    day = models.DateField()
    purpose = models.CharField(max_length=32)
    source = models.CharField(max_length=36)
    by = models.CharField(max_length=12)
    group = models.CharField(max_length=8)
    screened = models.IntegerField(default=0)
    hits = models.IntegerField(default=0)
    decided = models.IntegerField(default=0)
    confirmed = models.IntegerField(default=0)
    secondary = models.IntegerField(default=0)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["delete_at"], name="figures_count_delete")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "purpose", "by", "group", "day"], name="one_count_a_day"
            )
        ]
