"""Agencies with their credentials, and the feed from which each takes what its law gives it.

The feed holds ids and codes alone. A journey's values stay where they are and are opened when
an agency asks; it knows each journey by a reference of its own.
"""

from enum import StrEnum
from typing import ClassVar
from uuid import uuid4

from django.db import models

from safepassage.apps.accounts.credentials import MachineCredential
from safepassage.safeguards.sharing import AgencyRole


class AgencyState(StrEnum):
    """Whether an agency is given anything."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


class What(StrEnum):
    """What happened to a journey."""

    TOLD = "told"
    WITHDRAWN = "withdrawn"
    MASKED = "masked"
    DELETED = "deleted"


class Agency(models.Model):
    """An authority of the state that takes data from the single window."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(
        max_length=16, choices=[(role.value, role.value) for role in AgencyRole]
    )
    state = models.CharField(
        max_length=16,
        choices=[(state.value, state.value) for state in AgencyState],
        default=AgencyState.ACTIVE.value,
    )
    contact_email = models.CharField(max_length=254, blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()
    served_since = models.DateTimeField()
    """When it was added, or served again: it is given nothing that was told before."""

    class Meta:
        """Shown in the order of their codes."""

        ordering = ("code",)

    def __str__(self) -> str:
        return self.code

    @property
    def is_active(self) -> bool:
        """Whether it is given anything."""
        return self.state == AgencyState.ACTIVE


class AgencyCredential(MachineCredential):
    """One bearer token of an agency."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="credentials")


class Handed(models.Model):
    """That an agency was given a journey, and the reference by which it knows it."""

    reference = models.UUIDField(primary_key=True)
    agency = models.UUIDField()
    journey = models.UUIDField(db_index=True)
    delete_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "journey"], name="one_reference_an_agency")
        ]


class FeedEntry(models.Model):
    """Something that happened to a journey, for every agency that its kind of data is for.

    ``journey`` is empty when it is deleted; then ``agency`` and ``reference`` say whom it is
    told, and of what.
    """

    kind = models.CharField(max_length=16)
    what = models.CharField(max_length=16)
    journey = models.UUIDField(null=True, db_index=True)
    agency = models.UUIDField(null=True)
    reference = models.UUIDField(null=True)
    sequence = models.BigIntegerField()
    at = models.DateTimeField()
    delete_at = models.DateTimeField(db_index=True)


class FeedPlace(models.Model):
    """The place of an entry in the feed: its cursor, never used twice.

    Places are given by who reads, one at a time, so that nothing that is written late can
    get a place before one that was read already.
    """

    entry = models.OneToOneField(FeedEntry, on_delete=models.CASCADE, related_name="place")
