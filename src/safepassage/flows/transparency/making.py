"""Makes a transparency report over whole months: every count suppressed, every total their sum.

Statistics without persons (Regulation (EU) 2025/13 art. 39(8)), and how often matches were
wrong (C-817/19). A month that is not over is
not told: its count would be told twice, and the difference would tell more than either.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from safepassage import __version__
from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.assurance import standings
from safepassage.apps.audit import counting
from safepassage.apps.audit.events import Event
from safepassage.apps.figures.selectors import everybody
from safepassage.apps.quality.periods import Span, month_named, month_of
from safepassage.apps.regulation import stops
from safepassage.apps.watchlists import selectors as watchlists
from safepassage.apps.watchlists.models import WatchList
from safepassage.flows.transparency.lines import SECTIONS
from safepassage.records._base import Record
from safepassage.records.outcome import Outcome
from safepassage.safeguards.capabilities import StopKind
from safepassage.safeguards.suppression import STEP, Told, tell, total

LONGEST = 36
WRONG = "Decided hits that were not right"
DECIDED = "Decided hits, by list"
REFUSED = "Travellers whom two officers refused to let board"


class Line(Record, frozen=True):
    """One thing counted: what is told of each month, and of all."""

    what: str
    months: tuple[Told, ...]
    total: Told


class Section(Record, frozen=True):
    """Lines under a heading."""

    title: str
    lines: tuple[Line, ...]


class ListTold(Record, frozen=True):
    """A watchlist in force when the report was made: whose it is and by which law."""

    owner: str
    law: str
    effect: str
    entries: Told


class Assessed(Record, frozen=True):
    """A capability, where its impact assessment stands and whether it stands stopped."""

    capability: str
    state: str
    stopped: bool


class ErrorRate(Record, frozen=True):
    """The least and the highest share of decided hits that were not right, by what is told."""

    low: float
    high: float


class Report(Record, frozen=True):
    """All of it."""

    first: str
    last: str
    made_at: datetime
    release: str
    kind: str
    title: str
    months: tuple[str, ...]
    sections: tuple[Section, ...]
    error_rate: ErrorRate | None
    lists: tuple[ListTold, ...]
    assessed: tuple[Assessed, ...]


def make(first: str, last: str, *, at: datetime) -> Report:
    """The report from month to month (``2026-10``), both included; raises ``ValueError``."""
    spans = _spans(month_named(first), month_named(last), at.date())
    by_ledger = [_counts(one) for one in spans]
    screened = _screened(spans)
    sections = [
        Section(title=title, lines=tuple(_of_events(events, by_ledger)))
        for title, events in SECTIONS.items()
    ]
    installation = accounts.installation()
    return Report(
        first=first,
        last=last,
        made_at=at,
        release=__version__,
        kind=installation.kind if installation else "",
        title=installation.title if installation else "",
        months=tuple(f"{one.first:%Y-%m}" for one in spans),
        sections=(*sections, Section(title="How often a match was right", lines=screened)),
        error_rate=_error_rate(screened),
        lists=tuple(_lists()),
        assessed=tuple(_assessed(at)),
    )


def _spans(first: Span, last: Span, today: date) -> list[Span]:
    if last.last >= today:
        raise ValueError("the last month is not over: its count would change")
    spans = [first]
    while spans[-1].last < last.last:
        spans.append(month_of(spans[-1].last + timedelta(days=1)))
    if spans[-1] != last:
        raise ValueError("the first month comes after the last")
    if len(spans) > LONGEST:
        raise ValueError(f"a report tells of {LONGEST} months at most")
    return spans


def _times(span: Span) -> tuple[datetime, datetime]:
    """The month's first moment, and the next month's, in UTC."""
    start = datetime.combine(span.first, time(), UTC)
    return start, datetime.combine(span.last + timedelta(days=1), time(), UTC)


def _counts(span: Span) -> dict[str, int]:
    since, until = _times(span)
    refused = counting.details_of(Event.CASE_APPROVED, since, until)
    counts = counting.counts(since, until)
    counts[REFUSED] = sum(one.get("outcome") == Outcome.DO_NOT_BOARD for one in refused)
    return counts


def _of_events(events: Sequence[Event], months: Sequence[Mapping[str, int]]) -> Iterator[Line]:
    for one in events:
        yield _line(one.what, [counts.get(one.value, 0) for counts in months])
        if one is Event.CASE_APPROVED:
            yield _line(REFUSED, [counts[REFUSED] for counts in months])


def _line(what: str, counts: Sequence[int]) -> Line:
    months = tuple(map(tell, counts))
    return Line(what=what[:1].upper() + what[1:], months=months, total=total(months))


def _screened(spans: Sequence[Span]) -> tuple[Line, ...]:
    found = [everybody(since=one.first, until=one.last) for one in spans]
    return (
        _line("Travellers screened for the first time", [one.screened for one in found]),
        _line("Hits among them, by list", [one.hits for one in found]),
        _line(DECIDED, [one.decided for one in found]),
        _line(WRONG, [one.decided - one.confirmed for one in found]),
    )


def _error_rate(lines: Sequence[Line]) -> ErrorRate | None:
    """Between which bounds the rate lies by what was told; nothing where too little was."""
    told = {one.what: one for one in lines}
    wrong, decided = told[WRONG], told[DECIDED]
    if not decided.total.at_least:
        return None
    most = len(decided.months) * (STEP - 1)
    return ErrorRate(
        low=wrong.total.at_least / (decided.total.at_least + most),
        high=min(1.0, (wrong.total.at_least + most) / decided.total.at_least),
    )


def _lists() -> Iterator[ListTold]:
    for one in watchlists.watchlists():
        version = watchlists.version_in_force(one)
        if version:
            yield _list(one, version.entry_count)


def _list(one: WatchList, entries: int) -> ListTold:
    return ListTold(
        owner=one.owner, law=one.legal_ground, effect=one.legal_effect, entries=tell(entries)
    )


def _assessed(at: datetime) -> Iterator[Assessed]:
    for capability, found in standings.standings(at).items():
        stopped = stops.stopped_code(StopKind.CAPABILITY, capability.value) is not None
        yield Assessed(capability=capability.what, state=found.state.value, stopped=stopped)
