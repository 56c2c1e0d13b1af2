"""Breaches: reported, judged, told, and written down for the supervisor or a joint committee."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import transaction

from safepassage.apps.incidents import selectors, services
from safepassage.apps.incidents.services import Judged, Reported
from safepassage.apps.incidents.shown import IncidentHead
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.breach import Cause, Clocks, Told, What, supervisor_by
from safepassage.safeguards.sealing import NONCE_BYTES, Place, Sealers, Use, subkeys

FORMAT = "safepassage-breach 1"
KEY_VERSION = 1
OFFICERS = frozenset({"officer", "reported_by", "closed_by"})


class Happened(Record, frozen=True):
    """What somebody reports; ``account`` is in words, without anybody's name."""

    what: What
    cause: Cause
    kinds: tuple[DataKind, ...]
    persons: int | None
    account: str
    happened_at: datetime | None
    known_at: datetime


class BreachReport(Record, frozen=True):
    """The file for a supervisor or committee (GDPR 33(3)): no person in it, no officer either."""

    format: str
    reference: str
    state: str
    receiver: str
    made_at: datetime
    breach: dict[str, Any]
    account: str


def report(platform: Platform, happened: Happened, *, officer: UUID, actor: Actor) -> UUID:
    """Enter a breach; raises ``services.IncidentError``."""
    incident, at = platform.ids.new(), platform.clock.now()
    sealer, nonce = _sealers(platform), platform.ids.random(NONCE_BYTES)
    account = sealer.seal(nonce, happened.account.strip().encode(), place(incident))
    reported = Reported(
        id=incident,
        what=happened.what,
        cause=happened.cause,
        kinds=happened.kinds,
        persons=happened.persons,
        account=account,
        happened_at=happened.happened_at,
        known_at=happened.known_at,
        supervisor_by=supervisor_by(happened.kinds, happened.known_at, _clocks()),
    )
    with transaction.atomic():
        services.report(reported, officer=officer, actor=actor, at=at)
    return incident


def judge(platform: Platform, incident: UUID, judged: Judged, *, actor: Actor) -> None:
    """Judge a breach; raises ``services.IncidentError``."""
    with transaction.atomic():
        services.judge(incident, judged, actor=actor, at=platform.clock.now())


def note_told(
    platform: Platform,
    incident: UUID,
    told: Told,
    *,
    persons: int | None,
    reference: str,
    officer: UUID,
    actor: Actor,
) -> None:
    """Note who was told, or why not; raises ``services.IncidentError``."""
    with transaction.atomic():
        services.note_told(
            incident,
            told,
            persons=persons,
            reference=reference,
            officer=officer,
            actor=actor,
            at=platform.clock.now(),
        )


def close(platform: Platform, incident: UUID, *, officer: UUID, actor: Actor) -> None:
    """Close a breach; raises ``services.IncidentError`` while something is missing."""
    with transaction.atomic():
        services.close(incident, officer=officer, actor=actor, at=platform.clock.now())


def account_of(platform: Platform, incident: UUID) -> str:
    """What happened in words."""
    return _sealers(platform).open(selectors.account(incident), place(incident)).decode()


def written(platform: Platform, incident: UUID, receiver: Told, *, actor: Actor) -> bytes:
    """The report as JSON, for the supervisor or the joint committee (TCA art. 549(4)).

    Raises ``services.IncidentError`` when there is no such breach.
    """
    head = selectors.incident(incident)
    if head is None:
        raise services.IncidentError("There is no such breach.")
    at = platform.clock.now()
    with transaction.atomic():
        services.tell_exported(incident, receiver.value, actor=actor, at=at)
    made = BreachReport(
        format=FORMAT,
        reference=head.reference,
        state=settings.SAFEPASSAGE_STATE or "",
        receiver=receiver.value,
        made_at=at,
        breach=_of_nobody(head),
        account=account_of(platform, incident),
    )
    return msgspec.json.format(msgspec.json.encode(made)) + b"\n"


def _of_nobody(head: IncidentHead) -> dict[str, Any]:
    """The breach without the ids of officers, which outside mean nothing."""
    told: dict[str, Any] = msgspec.to_builtins(head)
    steps = [_without(one, OFFICERS) for one in told["steps"]]
    return _without(told, OFFICERS) | {"steps": steps}


def _without(told: dict[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name not in names}


def _clocks() -> Clocks:
    return Clocks(
        border=timedelta(hours=settings.SAFEPASSAGE_BREACH_HOURS),
        unit=timedelta(hours=settings.SAFEPASSAGE_UNIT_BREACH_HOURS),
    )


def _sealers(platform: Platform) -> Sealers:
    return Sealers(subkeys(platform.keys.digest_keys(), Use.INCIDENT))


def place(incident: UUID) -> Place:
    """Where the account of a breach lives."""
    return Place(
        table="incidents_incident", column="account", row=incident.hex, version=KEY_VERSION
    )
