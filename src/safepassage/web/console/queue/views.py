"""The work queues: one item, one row, one sentence, and its clock."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.models import ItemState, Queue
from safepassage.apps.cases.shown import ItemHead
from safepassage.safeguards.purpose import kinds_of
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.queue.rows import rows_of
from safepassage.web.console.showing import PROTECTION, queues_of, show

VIEWS = {
    "waiting": (_("Waiting"), cases.WAITING),
    "second": (_("For a second officer"), (ItemState.AWAITING_SECOND,)),
    "decided": (_("Decided"), (ItemState.DECIDED,)),
}
LATE = "late"
IN_ORDER = _(
    "First where a carrier waits for an answer, then the shortest clock, at one time the strongest "
    "reason; flights that have left come last. When nobody decides in time, the traveller boards, "
    "and on the way into the country the arrival desk is told."
)
LEADS = {
    "decided": _("The newest decision first. What you gave to the protection contact is on top."),
    LATE: _(
        "The newest first: a carrier's time ran out, or the flight left, before anybody had "
        "decided. What was decided later is here too."
    ),
}


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
    return show(
        request,
        desk,
        "console/queue/queue.html",
        at=at,
        rows=rows_of(desk, items, at),
        verdicts=chosen != "waiting",
        items=len(items),
        tabs=[*_tabs(cases.counts(desk.purpose, queues), chosen), _late(desk, queues, chosen, at)],
        address=address,
        several_kinds=len(kinds_of(desk.purpose)) > 1,
        lead=LEADS.get(chosen, IN_ORDER),
        protection=queues == PROTECTION,
    )


def _items(desk: Desk, queues: tuple[Queue, ...], chosen: str, at: datetime) -> list[ItemHead]:
    if chosen == LATE:
        return cases.undecided_in_time(desk.purpose, queues, at=at)
    if chosen == "decided":
        given = [] if queues == PROTECTION else cases.handed_over(desk.purpose, desk.officer.pk)
        return [*given, *cases.decided(desk.purpose, queues)]
    return cases.queue(desk.purpose, queues, states=VIEWS[chosen][1], at=at)


def _late(desk: Desk, queues: tuple[Queue, ...], chosen: str, at: datetime) -> Tab:
    count = cases.count_undecided_in_time(desk.purpose, queues, at=at)
    return Tab(key=LATE, title=_("Ran out undecided"), count=count, current=chosen == LATE)


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
