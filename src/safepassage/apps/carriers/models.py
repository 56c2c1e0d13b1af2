"""Carriers and the credentials with which their systems sign in."""

from enum import StrEnum
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


class Credential(MachineCredential):
    """One bearer token of a carrier."""

    carrier = models.ForeignKey(Carrier, on_delete=models.PROTECT, related_name="credentials")
