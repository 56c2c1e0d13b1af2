"""A question to a register about a journey, and counts about registers; no value of anybody.

What is sent is opened when it is sent, through the travel door; an owner's reference is in the
evidence of the hit, sealed.
"""

from typing import ClassVar

from django.db import models

from safepassage.records.register import Unchecked, Verdict


class Confirmation(models.TextChoices):
    """What the owner of a register said when an officer asked about a hit."""

    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"
    NO_ANSWER = "no_answer"


class Enquiry(models.Model):
    """What one register is asked about one journey: where it stands, and what came of it.

    It waits while there is a ``due_at``; ``round`` counts how often the journey's data made it
    wait anew, so that an answer to an older question is not taken for one to the newest.
    ``verdict`` is what is known now; ``answered`` the last answer to the values that
    ``fingerprint`` tells without giving them away. ``sent`` and ``matched`` are names of fields.
    """

    id = models.UUIDField(primary_key=True)
    register = models.CharField(max_length=40)
    journey = models.UUIDField()
    flight = models.UUIDField()
    kind = models.CharField(max_length=16)
    round = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True)
    until = models.DateTimeField()
    since = models.DateTimeField()
    verdict = models.CharField(max_length=12, default=Verdict.NOT_CHECKED.value)
    why = models.CharField(max_length=16, default=Unchecked.WAITING.value)
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered = models.CharField(max_length=12, default="")
    fingerprint = models.BinaryField(max_length=16, default=b"")
    sent = models.JSONField(default=list)
    reason = models.CharField(max_length=40, default="")
    matched = models.JSONField(default=list)
    confirmation = models.CharField(max_length=16, choices=Confirmation.choices, default="")
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    mask_at = models.DateTimeField()
    masked_at = models.DateTimeField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["journey", "register"], name="one_enquiry_a_register_and_journey"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["register", "due_at"],
                name="enquiry_due",
                condition=models.Q(due_at__isnull=False),
            ),
            models.Index(
                fields=["mask_at"], name="enquiry_mask", condition=models.Q(masked_at=None)
            ),
            models.Index(fields=["delete_at"], name="enquiry_delete"),
        ]


class RegisterDay(models.Model):
    """What one register was asked on one day, in counts: answers, failures, delays, owners' words.

    Keys of ``counts`` are ``asked``, a verdict, ``why.`` and a reason, ``within.`` and
    milliseconds, ``owner.`` and a confirmation.
    """

    register = models.CharField(max_length=40)
    day = models.DateField()
    counts = models.JSONField(default=dict)
    delete_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["register", "day"], name="one_row_a_register_and_day")
        ]
        indexes: ClassVar = [models.Index(fields=["delete_at"], name="register_day_delete")]


class RegisterState(models.Model):
    """Whether a register answers: since when it does not, why, and when it did last."""

    register = models.CharField(max_length=40, primary_key=True)
    silent_since = models.DateTimeField(null=True)
    why = models.CharField(max_length=16, default="")
    answered_at = models.DateTimeField(null=True)
