"""The work queues: one item, one row, one sentence, and its clock."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.models import ItemState, Queue
from safepassage.apps.cases.shown import ItemHead
from safepassage.apps.travel import selectors as travel
from safepassage.apps.watchlists.selectors import names_of
from safepassage.safeguards.purpose import kinds_of
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.clocks import Clock, of_item
from safepassage.web.console.phrases.counts import SHORT
from safepassage.web.console.phrases.flights import FlightLine, flight_line
from safepassage.web.console.phrases.reasons import CLASSES, EFFECT_TONES, EFFECTS, TONES, brief
from safepassage.web.console.queue.people import people_of
from safepassage.web.console.showing import PROTECTION, queues_of, show

STATES: dict[str, tuple[str | Promise, str]] = {
    ItemState.OPEN: (_("open"), "warning"),
    ItemState.AWAITING_SECOND: (_("second officer"), "info"),
    ItemState.DECIDED: (_("decided"), "good"),
}
VIEWS = {
    "waiting": (_("Waiting"), cases.WAITING),
    "second": (_("For a second officer"), (ItemState.AWAITING_SECOND,)),
    "decided": (_("Decided"), (ItemState.DECIDED,)),
}
LATE = "late"


@dataclass(frozen=True, kw_only=True)
class Beside:
    """The item about the same person's other record."""

    item: ItemHead
    kind: str | Promise
    state: str | Promise


@dataclass(frozen=True, kw_only=True)
class Row:
    """One traveller of the queue: an item, and the one about their other record."""

    item: ItemHead
    sentence: str
    match_class: str | Promise
    tone: str
    effect: str | Promise
    effect_tone: str
    beside: Beside | None
    lists: str
    state: str | Promise
    state_tone: str
    kind: str | Promise
    line: FlightLine | None
    clocks: list[Clock]


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One way of looking at the queue, with how many items it holds."""

    key: str
    title: str | Promise
    count: int
    current: bool


@page(Permission.CASES_ITEM_READ)
def work(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the queue of the desk's purpose."""
    return _queue(request, desk, queues_of(desk), "item")


@page(Permission.CASES_PROTECTION_READ)
def protection(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the protection queue, apart from enforcement."""
    return _queue(request, desk, PROTECTION, "protection_item")


def _queue(
    request: HttpRequest, desk: Desk, queues: tuple[Queue, ...], address: str
) -> HttpResponse:
    at = installed.platform().clock.now()
    chosen = request.GET.get("view", "")
    chosen = chosen if chosen in {*VIEWS, LATE} else "waiting"
    items = _items(desk, queues, chosen, at)
    flights = travel.flights(desk.purpose, [item.flight for item in items])
    lines = {key: flight_line(flight) for key, flight in flights.items()}
    names = names_of(key for item in items for key in item.lists)
    rows = [
        _row(one, other, lines.get(one.flight), names, at)
        for one, other in people_of(desk, items, at)
    ]
    return show(
        request,
        desk,
        "console/queue/queue.html",
        at=at,
        rows=rows,
        items=len(items),
        tabs=[*_tabs(cases.counts(desk.purpose, queues), chosen), _late(desk, queues, chosen, at)],
        address=address,
        several_kinds=len(kinds_of(desk.purpose)) > 1,
        protection=queues == PROTECTION,
    )


def _items(desk: Desk, queues: tuple[Queue, ...], chosen: str, at: datetime) -> list[ItemHead]:
    if chosen == LATE:
        return cases.undecided_in_time(desk.purpose, queues, at=at)
    return cases.queue(desk.purpose, queues, states=VIEWS[chosen][1], at=at)


def _late(desk: Desk, queues: tuple[Queue, ...], chosen: str, at: datetime) -> Tab:
    count = cases.count_undecided_in_time(desk.purpose, queues, at=at)
    return Tab(key=LATE, title=_("Ran out undecided"), count=count, current=chosen == LATE)


def state_of(item: ItemHead, at: datetime) -> tuple[str | Promise, str]:
    """Where an item stands, in words and tone; an item without a decision in time says so."""
    if item.state == ItemState.OPEN and item.lapsed:
        return _("time ran out"), "bad"
    if item.ran_out(at):
        return _("left undecided"), "bad"
    return STATES[item.state]


def _row(
    item: ItemHead,
    beside: ItemHead | None,
    line: FlightLine | None,
    names: dict[UUID, str],
    at: datetime,
) -> Row:
    state, tone = state_of(item, at)
    return Row(
        item=item,
        sentence=brief(item),
        beside=Beside(item=beside, kind=SHORT[beside.kind], state=state_of(beside, at)[0])
        if beside
        else None,
        lists=", ".join(names[key] for key in item.lists if key in names),
        match_class=CLASSES.get(item.match_class, item.match_class),
        tone=TONES.get(item.match_class, "neutral"),
        effect=EFFECTS.get(item.effect, item.effect),
        effect_tone=EFFECT_TONES.get(item.effect, "neutral"),
        state=state,
        state_tone=tone,
        kind=SHORT[item.kind],
        line=line,
        clocks=of_item(item, line, at),
    )


def _tabs(counts: dict[tuple[str, str], int], chosen: str) -> list[Tab]:
    by_state = dict.fromkeys(ItemState.values, 0)
    for (_queue_name, state), count in counts.items():
        by_state[state] += count
    return [
        Tab(
            key=key,
            title=title,
            count=sum(by_state[state] for state in states),
            current=key == chosen,
        )
        for key, (title, states) in VIEWS.items()
    ]
