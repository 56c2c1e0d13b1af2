"""Adds carriers, gives and takes credentials; every change is in the ledger."""

import re
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from safepassage.apps.accounts.credentials import end, issue
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.models import Carrier, CarrierState, Credential
from safepassage.records.actor import Actor

_DESIGNATOR = re.compile(r"[A-Z0-9]{2}|[A-Z]{3}")


class Ground(StrEnum):
    """Why a carrier is cut off or a credential ended; kept with the entry."""

    WRONG_HANDS = "wrong_hands"
    WRONG_MESSAGES = "wrong_messages"
    MANY_FAULTY = "many_faulty"
    REPLACED = "replaced"
    ASKED = "asked"
    NO_BASIS = "no_basis"
    FLIES_NO_MORE = "flies_no_more"
    NAMED_ROUTER = "named_router"
    ROUTER_NO_MORE = "router_no_more"
    BY_MISTAKE = "by_mistake"


class CarrierError(ValueError):
    """The request breaks a rule; the text says which."""


@transaction.atomic
def add_carrier(
    *,
    code: str,
    name: str,
    actor: Actor,
    at: datetime,
    contact_email: str = "",
    contact_phone: str = "",
) -> Carrier:
    """Add a carrier; raises ``CarrierError`` when the designator is malformed or taken."""
    code = code.strip().upper()
    if not _DESIGNATOR.fullmatch(code):
        raise CarrierError(
            "A carrier's code is its two-character IATA or three-letter ICAO designator."
        )
    if not name.strip():
        raise CarrierError("A carrier needs a name.")
    if Carrier.objects.filter(code=code).exists():
        raise CarrierError(f"There is already a carrier {code}.")
    carrier = Carrier.objects.create(
        code=code,
        name=name.strip(),
        contact_email=contact_email,
        contact_phone=contact_phone,
        created_at=at,
    )
    _record(Event.CARRIER_ADDED, carrier, actor, at)
    return carrier


@transaction.atomic
def rotate(*, carrier: Carrier, actor: Actor, at: datetime, label: str = "") -> str:
    """Return a new token, to be shown once; the old ones end after a week of overlap."""
    token = issue(carrier.credentials, at=at, label=label)
    _record(Event.CARRIER_ROTATED, carrier, actor, at)
    return token


@transaction.atomic
def revoke(*, credential: Credential, ground: Ground, actor: Actor, at: datetime) -> None:
    """End one credential at once."""
    if not end(credential, at=at):
        raise CarrierError("This credential is revoked already.")
    details = {"credential": str(credential.pk), "ground": ground.value}
    _record(Event.CARRIER_REVOKED, credential.carrier, actor, at, details)


@transaction.atomic
def suspend(*, carrier: Carrier, ground: Ground, actor: Actor, at: datetime) -> None:
    """Take no more messages of a carrier; its credentials stay."""
    _set_state(carrier, CarrierState.SUSPENDED)
    _record(Event.CARRIER_SUSPENDED, carrier, actor, at, {"ground": ground.value})


@transaction.atomic
def restore(*, carrier: Carrier, actor: Actor, at: datetime) -> None:
    """Take a suspended carrier's messages again."""
    _set_state(carrier, CarrierState.ACTIVE)
    _record(Event.CARRIER_RESTORED, carrier, actor, at)


def _set_state(carrier: Carrier, state: CarrierState) -> None:
    carrier.state = state.value
    carrier.save(update_fields=["state"])


def _record(
    event: Event,
    carrier: Carrier,
    actor: Actor,
    at: datetime,
    details: dict[str, str] | None = None,
) -> None:
    ledger.write(event=event, actor=actor, subject=str(carrier.pk), details=details, at=at)
