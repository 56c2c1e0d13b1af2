"""Finds carriers, and tells whose credential a token is."""

from collections.abc import Sequence
from datetime import datetime
from hmac import compare_digest
from uuid import UUID

from django.db.models import Q

from safepassage.apps.accounts.tokens import digest
from safepassage.apps.carriers.models import Carrier, Credential


def authenticate(token: str, at: datetime) -> Carrier | None:
    """Return whose live credential ``token`` is, suspended carriers included.

    Found by digest and compared in constant time, so that timing tells nothing
    about the token.
    """
    presented = digest(token)
    credential = (
        Credential.objects.filter(sha256=presented).filter(_live(at)).select_related("carrier")
    ).first()
    stored = bytes(credential.sha256) if credential else bytes(len(presented))
    return credential.carrier if compare_digest(stored, presented) and credential else None


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


def speaks_for_unknown(sender: UUID, code: str) -> bool:
    """Whether a registered carrier tells of a flight of one that is not registered."""
    found = Carrier.objects.filter(Q(pk=sender) | Q(code=code)).values_list("pk", "code")
    known = dict(found)
    return sender in known and code not in known.values()


def by_id(carrier_id: UUID) -> Carrier | None:
    """One carrier."""
    return Carrier.objects.filter(pk=carrier_id).first()


def credential(carrier: Carrier, credential_id: UUID) -> Credential | None:
    """One credential of one carrier."""
    return carrier.credentials.filter(pk=credential_id).select_related("carrier").first()


def _live(at: datetime) -> Q:
    return Q(revoked_at=None) & (Q(expires_at=None) | Q(expires_at__gt=at))
