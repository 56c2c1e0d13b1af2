"""Finds agencies, and tells whose credential a token is."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.accounts.credentials import presented
from safepassage.apps.accounts.tokens import digest
from safepassage.apps.agencies.models import Agency, AgencyCredential


def authenticate(token: str, at: datetime) -> Agency | None:
    """Return whose live credential ``token`` is, suspended agencies included."""
    credential = presented(AgencyCredential.objects.select_related("agency"), token, at)
    return credential.agency if credential else None


def whose(token: str) -> UUID | None:
    """Return which agency's credential ``token`` is or was, also after its end."""
    found = AgencyCredential.objects.filter(sha256=digest(token))
    return found.values_list("agency_id", flat=True).first()


def agencies() -> Sequence[Agency]:
    """All agencies with their credentials, by code."""
    return list(Agency.objects.prefetch_related("credentials"))


def by_code(code: str) -> Agency | None:
    """The agency with this code."""
    return Agency.objects.filter(code=code.upper()).first()


def by_id(agency_id: UUID) -> Agency | None:
    """One agency."""
    return Agency.objects.filter(pk=agency_id).first()


def credential(agency: Agency, credential_id: UUID) -> AgencyCredential | None:
    """One credential of one agency."""
    return agency.credentials.filter(pk=credential_id).select_related("agency").first()
