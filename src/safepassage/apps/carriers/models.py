"""Carriers and the credentials with which their systems sign in."""

from enum import StrEnum
from uuid import uuid4

from django.db import models


class CarrierState(StrEnum):
    """Whether a carrier's messages are taken."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


class Carrier(models.Model):
    """A carrier that is obliged or allowed to send.

    ``code`` is the IATA (two letters) or ICAO (three letters) designator;
    ``formats`` and ``routes`` narrow what may be sent, ``None`` means all; they are
    set and read in ``agreements``.
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


class Credential(models.Model):
    """One bearer token of a carrier; only the SHA-256 of its 256 random bits is kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    carrier = models.ForeignKey(Carrier, on_delete=models.PROTECT, related_name="credentials")
    label = models.CharField(max_length=60, blank=True)
    sha256 = models.BinaryField(max_length=32, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-created_at",)

    def __str__(self) -> str:
        return str(self.id)
