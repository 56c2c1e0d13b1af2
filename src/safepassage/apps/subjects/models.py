"""Requests of data subjects, their sealed content, and what they led to on records.

No word of a requester stands here in clear: content is sealed under the request's own key,
which is wrapped under the key of the day on which the request ends. What stands on a record
(a note, a correction) is sealed under that traveller's key, and ends with the record.
"""

from typing import ClassVar

from django.db import models

from safepassage.safeguards.rights.asked import Review, Route


class SubjectRequest(models.Model):
    """One request: codes, dates and who did what; ``receipt`` is a digest.

    ``leaves_at`` is when the answer leaves, known with the answer. ``recheck_on`` is when a
    limitation of access is looked at again.
    """

    id = models.UUIDField(primary_key=True)
    receipt = models.BinaryField(max_length=32, unique=True)
    key = models.BinaryField(max_length=60)
    asks_for = models.CharField(max_length=16)
    for_whom = models.CharField(max_length=16)
    channel = models.CharField(max_length=8)
    answer_by = models.CharField(max_length=12)
    route = models.CharField(max_length=12, default=Route.AUTHORITY.value)
    received_at = models.DateTimeField()
    put_off_at = models.DateTimeField(null=True)
    entered_by = models.UUIDField(null=True)
    proof = models.CharField(max_length=16, default="")
    proven_by = models.UUIDField(null=True)
    proven_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=12, default="")
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    leaves_at = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    recheck_on = models.DateField(null=True)
    review = models.CharField(max_length=8, default=Review.NONE.value)
    review_at = models.DateTimeField(null=True)
    reviewed_by = models.UUIDField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["delete_at"], name="subjectrequest_delete"),
            models.Index(fields=["answer", "received_at"], name="subjectrequest_open"),
        ]


class SealedWords(models.Model):
    """One thing that was said, written or found about a request, sealed under its key.

    ``what`` is one of ``content.What``; the ``number`` counts those of a kind.
    """

    request = models.ForeignKey(SubjectRequest, on_delete=models.CASCADE, related_name="words")
    what = models.CharField(max_length=16)
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()
    by = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "what", "number"], name="said_once_a_number")
        ]


class DocumentCopy(models.Model):
    """The printed lines and perhaps a picture of a document, until somebody looked at them.

    Under a key of its own; the row goes with the check, at ``delete_at`` at the latest.
    """

    request = models.OneToOneField(
        SubjectRequest, on_delete=models.CASCADE, primary_key=True, related_name="copy"
    )
    key = models.BinaryField(max_length=60)
    lines = models.BinaryField()
    picture = models.BinaryField(null=True)
    media = models.CharField(max_length=12, default="")
    size = models.PositiveIntegerField(default=0)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["delete_at"], name="documentcopy_delete")]


class RecordNote(models.Model):
    """A mark on a record that every officer sees who opens it; ``words`` under its key."""

    id = models.UUIDField(primary_key=True)
    journey = models.UUIDField()
    request = models.UUIDField()
    kind = models.CharField(max_length=12)
    words = models.BinaryField()
    by = models.UUIDField()
    at = models.DateTimeField()
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["journey"], name="recordnote_journey"),
            models.Index(fields=["delete_at"], name="recordnote_delete"),
        ]


class FieldCorrection(models.Model):
    """Fields of a record that are to say something else; ``fields`` under the record's key.

    One that touches a decision waits for a second person; then, as else at once, it holds.
    """

    id = models.UUIDField(primary_key=True)
    journey = models.UUIDField()
    request = models.UUIDField()
    fields = models.BinaryField()
    names = models.JSONField()
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    second_by = models.UUIDField(null=True)
    applied_at = models.DateTimeField(null=True)
    delete_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["journey"], name="fieldcorrection_journey"),
            models.Index(fields=["delete_at"], name="fieldcorrection_delete"),
        ]
