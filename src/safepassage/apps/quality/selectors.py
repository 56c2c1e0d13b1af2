"""Reads of the tallies: groups by sender, flight and route, with what they add up to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from safepassage.apps.quality.findings import Finding, badness, findings
from safepassage.apps.quality.models import Tally
from safepassage.apps.quality.periods import Span
from safepassage.apps.quality.summary import Counted, Summary, summed
from safepassage.records._base import Record
from safepassage.records.journey import Mode

_READ = (
    "sender",
    "carrier",
    "number",
    "origin",
    "destination",
    "mode",
    "day",
    "family",
    "counts",
    "standings",
    "closed_at",
)


class Route(Record, frozen=True):
    """One sender's flight on one route in one family of data; empty where none was named."""

    sender: UUID
    carrier: str
    number: str
    origin: str
    destination: str
    family: str
    mode: str

    @property
    def is_known(self) -> bool:
        """Whether a flight was named that the law admits."""
        return bool(self.family)


class Line(Record, frozen=True):
    """A route in a span: what it adds up to, what is worst, and the spans before it."""

    route: Route
    summary: Summary
    findings: tuple[Finding, ...]
    trend: tuple[Summary, ...]


def lines(spans: Sequence[Span], *, today: date, sender: UUID | None = None) -> list[Line]:
    """The routes of the last span, the worst first, each with all ``spans`` as its trend."""
    grouped = _grouped(Span(first=spans[0].first, last=spans[-1].last), sender)
    found = [
        line
        for route, rows in grouped.items()
        if (line := _line(route, rows, spans, today)).summary.messages
    ]
    return sorted(found, key=_worst_first)


def total(span: Span, *, today: date, sender: UUID) -> Summary:
    """All that one sender told in a span.

    Routes of few travellers are left out, unless together they are not few: else the total
    less the other routes would tell what is held back about them.
    """
    small: list[Counted] = []
    large: list[Counted] = []
    for rows in _grouped(span, sender).values():
        (small if summed(rows, today=today).is_small else large).extend(rows)
    if summed(small, today=today).is_small:
        small = []
    return summed([*large, *small], today=today)


def _worst_first(line: Line) -> tuple[float, int, str]:
    place = f"{line.route.carrier}{line.route.number}{line.route.origin}{line.route.family}"
    return -badness(list(line.findings)), -line.summary.travellers, place


def _line(route: Route, rows: Iterable[Counted], spans: Sequence[Span], today: date) -> Line:
    every = list(rows)
    trend = tuple(
        summed((row for row in every if span.first <= row.day <= span.last), today=today)
        for span in spans
    )
    found = tuple(findings(trend[-1]))
    return Line(route=route, summary=trend[-1], findings=found, trend=trend)


def _grouped(span: Span, sender: UUID | None) -> dict[Route, list[Counted]]:
    rows = Tally.objects.filter(day__gte=span.first, day__lte=span.last)
    mine = rows.filter(sender=sender) if sender else rows
    grouped: dict[Route, list[Counted]] = defaultdict(list)
    for values in mine.order_by("pk").values_list(*_READ).iterator():
        *key, day, family, counts, standings, closed_at = values
        route = Route(**dict(zip(_READ, key, strict=False)), family=family)
        grouped[route].append(
            Counted(
                day=day,
                counts=counts,
                standings=standings,
                can_be_closed=family == "api" and route.mode == Mode.AIR,
                is_closed=closed_at is not None,
            )
        )
    return grouped
