"""Hits, the work items they open, the decisions people take, and the status carriers hold.

Evidence and words are sealed under the traveller's own key; what stands in
clear are codes.
"""

from typing import ClassVar

from django.db import models


class ItemState(models.TextChoices):
    """Where a work item stands."""

    OPEN = "open"
    AWAITING_SECOND = "awaiting_second"
    DECIDED = "decided"


class Queue(models.TextChoices):
    """Who works an item; protection queues are apart from enforcement."""

    ASSESSMENT = "assessment"
    BORDER = "border"
    PROTECTION = "protection"


class Why(models.TextChoices):
    """Why the arrival desk is told about somebody."""

    DECIDED = "decided"
    LAPSED = "lapsed"


class WorkItem(models.Model):
    """The one open piece of work about a traveller-journey.

    ``severity`` is the highest that its hits' listings ever had, from 1 to 5.
    """

    id = models.UUIDField(primary_key=True)
    journey = models.UUIDField(unique=True)
    flight = models.UUIDField()
    kind = models.CharField(max_length=16)
    queue = models.CharField(max_length=12, choices=Queue.choices)
    state = models.CharField(max_length=16, choices=ItemState.choices)
    rank = models.PositiveSmallIntegerField()
    severity = models.PositiveSmallIntegerField(default=0)
    headline = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    lapsed_at = models.DateTimeField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["queue", "state", "due_at"]),
            models.Index(fields=["delete_at"]),
        ]


class Hit(models.Model):
    """Why an item exists: one listed entry or rule, with codes and sealed evidence."""

    id = models.UUIDField(primary_key=True)
    item = models.ForeignKey(WorkItem, on_delete=models.CASCADE, related_name="hits")
    kind = models.CharField(max_length=8)
    key = models.CharField(max_length=160)
    match_class = models.CharField(max_length=12)
    list_id = models.UUIDField(null=True)
    list_version = models.CharField(max_length=64)
    inputs = models.CharField(max_length=80)
    purpose = models.CharField(max_length=24)
    codes = models.JSONField()
    name_score = models.FloatField()
    identity_score = models.FloatField()
    evidence = models.BinaryField()
    raised_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "key"], name="one_hit_a_key")
        ]


class Decision(models.Model):
    """What an officer decided and who confirmed it; ``words`` are ground, law, court order.

    ``second_words`` are why the second officer did not agree; ``version`` is that of the journey
    which was decided upon.
    """

    id = models.UUIDField(primary_key=True)
    item = models.ForeignKey(WorkItem, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(max_length=32)
    words = models.BinaryField()
    officer = models.UUIDField()
    at = models.DateTimeField()
    second_officer = models.UUIDField(null=True)
    second_at = models.DateTimeField(null=True)
    second_agrees = models.BooleanField(null=True)
    second_words = models.BinaryField(null=True)
    in_force = models.BooleanField()
    version = models.BigIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["item", "at"])]


class BoardingStatus(models.Model):
    """What the carrier was last told about a traveller-journey, and by whom it was decided."""

    HELD_UP: ClassVar = ("do_not_board", "contact_government")

    journey = models.UUIDField(primary_key=True)
    carrier = models.UUIDField()
    meaning = models.CharField(max_length=24)
    sequence = models.BigIntegerField(default=0)
    since = models.DateTimeField()
    lapses_at = models.DateTimeField(null=True)
    waits_for = models.UUIDField(null=True)
    paged_at = models.DateTimeField(null=True)
    decision = models.UUIDField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["lapses_at"]),
            models.Index(fields=["delete_at"]),
            models.Index(
                name="held_up",
                fields=["journey"],
                condition=models.Q(meaning__in=("do_not_board", "contact_government")),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="people_refuse",
                condition=~models.Q(meaning="do_not_board") | models.Q(decision__isnull=False),
            )
        ]


class ArrivalNotice(models.Model):
    """Whom the arrival desk is told about, why and since when; who has seen it.

    It is of the kind of data of its journey. ``by_unit`` stands on a border check's copy for
    what the unit knows: it names no item, and leads a border officer to the unit, no further.
    """

    id = models.UUIDField(primary_key=True)
    journey = models.UUIDField()
    flight = models.UUIDField()
    kind = models.CharField(max_length=16)
    airport = models.CharField(max_length=8)
    why = models.CharField(max_length=8, choices=Why.choices)
    item = models.UUIDField(null=True)
    by_unit = models.BooleanField()
    at = models.DateTimeField()
    seen_by = models.UUIDField(null=True)
    seen_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["kind", "seen_at"], name="cases_arriv_kind_seen"),
            models.Index(fields=["delete_at"], name="cases_arriv_delete"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journey", "by_unit"], name="one_notice_a_journey"),
            models.CheckConstraint(
                name="units_notice_names_no_item",
                condition=models.Q(by_unit=False) | models.Q(item=None),
            ),
        ]
