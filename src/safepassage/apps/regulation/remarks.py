"""The register of remarks and complaints: entered, answered, counted; each is in the ledger."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.regulation.models import (
    Remark,
    RemarkKind,
    RemarkOutcome,
    RemarkSource,
    RemarkTopic,
)
from safepassage.records._base import Record
from safepassage.records.actor import Actor


class Told(Record, frozen=True):
    """A remark as it is entered; ``due_on`` is by when it is to be answered."""

    id: UUID
    kind: RemarkKind
    source: RemarkSource
    topic: RemarkTopic
    received_on: date
    due_on: date


class Counted(Record, frozen=True):
    """How many of one kind and topic came, and how they ended; who told them is not in it."""

    kind: str
    topic: str
    outcome: str
    count: int


@transaction.atomic
def enter(told: Told, *, officer: UUID, actor: Actor, at: datetime) -> Remark:
    """Enter a remark or complaint."""
    last = Remark.objects.aggregate(last=Max("number"))["last"] or 0
    values = {name: getattr(told, name) for name in Told.__struct_fields__}
    remark = Remark.objects.create(**values, number=last + 1, entered_by=officer, entered_at=at)
    _tell(Event.REMARK_ENTERED, remark, actor, at)
    return remark


@transaction.atomic
def answer(
    remark: Remark, outcome: RemarkOutcome, *, officer: UUID, actor: Actor, at: datetime
) -> None:
    """Note what it came to; a later answer takes the place of an earlier one."""
    remark.outcome, remark.answered_by, remark.answered_at = outcome, officer, at
    remark.save(update_fields=["outcome", "answered_by", "answered_at"])
    _tell(Event.REMARK_ANSWERED, remark, actor, at)


def every() -> Sequence[Remark]:
    """All of them, newest first."""
    return list(Remark.objects.all())


def by_id(remark_id: UUID) -> Remark | None:
    """One of them."""
    return Remark.objects.filter(pk=remark_id).first()


def overdue(today: date) -> int:
    """How many should have been answered before ``today``."""
    return Remark.objects.filter(answered_at=None, due_on__lt=today).count()


def counts(since: date, until: date) -> list[Counted]:
    """How many were received from ``since`` to the day before ``until``; for publication."""
    rows = Remark.objects.filter(received_on__gte=since, received_on__lt=until).order_by()
    told = rows.values_list("kind", "topic", "outcome").annotate(Count("id"))
    return [
        Counted(kind=kind, topic=topic, outcome=outcome, count=count)
        for kind, topic, outcome, count in sorted(told)
    ]


def _tell(event: Event, remark: Remark, actor: Actor, at: datetime) -> None:
    details: dict[str, str | int] = {
        "number": remark.number,
        "kind": remark.kind,
        "topic": remark.topic,
    }
    if remark.outcome:
        details["outcome"] = remark.outcome
    ledger.write(event=event, actor=actor, subject=str(remark.pk), details=details, at=at)
