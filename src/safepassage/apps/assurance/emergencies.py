"""Declares and ends emergencies: proposed by one, begun by another, over by themselves."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.accounts.persons import officer_of
from safepassage.apps.assurance.errors import AssuranceError
from safepassage.apps.assurance.models import Emergency, EmergencyReport
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor
from safepassage.safeguards.assurance.emergency import fault


@transaction.atomic
def propose(*, act: str, ground: str, until: datetime, actor: Actor, at: datetime) -> Emergency:
    """Propose an emergency; nothing changes before another person begins it."""
    officer = officer_of(actor)
    wrong = fault(act=act, ground=ground, until=until, at=at)
    if officer is None or wrong:
        raise AssuranceError(wrong or "A person proposes it.")
    if standing(at) or waiting(at):
        raise AssuranceError("One stands or waits already.")
    made = Emergency.objects.create(
        act=act.strip(), ground=ground.strip(), proposed_by=officer, proposed_at=at, until=until
    )
    _tell(Event.EMERGENCY_PROPOSED, made, actor, at)
    return made


@transaction.atomic
def begin(*, emergency: UUID, actor: Actor, at: datetime) -> Emergency:
    """Begin what another person proposed; from now on every look is an entry of its own."""
    found, officer = waiting(at), officer_of(actor)
    if found is None or found.pk != emergency:
        raise AssuranceError("It does not wait any more.")
    if officer is None or officer == found.proposed_by:
        raise AssuranceError("You proposed it; somebody else begins it.")
    found.begun_by, found.begun_at = officer, at
    found.save(update_fields=["begun_by", "begun_at"])
    ledger.raise_reads(found.until)
    _tell(Event.EMERGENCY_BEGUN, found, actor, at)
    return found


@transaction.atomic
def end(*, emergency: UUID, actor: Actor, at: datetime) -> None:
    """End an emergency, or one that waits, before its time; anybody who may, alone."""
    found = Emergency.objects.filter(pk=emergency, ended_at=None).first()
    if found is None:
        raise AssuranceError("It is over.")
    found.ended_at, found.ended_by = at, officer_of(actor)
    found.save(update_fields=["ended_at", "ended_by"])
    other = standing(at)
    ledger.raise_reads(other.until if other else None)
    _tell(Event.EMERGENCY_ENDED, found, actor, at)


def standing(at: datetime) -> Emergency | None:
    """The emergency that stands."""
    begun = Emergency.objects.filter(begun_at__lte=at, ended_at=None, until__gt=at)
    return begun.first()


def waiting(at: datetime) -> Emergency | None:
    """The proposal that waits for a second person."""
    return Emergency.objects.filter(begun_at=None, ended_at=None, until__gt=at).first()


def over(at: datetime) -> list[Emergency]:
    """Those whose time is over and that nobody has ended."""
    return list(Emergency.objects.filter(ended_at=None, until__lte=at))


def begun() -> list[Emergency]:
    """All that ever stood, the newest first, with their reports."""
    return list(Emergency.objects.filter(begun_at__isnull=False).prefetch_related("reports"))


@transaction.atomic
def report(
    emergency: Emergency, *, week: int, figures: Mapping[str, int], actor: Actor, at: datetime
) -> None:
    """Keep the report of a week; nothing where there is one."""
    _, made = EmergencyReport.objects.get_or_create(
        emergency=emergency, week=week, defaults={"made_at": at, "figures": dict(figures)}
    )
    if made:
        _tell(Event.EMERGENCY_REPORTED, emergency, actor, at, week=week)


def _tell(event: Event, one: Emergency, actor: Actor, at: datetime, **more: int) -> None:
    details: dict[str, str | int] = {"until": one.until.isoformat(), **more}
    ledger.write(event=event, actor=actor, subject=str(one.pk), details=details, at=at)
