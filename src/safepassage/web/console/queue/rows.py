"""The lines of a queue: what matched, what the listing asks for, the clocks, and who decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.models import ItemState
from safepassage.apps.cases.shown import ItemHead, LastDecision
from safepassage.apps.travel import selectors as travel
from safepassage.apps.watchlists.selectors import names_of
from safepassage.web.console.desk import Desk
from safepassage.web.console.phrases.clocks import Clock, of_item
from safepassage.web.console.phrases.counts import SHORT
from safepassage.web.console.phrases.flights import FlightLine, flight_line
from safepassage.web.console.phrases.outcomes import NAMES
from safepassage.web.console.phrases.reasons import (
    CLASSES,
    EFFECT_TONES,
    EFFECTS,
    TONES,
    brief,
    registers_in,
)
from safepassage.web.console.queue.people import people_of

Words = str | Promise
STATES: dict[str, tuple[Words, str]] = {
    ItemState.OPEN: (_("open"), "warning"),
    ItemState.AWAITING_SECOND: (_("second officer"), "info"),
    ItemState.DECIDED: (_("decided"), "good"),
}


@dataclass(frozen=True, kw_only=True)
class Beside:
    """The item about the same person's other record."""

    item: ItemHead
    kind: Words
    state: Words


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The newest decision in words: outcome, who took it, who else was asked."""

    decision: LastDecision
    outcome: Words
    officer: str
    second: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One traveller of the queue: an item, and the one about their other record."""

    item: ItemHead
    beside: Beside | None
    sentence: str
    match_class: Words
    tone: str
    effect: Words
    effect_tone: str
    lists: str
    state: Words
    state_tone: str
    kind: Words
    line: FlightLine | None
    clocks: list[Clock]
    verdict: Verdict | None


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the rows need besides their items."""

    lines: Mapping[UUID, FlightLine]
    lists: Mapping[UUID, str]
    verdicts: Mapping[UUID, Verdict]
    at: datetime


def rows_of(desk: Desk, items: Sequence[ItemHead], at: datetime) -> list[Row]:
    """The rows of these items, one a traveller."""
    flights = travel.flights(desk.purpose, [item.flight for item in items])
    known = Known(
        lines={key: flight_line(flight) for key, flight in flights.items()},
        lists=names_of(key for item in items for key in item.lists),
        verdicts=_verdicts(items),
        at=at,
    )
    return [_row(one, other, known) for one, other in people_of(desk, items, at)]


def state_of(item: ItemHead, at: datetime) -> tuple[Words, str]:
    """Where an item stands, in words and tone; an item without a decision in time says so."""
    if item.state == ItemState.OPEN and item.lapsed:
        return _("time ran out"), "bad"
    if item.ran_out(at):
        return _("left undecided"), "bad"
    return STATES[item.state]


def _row(item: ItemHead, beside: ItemHead | None, known: Known) -> Row:
    state, tone = state_of(item, known.at)
    line = known.lines.get(item.flight)
    return Row(
        item=item,
        beside=_beside(beside, known.at) if beside else None,
        sentence=brief(item),
        match_class=CLASSES.get(item.match_class, item.match_class),
        tone=TONES.get(item.match_class, "neutral"),
        effect=EFFECTS.get(item.effect, item.effect),
        effect_tone=EFFECT_TONES.get(item.effect, "neutral"),
        lists=", ".join(_sources(item, known)),
        state=state,
        state_tone=tone,
        kind=SHORT[item.kind],
        line=line,
        clocks=of_item(item, line, known.at),
        verdict=known.verdicts.get(item.id),
    )


def _sources(item: ItemHead, known: Known) -> list[str]:
    lists = [known.lists[key] for key in item.lists if key in known.lists]
    return [*lists, *registers_in(item)]


def _beside(item: ItemHead, at: datetime) -> Beside:
    return Beside(item=item, kind=SHORT[item.kind], state=state_of(item, at)[0])


def _verdicts(items: Sequence[ItemHead]) -> dict[UUID, Verdict]:
    last = cases.last_decisions([item.id for item in items])
    officers = {
        str(officer) for one in last.values() for officer in (one.officer, one.second_officer)
    }
    codes = accounts.codes_of(sorted(officers - {"None"}))
    return {key: _verdict(one, codes) for key, one in last.items()}


def _verdict(one: LastDecision, codes: Mapping[str, str]) -> Verdict:
    return Verdict(
        decision=one,
        outcome=NAMES.get(one.outcome, one.outcome),
        officer=codes.get(str(one.officer), ""),
        second=codes.get(str(one.second_officer), ""),
    )
