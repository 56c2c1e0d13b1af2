"""What is worst about a carrier's messages, so that the worst stands on top with its reason."""

from collections.abc import Iterator
from enum import StrEnum

from safepassage.apps.quality.small import Cell
from safepassage.apps.quality.summary import DISAPPEARED, ONLY_AT_CLOSURE, Summary
from safepassage.records._base import Record
from safepassage.safeguards.completeness import WANTED
from safepassage.safeguards.windows import Lead

WORTH_TELLING = 0.01
TOLD = 2


class Kind(StrEnum):
    """What may be wrong; the order does not matter, the weights do."""

    MISSING = "missing"
    LATE = "late"
    EARLY = "early"
    NOT_CLOSED = "not_closed"
    PARKED = "parked"
    UNANNOUNCED = "unannounced"
    DISAPPEARED = "disappeared"


class Finding(Record, frozen=True):
    """One thing that is wrong: the part of the whole it touches, and its detail.

    ``field`` names what misses, ``hours`` how late on average; ``count`` and ``of`` are
    flights or messages where the whole is those.
    """

    kind: Kind
    share: float
    weight: float
    field: str = ""
    hours: float | None = None
    count: int = 0
    of: int = 0


def findings(summary: Summary) -> list[Finding]:
    """Everything worth telling, the worst first."""
    found = [one for one in _all(summary) if one.share >= WORTH_TELLING]
    return sorted(found, key=lambda one: (-one.weight, one.kind, one.field))


def badness(found: list[Finding]) -> float:
    """How far up a group stands: its worst finding, then the others."""
    return sum(one.weight * 0.5**place for place, one in enumerate(found))


def _all(summary: Summary) -> Iterator[Finding]:
    yield from _missing(summary)
    yield from _times(summary)
    if summary.flights:
        count, of = summary.flights - summary.closed, summary.flights
        yield _finding(Kind.NOT_CLOSED, count / of, 0.8, count=count, of=of)
    if summary.messages:
        count, of = summary.parked, summary.messages
        yield _finding(Kind.PARKED, count / of, 1, count=count, of=of)
    for kind, name in ((Kind.DISAPPEARED, DISAPPEARED), (Kind.UNANNOUNCED, ONLY_AT_CLOSURE)):
        share = _share(summary.standings.get(name))
        if share is not None:
            yield _finding(kind, share, 1 if kind is Kind.UNANNOUNCED else 0.5)


def _missing(summary: Summary) -> Iterator[Finding]:
    for name in WANTED:
        share = _share(summary.missing.get(name))
        if share is not None:
            yield _finding(Kind.MISSING, share, 1, field=name)


def _times(summary: Summary) -> Iterator[Finding]:
    every = sum(summary.lead.values())
    for kind, lead, gravity in ((Kind.LATE, Lead.LATE, 1.0), (Kind.EARLY, Lead.EARLY, 0.4)):
        count = summary.lead.get(lead, 0)
        if count:
            hours = summary.late_hours if kind is Kind.LATE else None
            yield _finding(kind, count / every, gravity, hours=hours, count=count, of=every)


def _share(cell: Cell | None) -> float | None:
    return cell.share if cell else None


def _finding(
    kind: Kind,
    share: float,
    gravity: float,
    *,
    field: str = "",
    hours: float | None = None,
    count: int = 0,
    of: int = 0,
) -> Finding:
    return Finding(
        kind=kind,
        share=share,
        weight=share * gravity,
        field=field,
        hours=hours,
        count=count,
        of=of,
    )
