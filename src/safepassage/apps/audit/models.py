"""The ledger's tables; only ``ledger.py`` beside this file may import them.

Triggers (``triggers.py``) refuse every change that the ledger's life does not know:
entries are never updated and leave only after their period and their seal;
seals and heads never change.
"""

import uuid
from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One thing that happened: who, what, why, about which ids."""

    id = models.BigAutoField(primary_key=True)
    # Random: keeps what an expired entry said from being guessed out of its digest.
    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    event = models.CharField(max_length=64)
    actor_kind = models.CharField(max_length=16)
    actor_id = models.CharField(max_length=64)
    purpose = models.CharField(max_length=32, null=True)
    subject = models.CharField(max_length=200)
    # Canonical JSON, kept as the very text that is digested.
    details = models.TextField()
    regime = models.CharField(max_length=16)
    expires_at = models.DateTimeField()

    class Meta:
        """Found by record, and by end of life."""

        indexes: ClassVar = [
            models.Index(fields=["subject", "at"], name="audit_entry_subject"),
            models.Index(fields=["expires_at"], name="audit_entry_expires"),
        ]

    def __str__(self) -> str:
        """Show number and event."""
        return f"{self.pk} {self.event}"


class Raised(models.Model):
    """The one row that says until when no look at a record is folded into an earlier one."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    until = models.DateTimeField()


class Mention(models.Model):
    """That an entry's details name somebody: the way from an id to the entries about it.

    Made of the entry alone and gone with it; no part of the chain. The id stands in
    16 bytes, unlike in any other table, so that the proof of deletion is not misled.
    """

    about = models.BinaryField(max_length=16)
    entry = models.BigIntegerField()

    class Meta:
        """Found by whom they are about, and by their entry when it ends."""

        indexes: ClassVar = [
            models.Index(fields=["about", "entry"], name="audit_mention_about"),
            models.Index(fields=["entry"], name="audit_mention_entry"),
        ]

    def __str__(self) -> str:
        """Show the entry."""
        return str(self.entry)


class Seal(models.Model):
    """An entry's place in the chain; outlives the entry."""

    number = models.BigIntegerField(primary_key=True)
    entry = models.BigIntegerField(unique=True)
    digest = models.BinaryField(max_length=32)
    expires_at = models.DateTimeField()
    chain = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        """Show the number."""
        return str(self.number)


class Head(models.Model):
    """A signed statement: at this time the chain was this long and ended in this value."""

    id = models.BigAutoField(primary_key=True)
    number = models.BigIntegerField(db_index=True)
    chain = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    key = models.BinaryField(max_length=32)
    successor = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)
    successor_signature = models.BinaryField(max_length=64)

    def __str__(self) -> str:
        """Show the length it states."""
        return str(self.number)
