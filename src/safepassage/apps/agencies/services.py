"""Adds agencies, gives and takes credentials; every change is in the ledger."""

import re
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from safepassage.apps.accounts.credentials import end, issue
from safepassage.apps.agencies.models import Agency, AgencyCredential, AgencyState
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor
from safepassage.safeguards.sharing import AgencyRole

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,39}")


class Ground(StrEnum):
    """Why an agency is cut off or a credential ended; kept with the entry."""

    WRONG_HANDS = "wrong_hands"
    REPLACED = "replaced"
    ASKED = "asked"
    NO_BASIS = "no_basis"
    ORDERED = "ordered"


class AgencyError(ValueError):
    """The request breaks a rule; the text says which."""


@transaction.atomic
def add_agency(
    *,
    code: str,
    name: str,
    role: AgencyRole,
    actor: Actor,
    at: datetime,
    contact_email: str = "",
    contact_phone: str = "",
) -> Agency:
    """Add an agency; raises ``AgencyError`` when its code is malformed or taken."""
    code = code.strip().upper()
    if not _CODE.fullmatch(code):
        raise AgencyError("An agency's code has 2 to 40 letters, digits and hyphens.")
    if not name.strip():
        raise AgencyError("An agency needs a name.")
    if Agency.objects.filter(code=code).exists():
        raise AgencyError(f"There is already an agency {code}.")
    agency = Agency.objects.create(
        code=code,
        name=name.strip(),
        role=role.value,
        contact_email=contact_email,
        contact_phone=contact_phone,
        created_at=at,
        served_since=at,
    )
    _record(Event.AGENCY_ADDED, agency, actor, at, {"role": role.value})
    return agency


@transaction.atomic
def rotate(*, agency: Agency, actor: Actor, at: datetime) -> str:
    """Return a new token, to be shown once; the old ones end after a week of overlap."""
    token = issue(agency.credentials, at=at)
    _record(Event.AGENCY_ROTATED, agency, actor, at)
    return token


@transaction.atomic
def revoke(*, credential: AgencyCredential, ground: Ground, actor: Actor, at: datetime) -> None:
    """End one credential at once."""
    if not end(credential, at=at):
        raise AgencyError("This credential is revoked already.")
    details = {"credential": str(credential.pk), "ground": ground.value}
    _record(Event.AGENCY_REVOKED, credential.agency, actor, at, details)


@transaction.atomic
def suspend(*, agency: Agency, ground: Ground, actor: Actor, at: datetime) -> None:
    """Give an agency nothing more; its credentials stay."""
    agency.state = AgencyState.SUSPENDED.value
    agency.save(update_fields=["state"])
    _record(Event.AGENCY_SUSPENDED, agency, actor, at, {"ground": ground.value})


@transaction.atomic
def restore(*, agency: Agency, actor: Actor, at: datetime) -> None:
    """Serve a suspended agency again, with what is told from now on."""
    agency.state, agency.served_since = AgencyState.ACTIVE.value, at
    agency.save(update_fields=["state", "served_since"])
    _record(Event.AGENCY_RESTORED, agency, actor, at)


def _record(
    event: Event,
    agency: Agency,
    actor: Actor,
    at: datetime,
    details: dict[str, str] | None = None,
) -> None:
    ledger.write(event=event, actor=actor, subject=str(agency.pk), details=details, at=at)
