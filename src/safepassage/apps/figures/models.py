"""Counts by day and group, of which no row is about anybody, and what people say of them."""

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


class FairnessReview(models.Model):
    """Why a list that was stopped for its hits by group goes on: two people's, words sealed.

    Until ``quiet_until`` the same list is not stopped again for that.
    """

    id = models.UUIDField(primary_key=True)
    listed = models.UUIDField()
    words = models.BinaryField()
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    quiet_until = models.DateTimeField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["delete_at"], name="figures_review_delete")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["listed"],
                condition=models.Q(confirmed_at=None),
                name="one_review_waits_a_list",
            ),
            models.CheckConstraint(
                condition=~models.Q(proposed_by=models.F("confirmed_by")),
                name="another_agrees_to_a_review",
            ),
        ]


class Stamp(models.Model):
    """How one decision was taken: by whom, how fast, on how strong a hit; nothing of the traveller.

    ``seconds`` are since the officer first read the item; ``second`` is the second officer.
    """

    decision = models.UUIDField(primary_key=True)
    officer = models.UUIDField()
    outcome = models.CharField(max_length=32)
    strong = models.BooleanField()
    seconds = models.PositiveIntegerField()
    at = models.DateTimeField()
    second = models.UUIDField(null=True)
    second_agrees = models.BooleanField(null=True)
    second_seconds = models.PositiveIntegerField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["at"], name="figures_stamp_at"),
            models.Index(fields=["delete_at"], name="figures_stamp_delete"),
        ]


class PublishedReport(models.Model):
    """A transparency report as it was made; everybody reads it once a second person agreed.

    ``content`` is JSON of suppressed counts; ``first`` and ``last`` are months as ``2026-10``.
    """

    id = models.UUIDField(primary_key=True)
    first = models.CharField(max_length=7)
    last = models.CharField(max_length=7)
    content = models.BinaryField()
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "last"], name="one_report_of_these_months"),
            models.CheckConstraint(
                condition=~models.Q(proposed_by=models.F("confirmed_by")),
                name="another_publishes_a_report",
            ),
        ]
