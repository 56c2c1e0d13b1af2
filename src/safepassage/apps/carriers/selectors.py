"""Finds carriers, and tells whose credential a token is."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.accounts.credentials import presented
from safepassage.apps.accounts.tokens import digest
from safepassage.apps.carriers.models import Carrier, Credential


def authenticate(token: str, at: datetime) -> Carrier | None:
    """Return whose live credential ``token`` is, suspended carriers included."""
    credential = presented(Credential.objects.select_related("carrier"), token, at)
    return credential.carrier if credential else None


def whose(token: str) -> UUID | None:
    """Return which carrier's credential ``token`` is or was, also after its end."""
    found = Credential.objects.filter(sha256=digest(token))
    return found.values_list("carrier_id", flat=True).first()


def carriers() -> Sequence[Carrier]:
    """All carriers with their credentials, by code."""
    return list(Carrier.objects.prefetch_related("credentials"))


def by_code(code: str) -> Carrier | None:
    """The carrier with this designator."""
    return Carrier.objects.filter(code=code.upper()).first()


def by_id(carrier_id: UUID) -> Carrier | None:
    """One carrier."""
    return Carrier.objects.filter(pk=carrier_id).first()


def credential(carrier: Carrier, credential_id: UUID) -> Credential | None:
    """One credential of one carrier."""
    return carrier.credentials.filter(pk=credential_id).select_related("carrier").first()
