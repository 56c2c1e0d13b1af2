"""A flight with everybody on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.shown import ItemHead
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.joins.joining import joins
from safepassage.apps.travel.late import told_late
from safepassage.apps.travel.shown import Person
from safepassage.records.traveller import Role, Traveller
from safepassage.web import installed
from safepassage.web.console.board.sources import Marks, Sources
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.clocks import of_flight
from safepassage.web.console.phrases.counts import counts_of
from safepassage.web.console.phrases.flights import by_schedule, flight_line
from safepassage.web.console.phrases.parties import craft_lines, party_line
from safepassage.web.console.phrases.reasons import reason
from safepassage.web.console.showing import queues_of, show
from safepassage.web.console.travellers.wording import ROLES, document_line, full_name, seats_of

LAST, LEAST = "\uffff", 99
SORTS = (
    ("work", _("Work first, then name")),
    ("name", _("Name")),
    ("born", _("Birth date")),
    ("nationality", _("Nationality")),
    ("seat", _("Seat")),
)
BY_PARTY = ("vehicle", _("Vehicle and group"))
SHOWN = (
    ("", _("Everybody")),
    ("work", _("With a work item")),
    ("differ", _("Whose sources disagree")),
    ("alone", _("Known from one source")),
    *ROLES.items(),
)

_OF_THE_JOIN = frozenset({"differ", "alone"})


class FlightForm(forms.Form):
    """How the list is sorted and whom it shows; nothing personal, so it may stand in an address."""

    sort = forms.ChoiceField(label=_("Sort by"), choices=SORTS, required=False)
    shown = forms.ChoiceField(label=_("Show"), choices=SHOWN, required=False)

    def __init__(self, told: dict[str, str], *, joins: bool, parties: bool) -> None:
        """``told`` as in the address; what comes of the join is offered where there is one.

        Where people share vehicles or groups, those who belong together come together.
        """
        self.usual = BY_PARTY[0] if parties else "work"
        super().__init__({"sort": self.usual, "shown": "", **told})
        if parties:
            self._offer("sort", (BY_PARTY, *SORTS))
        if not joins:
            self._offer("shown", [one for one in SHOWN if one[0] not in _OF_THE_JOIN])

    def _offer(self, field: str, choices: Sequence[tuple[str, object]]) -> None:
        self.fields[field].choices = choices  # type: ignore[attr-defined]  # a choice field

    def wanted(self) -> tuple[str, str]:
        """The order and the choice; what is not understood falls back to the usual."""
        self.is_valid()
        data = self.cleaned_data
        return data.get("sort") or self.usual, data.get("shown") or ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One person of the flight; ``traveller`` is ``None`` when masked.

    ``party`` says the vehicle and group that they share with others.
    """

    person: Person
    traveller: Traveller | None
    name: str
    document: str
    seats: str
    role: str
    rank: str
    party: str
    item: ItemHead | None
    sentence: str
    marks: Marks
    late: bool


@page(Permission.TRAVEL_FLIGHT_READ)
def flight(request: HttpRequest, desk: Desk, flight_id: UUID) -> HttpResponse:
    """Show everybody on a flight, once each; the reading is in the ledger."""
    platform = installed.platform()
    at = platform.clock.now()
    found = travel.flight(desk.purpose, flight_id)
    if found is None:
        raise Http404
    people = travel.travellers_of(desk.actor, desk.purpose, flight_id, platform.keys, at)
    late = told_late(desk.purpose, [flight_id]).get(flight_id, frozenset())
    unsorted = _rows(desk, people, Sources(desk.purpose, flight_id), late)
    form = FlightForm(
        request.GET.dict(),
        joins=joins(desk.purpose),
        parties=any(row.party for row in unsorted),
    )
    sort, shown = form.wanted()
    rows = _by_party(unsorted) if sort == BY_PARTY[0] else sorted(unsorted, key=_ORDERS[sort])
    state, tone = by_schedule(found.flight, at)
    line = flight_line(found.flight)
    return show(
        request,
        desk,
        "console/board/flight.html",
        at=at,
        page_keys=[("/", _("only rows with certain words"))],
        line=line,
        clock=of_flight(line, at),
        counts=counts_of(found.travellers, desk.purpose),
        state=state,
        tone=tone,
        form=form,
        craft=craft_lines(found.flight.craft),
        by_party=sort == BY_PARTY[0],
        rows=[row for row in rows if _is_shown(row, shown)],
        total=len(rows),
        waiting=sum(row.item is not None for row in rows),
        differing=sum(bool(row.marks.differ) for row in rows),
    )


def _rows(desk: Desk, people: list[Person], sources: Sources, late: frozenset[UUID]) -> list[Row]:
    journeys = [record.head.id for person in people for record in person.records]
    items = cases.by_journey(desk.purpose, queues_of(desk), journeys)
    return [_row(person, items, sources.of(person), late) for person in people]


def _row(person: Person, items: dict[UUID, ItemHead], marks: Marks, late: frozenset[UUID]) -> Row:
    theirs = [items[one.head.id] for one in person.records if one.head.id in items]
    item = min(theirs, key=lambda one: one.rank, default=None)
    traveller = person.main.traveller
    return Row(
        person=person,
        traveller=traveller,
        name=full_name(traveller) if traveller else "",
        document=document_line(traveller) if traveller else "",
        seats=seats_of(person),
        role=str(ROLES[Role(person.main.head.role)]),
        rank=(traveller.rank or "") if traveller else "",
        party=party_line(traveller),
        item=item,
        sentence=reason(item) if item else "",
        marks=marks,
        late=all(one.head.id in late for one in person.records),
    )


def _by_work(row: Row) -> tuple[int, str]:
    return (row.item.rank if row.item else LEAST, row.name or LAST)


def _by_party(rows: Sequence[Row]) -> list[Row]:
    """Parties with work first, then by their vehicle; people without one stand together too."""
    first: dict[str, int] = {}
    for row in rows:
        first[row.party] = min(first.get(row.party, LEAST), _by_work(row)[0])
    return sorted(rows, key=lambda row: (first[row.party], row.party or LAST, *_by_work(row)))


def _by(field: str) -> Callable[[Row], tuple[str, str]]:
    def key(row: Row) -> tuple[str, str]:
        value = getattr(row.traveller, field) if row.traveller else None
        return (value or LAST, row.name)

    return key


def _by_seat(row: Row) -> tuple[int, str]:
    digits = "".join(filter(str.isdecimal, row.seats[:3]))
    return (int(digits) if digits else 999, row.seats)


_ORDERS: dict[str, Callable[[Row], tuple[int | str, str]]] = {
    "work": _by_work,
    "name": lambda row: (row.name or LAST, ""),
    "born": _by("born"),
    "nationality": _by("nationality"),
    "seat": _by_seat,
}


def _is_shown(row: Row, shown: str) -> bool:
    chosen = {
        "": True,
        "work": row.item is not None,
        "differ": bool(row.marks.differ or row.marks.could_be),
        "alone": len(row.person.records) == 1,
    }
    return chosen.get(shown, row.person.main.head.role == shown)
