"""The arrival notices of a posting: who arrives, why that matters, and who has seen it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import notices as told
from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.arrival import acknowledge
from safepassage.apps.cases.models import Why
from safepassage.apps.cases.notices import Notice
from safepassage.apps.cases.shown import ItemHead
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.shown import TravellerRecord
from safepassage.records.traveller import Traveller
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.clocks import Clock, of_flight
from safepassage.web.console.phrases.flights import FlightLine, flight_line
from safepassage.web.console.phrases.reasons import reason
from safepassage.web.console.showing import queues_of, show

WHY: dict[str, tuple[Promise, str]] = {
    Why.DECIDED: (_("an officer decided so"), "info"),
    Why.LAPSED: (_("nobody decided in time"), "warning"),
}
BY_UNIT = _("The passenger information unit knows more: ask the unit")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One traveller whom the arrival desk is told about."""

    notice: Notice
    traveller: Traveller | None
    line: FlightLine | None
    clock: Clock | None
    item: ItemHead | None
    sentence: str | Promise
    why: Promise
    tone: str
    seen_by: str


@page(Permission.CASES_ARRIVAL_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the notices for the desk's airport; reading who it is about is in the ledger."""
    at = installed.platform().clock.now()
    airport = airport_of(desk)
    were_seen = request.GET.get("view") == "seen"
    found = told.notices(desk.purpose, airport, seen=were_seen)
    waiting, seen_before = told.counts(desk.purpose, airport)
    return show(
        request,
        desk,
        "console/arrivals/list.html",
        at=at,
        airport=airport,
        rows=_rows(desk, found, at),
        were_seen=were_seen,
        waiting=waiting,
        seen_before=seen_before,
        acknowledges=desk.may(Permission.CASES_ARRIVAL_ACKNOWLEDGE),
    )


@page(Permission.CASES_ARRIVAL_ACKNOWLEDGE)
@require_POST
def seen(request: HttpRequest, desk: Desk, notice_id: UUID) -> HttpResponse:
    """Put the officer's name to a notice."""
    done = acknowledge(
        notice_id,
        officer=desk.officer.pk,
        actor=desk.actor,
        purpose=desk.purpose,
        at=installed.platform().clock.now(),
    )
    if not done:
        messages.warning(request, _now("Somebody has seen it before, or it was taken back."))
    return HttpResponseRedirect(reverse("arrivals"))


def airport_of(desk: Desk) -> str | None:
    """The home airport that the posting is named by; ``None`` sees every airport."""
    geography, code = installed.platform().geography, desk.posting.code
    home = geography.home()
    return code if home and geography.country(code) == home else None


def _rows(desk: Desk, found: Sequence[Notice], at: datetime) -> list[Row]:
    """The next to arrive first; what is over comes last."""
    journeys = [one.journey for one in found]
    people = travel.identities(desk.actor, desk.purpose, journeys, installed.platform().keys, at)
    items = cases.by_journey(desk.purpose, queues_of(desk), journeys)
    flights = travel.flights(desk.purpose, [one.flight for one in found])
    lines = {key: flight_line(flight) for key, flight in flights.items()}
    codes = accounts.codes_of([str(one.seen_by) for one in found if one.seen_by])
    rows = [
        _row(
            one,
            person=people.get(one.journey),
            item=items.get(one.journey) if one.item else None,
            line=lines.get(one.flight),
            seen_by=codes.get(str(one.seen_by), ""),
            at=at,
        )
        for one in found
    ]
    return sorted(rows, key=lambda row: _urgency(row, at))


def _row(
    notice: Notice,
    *,
    person: TravellerRecord | None,
    item: ItemHead | None,
    line: FlightLine | None,
    seen_by: str,
    at: datetime,
) -> Row:
    why, tone = WHY[notice.why]
    return Row(
        notice=notice,
        traveller=person.traveller if person else None,
        line=line,
        clock=of_flight(line, at) if line else None,
        item=item,
        sentence=reason(item) if item else "" if notice.item else BY_UNIT,
        why=why,
        tone=tone,
        seen_by=seen_by,
    )


def _urgency(row: Row, at: datetime) -> tuple[bool, float]:
    moment = row.clock.at if row.clock else None
    if moment is None:
        return True, 0.0
    return moment < at, abs((moment - at).total_seconds())
