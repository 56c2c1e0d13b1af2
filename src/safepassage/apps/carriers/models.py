"""Carriers and the credentials with which their systems sign in."""

from enum import StrEnum
from typing import ClassVar
from uuid import uuid4

from django.db import models

from safepassage.apps.accounts.credentials import MachineCredential


class CarrierState(StrEnum):
    """Whether a carrier's messages are taken."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


class Carrier(models.Model):
    """A carrier that is obliged or allowed to send.

    ``code`` is the IATA (two letters) or ICAO (three letters) designator;
    ``formats`` and ``routes`` narrow what may be sent, ``None`` means all; they are
    set and read in ``agreements``. ``per_minute`` is how many messages it may send,
    ``None`` what every carrier may. ``senders`` are the addresses it sends from
    (``safeguards.senders``), ``certificates`` the SHA-256 of those that its systems show
    (``certificates``), where any is asked for. ``is_router``: it is the Union's central router,
    which passes on what carriers owe (``routing``). In quarantine since ``quarantined_at``, its
    messages are received and wait for an officer.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=120)
    state = models.CharField(
        max_length=16,
        choices=[(state.value, state.value) for state in CarrierState],
        default=CarrierState.ACTIVE.value,
    )
    formats = models.JSONField(null=True)
    routes = models.JSONField(null=True)
    per_minute = models.PositiveIntegerField(null=True)
    senders = models.JSONField(default=list)
    certificates = models.JSONField(default=list)
    is_router = models.BooleanField(default=False)
    quarantined_at = models.DateTimeField(null=True)
    quarantine_ground = models.CharField(max_length=24, null=True)
    released_at = models.DateTimeField(null=True)
    contact_email = models.CharField(max_length=254, blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        """Shown in the order of their codes."""

        ordering = ("code",)

    def __str__(self) -> str:
        return self.code

    @property
    def is_active(self) -> bool:
        """Whether messages are taken."""
        return self.state == CarrierState.ACTIVE

    @property
    def is_quarantined(self) -> bool:
        """Whether its messages wait for an officer."""
        return self.quarantined_at is not None


class Credential(MachineCredential):
    """One bearer token of a carrier."""

    carrier = models.ForeignKey(Carrier, on_delete=models.PROTECT, related_name="credentials")


class TableMapping(models.Model):
    """What the columns of a carrier's own table mean: headings and fields, never a row.

    ``mapping`` is a ``formats.manifests.Mapping`` as JSON.
    """

    carrier = models.ForeignKey(Carrier, on_delete=models.PROTECT, related_name="mappings")
    name = models.CharField(max_length=60)
    mapping = models.JSONField()
    kept_at = models.DateTimeField()

    class Meta:
        """By name."""

        ordering = ("name",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["carrier", "name"], name="one_mapping_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name
