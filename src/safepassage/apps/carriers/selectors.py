"""Finds carriers, and tells whose credential a token is."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Q

from safepassage.apps.accounts.credentials import live, presented
from safepassage.apps.accounts.tokens import digest
from safepassage.apps.carriers.models import Carrier, CarrierState, Credential

WARN_BEFORE = timedelta(days=30)
"""How long before its last credential ends a carrier is named to the administrators."""


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


def active() -> Sequence[Carrier]:
    """The carriers whose messages are taken, by code."""
    return list(Carrier.objects.filter(state=CarrierState.ACTIVE))


def by_code(code: str) -> Carrier | None:
    """The carrier with this designator."""
    return Carrier.objects.filter(code=code.upper()).first()


def speaks_for_unknown(sender: UUID, code: str) -> bool:
    """Whether a registered carrier tells of a flight of one that is not registered."""
    found = Carrier.objects.filter(Q(pk=sender) | Q(code=code)).values_list("pk", "code")
    known = dict(found)
    return sender in known and code not in known.values()


def by_id(carrier_id: UUID) -> Carrier | None:
    """One carrier."""
    return Carrier.objects.filter(pk=carrier_id).first()


def quarantined() -> Sequence[Carrier]:
    """The carriers whose messages wait for an officer, by code."""
    return list(Carrier.objects.filter(quarantined_at__isnull=False))


def is_quarantined(carrier_id: UUID) -> bool:
    """Whether the carrier's messages wait for an officer."""
    return Carrier.objects.filter(pk=carrier_id, quarantined_at__isnull=False).exists()


def expiring(at: datetime) -> dict[UUID, datetime]:
    """When the last live credential of a carrier ends, where that is within ``WARN_BEFORE``.

    A carrier that has rotated in time has a later one and is not among them.
    """
    current = Credential.objects.filter(live(at), carrier__state=CarrierState.ACTIVE)
    last = current.values("carrier").annotate(
        ends=Max("expires_at"), open=Count("pk") - Count("expires_at")
    )
    soon = last.filter(open=0, ends__lte=at + WARN_BEFORE)
    return {row["carrier"]: row["ends"] for row in soon}


def credential(carrier: Carrier, credential_id: UUID) -> Credential | None:
    """One credential of one carrier."""
    return carrier.credentials.filter(pk=credential_id).select_related("carrier").first()
