"""The board: what arrives and departs, how soon, and how much work waits on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import selectors as cases
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.late import told_late
from safepassage.apps.travel.shown import BoardLine
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.purpose import Purpose, kinds_of
from safepassage.web import installed
from safepassage.web.console import posted
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.clocks import Clock, of_flight
from safepassage.web.console.phrases.counts import Count, counts_of
from safepassage.web.console.phrases.flights import FlightLine, by_schedule, flight_line
from safepassage.web.console.phrases.modes import journey_word
from safepassage.web.console.showing import queues_of, show

DIRECTIONS = (
    (Direction.INBOUND.value, _("Arrivals")),
    (Direction.OUTBOUND.value, _("Departures")),
    (Direction.ANY.value, _("Both")),
)
WINDOWS = ((6, _("6 hours")), (12, _("12 hours")), (24, _("24 hours")), (72, _("3 days")))


class BoardForm(forms.Form):
    """Which flights to show; what is not understood falls back to arrivals of a day."""

    airport = forms.ChoiceField(label=_("Where"), required=False)
    direction = forms.ChoiceField(label=_("Direction"), choices=DIRECTIONS, required=False)
    hours = forms.TypedChoiceField(label=_("Within"), choices=WINDOWS, coerce=int, required=False)

    def __init__(self, airport: str | None, data: dict[str, object]) -> None:
        """Without an airport of the posting there is nothing to choose."""
        super().__init__(data)
        if airport:
            self.fields["airport"].choices = posted.choices(airport)  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["airport"]

    def wanted(self) -> tuple[Direction, timedelta]:
        """The direction and the window."""
        self.is_valid()
        direction = self.cleaned_data.get("direction") or Direction.INBOUND
        return Direction(direction), timedelta(hours=self.cleaned_data.get("hours") or 24)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One flight of the board."""

    line: FlightLine
    clock: Clock
    counts: tuple[Count, ...]
    items: int
    state: str
    tone: str
    late: int

    @property
    def no_clock(self) -> bool:
        """Whether no moment is known in UTC, so that no clock can count and the day decides."""
        return self.line.flight.departs_at is None and self.line.flight.arrives_at is None


@page(Permission.TRAVEL_BOARD_READ)
def board(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show flights of a direction within a window; the table renews itself."""
    own = posted.airport_of(desk)
    initial = {"airport": own, "direction": Direction.INBOUND.value, "hours": 24}
    form = BoardForm(own, {**initial, **request.GET.dict()})
    airport = posted.wanted_airport(desk, request.GET.dict())
    direction, window = form.wanted()
    at = installed.platform().clock.now()
    lines = travel.board(desk.purpose, direction, at, window, airport=airport)
    flights = [line.flight.id for line in lines]
    items = cases.open_by_flight(desk.purpose, queues_of(desk), flights)
    gone = [one.flight.id for one in lines if one.flight.departs_at and one.flight.departs_at <= at]
    late = told_late(desk.purpose, gone)
    return show(
        request,
        desk,
        "console/board/board.html",
        at=at,
        form=form,
        airport=airport,
        kinds=[kind for kind in DataKind if kind in kinds_of(desk.purpose)],
        rows=[
            _row(line, items, desk.purpose, at, late=len(late.get(line.flight.id, ())))
            for line in lines
        ],
        journey=journey_word(line.flight.mode for line in lines),
    )


def _row(
    line: BoardLine, items: Mapping[UUID, int], purpose: Purpose, at: datetime, *, late: int
) -> Row:
    state, tone = by_schedule(line.flight, at)
    shown = flight_line(line.flight)
    return Row(
        line=shown,
        clock=of_flight(shown, at),
        counts=counts_of(line.travellers, purpose),
        items=items.get(line.flight.id, 0),
        state=state,
        tone=tone,
        late=late,
    )
