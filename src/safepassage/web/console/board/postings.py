"""Crew lists and gate passes: lists without a flight, screened before one is known."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import selectors as cases
from safepassage.apps.travel.postings import Posting, postings
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.flights import FlightLine, flight_line
from safepassage.web.console.showing import queues_of, show


@dataclass(frozen=True, kw_only=True)
class Row:
    """One list with the work that waits on it."""

    line: FlightLine
    posting: Posting
    items: int


@page(Permission.TRAVEL_BOARD_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the lists that people are stored on under the desk's purpose; counts only."""
    found = postings(desk.purpose)
    items = cases.open_by_flight(desk.purpose, queues_of(desk), [one.flight.id for one in found])
    rows = [
        Row(line=flight_line(one.flight), posting=one, items=items.get(one.flight.id, 0))
        for one in found
    ]
    return show(request, desk, "console/board/postings.html", rows=rows)
