"""Recipients, disclosures, and the notices that follow from them: codes, ids and sealed words.

No value of a person stands here. What an officer says is sealed under the traveller's own key;
what left is known by its groups, its time and the digest of its file.
"""

from enum import StrEnum
from typing import ClassVar

from django.db import models

from safepassage.safeguards.disclosure import Onward, Protection, RecipientKind
from safepassage.safeguards.offences import Offence


class Stage(models.TextChoices):
    """Where a disclosure stands."""

    AWAITING_SECOND = "awaiting_second"
    AWAITING_REVIEW = "awaiting_review"
    READY = "ready"
    SENT = "sent"
    RECEIVED = "received"
    NOT_AGREED = "not_agreed"
    REFUSED = "refused"


class Feedback(models.TextChoices):
    """What a recipient said of what came of it."""

    USED = "used"
    NOT_USED = "not_used"
    OTHER_OFFENCE = "other_offence"
    DESTROYED = "destroyed"


class Change(models.TextChoices):
    """What became of a record that recipients were given."""

    CORRECTED = "corrected"
    ERASED = "erased"
    RESTRICTED = "restricted"
    ANNOTATED = "annotated"
    RECALLED = "recalled"
    """The authority found afterwards that it should not have left."""


class Way(models.TextChoices):
    """How a notice reached whom it is for."""

    FEED = "feed"
    FILE = "file"
    LETTER = "letter"
    TELEPHONE = "telephone"


class Cause(models.TextChoices):
    """Why the person has to be told."""

    USED = "used"
    DISCLOSED = "disclosed"


class Ended(models.TextChoices):
    """How a notice to a person ended."""

    LETTER = "letter"
    MAIL = "mail"
    IN_PERSON = "in_person"
    UNREACHABLE = "unreachable"


class DeferralGround(models.TextChoices):
    """Why the person is told later: a closed list; each has an end and a review."""

    INVESTIGATION = "investigation"
    DANGER_TO_A_PERSON = "danger_to_a_person"
    PUBLIC_SECURITY = "public_security"
    RIGHTS_OF_OTHERS = "rights_of_others"


def _choices(members: type[StrEnum]) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in members]


class Recipient(models.Model):
    """Who may be given a record, by which law, for what alone; in force once a second agrees."""

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=_choices(RecipientKind))
    state = models.CharField(max_length=3, blank=True)
    law = models.CharField(max_length=200)
    purpose_lock = models.CharField(max_length=400)
    protection = models.CharField(max_length=16, choices=_choices(Protection))
    reference = models.CharField(max_length=200, blank=True)
    until = models.DateField(null=True)
    onward = models.CharField(max_length=16, choices=_choices(Onward))
    public_key = models.BinaryField(max_length=32)
    contact = models.CharField(max_length=200)
    added_by = models.UUIDField()
    added_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    suspended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ("code",)
        constraints: ClassVar = [
            models.CheckConstraint(
                name="who_added_a_recipient_does_not_confirm_it",
                condition=models.Q(confirmed_by=None)
                | ~models.Q(confirmed_by=models.F("added_by")),
            )
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def in_force(self) -> bool:
        """Whether anything may go to it."""
        return self.confirmed_at is not None and self.suspended_at is None


class Disclosure(models.Model):
    """One record asked for one recipient: by whom, for what, and how far it has come.

    ``words`` are why, sealed under the traveller's key; ``sha256`` is of the file that left last.
    """

    id = models.UUIDField(primary_key=True)
    journey = models.UUIDField()
    kind = models.CharField(max_length=16)
    item = models.UUIDField()
    decision = models.UUIDField()
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="disclosures")
    purpose = models.CharField(max_length=24)
    offence = models.CharField(max_length=32, choices=_choices(Offence))
    chance_find = models.BooleanField(default=False)
    groups = models.JSONField()
    words = models.BinaryField()
    stage = models.CharField(max_length=16, choices=Stage.choices)
    approval = models.UUIDField(null=True)
    """The request to the approval authority, where its review is needed."""
    officer = models.UUIDField()
    at = models.DateTimeField()
    second_officer = models.UUIDField(null=True)
    second_at = models.DateTimeField(null=True)
    second_agrees = models.BooleanField(null=True)
    second_words = models.BinaryField(null=True)
    sent_by = models.UUIDField(null=True)
    sent_at = models.DateTimeField(null=True)
    sha256 = models.CharField(max_length=64, default="")
    received_at = models.DateTimeField(null=True)
    feedback = models.CharField(max_length=16, choices=Feedback.choices, default="")
    feedback_at = models.DateTimeField(null=True)
    officer_told_at = models.DateTimeField(null=True)
    """When the data protection officer was told, where the law wants it each time."""
    officer_saw_at = models.DateTimeField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["journey"], name="disclosure_journey"),
            models.Index(fields=["stage"], name="disclosure_stage"),
            models.Index(fields=["delete_at"], name="disclosure_delete"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="two_people_disclose",
                condition=models.Q(second_officer=None)
                | ~models.Q(second_officer=models.F("officer")),
            ),
            models.CheckConstraint(
                name="nothing_leaves_without_a_second",
                condition=models.Q(sent_at=None) | models.Q(second_agrees=True),
            ),
        ]


class CorrectionNotice(models.Model):
    """That a recipient of a record has to hear what became of it, and whether it has.

    ``recipient`` names it as ``flows.recipients`` does, ``reference`` is how it knows the record.
    """

    id = models.UUIDField(primary_key=True)
    journey = models.UUIDField()
    change = models.CharField(max_length=12, choices=Change.choices)
    groups = models.JSONField(default=list)
    channel = models.CharField(max_length=12)
    recipient = models.CharField(max_length=64)
    reference = models.CharField(max_length=64, default="")
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=12, choices=Way.choices, default="")
    officer = models.UUIDField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["journey"], name="correction_journey"),
            models.Index(
                fields=["due_at"], name="correction_due", condition=models.Q(delivered_at=None)
            ),
            models.Index(fields=["delete_at"], name="correction_delete"),
        ]


class PersonNotice(models.Model):
    """That a person has to be told in writing that their kept data were used or disclosed.

    A deferral has a ground, an end and somebody who gave it; ``deferrals`` counts them.
    """

    id = models.UUIDField(primary_key=True)
    journey = models.UUIDField()
    kind = models.CharField(max_length=16)
    cause = models.CharField(max_length=12, choices=Cause.choices)
    disclosure = models.UUIDField(null=True)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    ground = models.CharField(max_length=24, choices=DeferralGround.choices, default="")
    deferred_by = models.UUIDField(null=True)
    deferred_at = models.DateTimeField(null=True)
    deferred_until = models.DateTimeField(null=True)
    deferrals = models.PositiveSmallIntegerField(default=0)
    ended = models.CharField(max_length=12, choices=Ended.choices, default="")
    ended_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["journey"], name="personnotice_journey"),
            models.Index(
                fields=["due_at"], name="personnotice_due", condition=models.Q(ended_at=None)
            ),
            models.Index(fields=["delete_at"], name="personnotice_delete"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_deferral_has_an_end",
                condition=models.Q(ground="") | models.Q(deferred_until__isnull=False),
            )
        ]
