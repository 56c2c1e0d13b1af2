"""What people report of breaches, judge and note; each with its entry, in one transaction."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.drafts import Details
from safepassage.apps.audit.events import Event
from safepassage.apps.incidents.models import Incident, Step
from safepassage.apps.incidents.shown import incident_head
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.breach import (
    Cause,
    Consequence,
    Measure,
    Risk,
    Told,
    What,
    why_not_allowed,
)


class IncidentError(ValueError):
    """It cannot be noted of the breach; the text says why."""


class Reported(Record, frozen=True):
    """What is reported; ``account`` is sealed."""

    id: UUID
    what: What
    cause: Cause
    kinds: tuple[DataKind, ...]
    persons: int | None
    account: bytes
    happened_at: datetime | None
    known_at: datetime
    supervisor_by: datetime


class Judged(Record, frozen=True):
    """How a breach is judged, and what was done."""

    cause: Cause
    risk: Risk
    persons: int | None
    consequences: tuple[Consequence, ...]
    measures: tuple[Measure, ...]


def report(reported: Reported, *, officer: UUID, actor: Actor, at: datetime) -> None:
    """Enter a breach; its clocks run from when it became known, never from later than now."""
    if reported.known_at > at:
        raise IncidentError("A breach becomes known no later than it is reported.")
    Incident.objects.create(
        id=reported.id,
        what=reported.what.value,
        cause=reported.cause.value,
        kinds=[one.value for one in reported.kinds],
        persons=reported.persons,
        account=reported.account,
        happened_at=reported.happened_at,
        known_at=reported.known_at,
        supervisor_by=reported.supervisor_by,
        reported_by=officer,
        reported_at=at,
    )
    details: Details = {
        "what": reported.what.value,
        "kinds": [one.value for one in reported.kinds],
        "persons": reported.persons,
    }
    _tell(Event.INCIDENT_REPORTED, reported.id, details, actor, at)


def judge(incident: UUID, judged: Judged, *, actor: Actor, at: datetime) -> None:
    """Judge the risk and note what was done; raises IncidentError when it is closed."""
    row = _open(incident)
    row.cause, row.risk, row.persons = judged.cause.value, judged.risk.value, judged.persons
    row.consequences = [one.value for one in judged.consequences]
    row.measures = [one.value for one in judged.measures]
    row.save(update_fields=["cause", "risk", "persons", "consequences", "measures"])
    details: Details = {
        "risk": row.risk,
        "persons": row.persons,
        "consequences": row.consequences,
        "measures": row.measures,
    }
    _tell(Event.INCIDENT_JUDGED, incident, details, actor, at)


def note_told(
    incident: UUID,
    told: Told,
    *,
    persons: int | None,
    reference: str,
    officer: UUID,
    actor: Actor,
    at: datetime,
) -> None:
    """Note who was told, or why not; raises IncidentError where the risk forbids it."""
    row = _open(incident)
    if why := why_not_allowed(told, Risk(row.risk)):
        raise IncidentError(why)
    Step.objects.create(
        incident=row,
        told=told.value,
        persons=persons,
        reference=reference.strip(),
        officer=officer,
        at=at,
    )
    details: Details = {"told": told.value, "persons": persons}
    _tell(Event.INCIDENT_TOLD, incident, details, actor, at)


def close(incident: UUID, *, officer: UUID, actor: Actor, at: datetime) -> None:
    """Close a breach; raises IncidentError with everything that is missing."""
    row = _open(incident)
    if wanting := incident_head(row).missing:
        raise IncidentError(" ".join(wanting))
    row.closed_at, row.closed_by = at, officer
    row.save(update_fields=["closed_at", "closed_by"])
    _tell(Event.INCIDENT_CLOSED, incident, {"risk": row.risk}, actor, at)


def tell_exported(incident: UUID, receiver: str, *, actor: Actor, at: datetime) -> None:
    """Write that the report of a breach was made, and for whom."""
    _tell(Event.INCIDENT_EXPORTED, incident, {"receiver": receiver}, actor, at)


def _open(incident: UUID) -> Incident:
    row = Incident.objects.select_for_update().filter(id=incident).first()
    if row is None or row.closed_at is not None:
        raise IncidentError("This breach is closed, or does not exist.")
    return row


def _tell(event: Event, incident: UUID, details: Details, actor: Actor, at: datetime) -> None:
    ledger.write(event=event, actor=actor, subject=str(incident), details=details, at=at)
