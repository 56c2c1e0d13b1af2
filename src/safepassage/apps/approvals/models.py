"""Requests for leave from outside, and the reviews that are due: ids, codes, sealed words.

The words of a request and of its answer are sealed under a key that dies on the day on which
the record that they are about is deleted; a grant's answer opens with a key outside the
database that is destroyed when it was used or has ended.
"""

from typing import ClassVar

from django.db import models

from safepassage.apps.approvals.terms import ApprovalKind, Finding, Opens, Reviewer, State
from safepassage.safeguards.purpose import Purpose


class ApprovalRequest(models.Model):
    """That an officer asked for leave to do one thing with one subject, and what came of it.

    ``words`` are ground and case, ``reasons`` the authority's. ``decided_by`` is an officer of
    the authority, ``authority_key`` the fingerprint of the key that answered, where it did so
    by file. ``answer`` is what a granted file carries for this request alone.
    """

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=16, choices=[(one.value, one.value) for one in ApprovalKind])
    subject = models.UUIDField()
    law = models.CharField(max_length=120)
    purpose = models.CharField(max_length=24, choices=[(one.value, one.value) for one in Purpose])
    requester = models.UUIDField()
    requested_at = models.DateTimeField()
    urgent = models.BooleanField(default=False)
    review_by = models.DateTimeField(null=True)
    answer_by = models.DateTimeField()
    state = models.CharField(max_length=8, choices=[(one.value, one.value) for one in State])
    opens = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Opens])
    valid_until = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    authority_key = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    times_used = models.PositiveIntegerField(default=0)
    words = models.BinaryField()
    reasons = models.BinaryField(default=b"")
    words_day = models.DateField()
    answer = models.BinaryField(default=b"")
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="approval_subject"),
            models.Index(fields=["state", "requested_at"], name="approval_state"),
            models.Index(fields=["requester", "requested_at"], name="approval_requester"),
            models.Index(fields=["delete_at"], name="approval_delete"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="nobody_approves_their_own",
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("requester")),
            ),
        ]


class Review(models.Model):
    """That somebody must look again at a granted request, and what they found."""

    request = models.ForeignKey(ApprovalRequest, on_delete=models.CASCADE, related_name="reviews")
    by = models.CharField(max_length=24, choices=[(one.value, one.value) for one in Reviewer])
    due_at = models.DateTimeField()
    overdue_told_at = models.DateTimeField(null=True)
    done_by = models.UUIDField(null=True)
    authority_key = models.CharField(max_length=64, blank=True)
    done_at = models.DateTimeField(null=True)
    finding = models.CharField(
        max_length=8, blank=True, choices=[(f.value, f.value) for f in Finding]
    )
    words = models.BinaryField(default=b"")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["done_at", "due_at"], name="review_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "by"], name="one_review_a_reviewer")
        ]
