"""Is it stopped? The one place that answers, for every app and flow.

Shared like ``audit`` and ``accounts``: whoever does something that can be stopped asks here at
the moment of doing it, so that no import, confirmation or setting brings back what stands
stopped. Who stops and lifts is in ``stopping``.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, Q, QuerySet
from django.db.models.expressions import Combinable, NegatedExpression

from safepassage.apps.regulation.models import Stop as Row
from safepassage.records._base import Record
from safepassage.safeguards.capabilities import Capability, StopKind, StopSource
from safepassage.safeguards.purpose import Purpose


class Stop(Record, frozen=True):
    """What stands stopped, since when, by which act and law; ``reference`` is the act's id."""

    kind: StopKind
    code: str
    thing: UUID | None
    source: StopSource
    reference: UUID
    law: str
    since: datetime


class StoppedError(Exception):
    """What was asked for stands stopped; ``stop`` says by which act."""

    def __init__(self, stop: Stop) -> None:
        super().__init__(f"This stands stopped since {stop.since:%Y-%m-%d} under {stop.law}.")
        self.stop = stop


def stopped(capability: Capability) -> Stop | None:
    """The oldest act that stops ``capability``, or nothing."""
    return stopped_code(StopKind.CAPABILITY, capability.value)


def refuse_stopped(capability: Capability) -> None:
    """Raise ``StoppedError`` where ``capability`` stands stopped."""
    if stop := stopped(capability):
        raise StoppedError(stop)


def new_of(capability: Capability) -> str:
    """The code under which beginning anything new of ``capability`` is stopped."""
    return f"new_{capability.value}"


def refuse_new(capability: Capability) -> None:
    """Raise ``StoppedError`` where nothing new may begin: no list, rule or purpose."""
    found = stopped_code(StopKind.CAPABILITY, new_of(capability)) or stopped(capability)
    if found:
        raise StoppedError(found)


def stopped_code(kind: StopKind, code: str) -> Stop | None:
    """The oldest act that stops what has this code: a purpose, a recipient, a rule."""
    return _first(_standing(kind).filter(code=code))


def stopped_thing(kind: StopKind, thing: UUID) -> Stop | None:
    """The oldest act that stops what has this id: a list, a record."""
    return _first(_standing(kind).filter(thing=thing))


def codes(kind: StopKind) -> "QuerySet[Row, str]":
    """The codes of this kind that stand stopped, to be part of another question."""
    return _standing(kind).values_list("code", flat=True)


def things(kind: StopKind) -> "QuerySet[Row, UUID | None]":
    """The ids of this kind that stand stopped, to be part of another question."""
    return _standing(kind).values_list("thing", flat=True)


def purposes() -> frozenset[Purpose]:
    """The purposes that stand stopped."""
    return frozenset(map(Purpose, codes(StopKind.PURPOSE)))


def is_going(capability: Capability) -> "NegatedExpression[Combinable]":
    """A condition that holds where ``capability`` is not stopped, to be part of a question."""
    return ~Exists(_standing(StopKind.CAPABILITY).filter(code=capability.value))


def in_force() -> list[Stop]:
    """Everything that stands stopped, oldest first."""
    rows = Row.objects.filter(lifted_at=None).order_by("since", "id")
    return [_stop(row) for row in rows]


def stamp() -> str:
    """Name what stands stopped; changes with every stop and every lifting."""
    told = Row.objects.aggregate(
        stops=Count("id"), lifted=Count("id", filter=Q(lifted_at__isnull=False))
    )
    return f"{told['stops']}-{told['lifted']}"


def _standing(kind: StopKind) -> QuerySet[Row]:
    return Row.objects.filter(kind=kind, lifted_at=None)


def _first(rows: QuerySet[Row]) -> Stop | None:
    row = rows.order_by("since", "id").first()
    return _stop(row) if row else None


def _stop(row: Row) -> Stop:
    return Stop(
        kind=StopKind(row.kind),
        code=row.code,
        thing=row.thing,
        source=StopSource(row.source),
        reference=row.reference,
        law=row.law,
        since=row.since,
    )
