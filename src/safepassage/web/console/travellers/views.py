"""One traveller's file: everything that may be read of a journey under the desk's purpose."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.shown import ItemHead
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.joins.joining import joins
from safepassage.apps.travel.joins.links import shared
from safepassage.apps.travel.late import told_late
from safepassage.apps.travel.shown import JourneyFile
from safepassage.web import installed
from safepassage.web.console.clearances.panel import cleared_rows, number_rows
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.holds.panel import kept_panel
from safepassage.web.console.leave import address_to_ask, reading, to_leave_or_absent
from safepassage.web.console.ordered import ordered
from safepassage.web.console.phrases.clocks import of_flight, of_item
from safepassage.web.console.phrases.flights import flight_line
from safepassage.web.console.phrases.marks import marks_on
from safepassage.web.console.phrases.reasons import reason
from safepassage.web.console.registers.lines import lines_of
from safepassage.web.console.showing import queues_of, show
from safepassage.web.console.travellers.booking_words import standing_words
from safepassage.web.console.travellers.document_notes import noted_documents
from safepassage.web.console.travellers.file import file_of
from safepassage.web.console.travellers.together import SharedPanel, shared_panel
from safepassage.web.console.watching.noticing import notice_file


def _keys(found: JourneyFile, item: ItemHead | None) -> list[tuple[str, str]]:
    keys = [("o", _("open the work item"))] if item else []
    return [*keys, ("r", _("the whole reservation"))] if found.reservation else keys


@page(Permission.TRAVEL_TRAVELLER_READ)
def traveller(request: HttpRequest, desk: Desk, journey_id: UUID) -> HttpResponse:
    """Show a traveller's file; a journey of another purpose does not exist here."""
    with reading(desk, journey_id):
        return _file(request, desk, journey_id)


def _file(request: HttpRequest, desk: Desk, journey_id: UUID) -> HttpResponse:
    platform = installed.platform()
    at = platform.clock.now()
    found = travel.journey(desk.actor, desk.purpose, journey_id, platform.keys, at)
    if found is None:
        return to_leave_or_absent(request, desk, journey_id)
    notice_file(desk, found)
    line = flight_line(found.flight)
    item = cases.by_journey(desk.purpose, queues_of(desk), [journey_id]).get(journey_id)
    return show(
        request,
        desk,
        "console/travellers/traveller.html",
        at=at,
        page_keys=_keys(found, item),
        standing=standing_words(desk.purpose, journey_id),
        file=file_of(found),
        marks=marks_on(journey_id),
        noted=noted_documents(found),
        registers=lines_of(desk, journey_id, found.record.head.kind),
        late=journey_id in told_late(desk.purpose, [found.flight.id]).get(found.flight.id, ()),
        line=line,
        clocks=of_item(item, line, at) if item else [of_flight(line, at)],
        shared=_shared(request, desk, found),
        booking=_booking(desk, found),
        item=item,
        ordered=ordered(desk, journey_id),
        cleared=cleared_rows(desk, journey_id),
        kept=kept_panel(desk, found.record.head),
        numbers=number_rows(desk, found.record.traveller),
        sentence=reason(item) if item else "",
        **_leave(desk, found),
        sees_ledger=desk.may(Permission.AUDIT_LEDGER_READ),
        sees_messages=desk.may(Permission.MESSAGES_MESSAGE_READ),
    )


def _leave(desk: Desk, found: JourneyFile) -> dict[str, Any]:
    """Where leave is asked to open a masked journey; with whom it was booked is masked, too."""
    if found.record.traveller:
        return {}
    return {"leave_address": address_to_ask(desk, found.record.head.id)}


def _booking(desk: Desk, found: JourneyFile) -> UUID | None:
    """The person's PNR record, whichever of the two is open; only where API may meet PNR."""
    if not joins(desk.purpose):
        return None
    heads = (found.record.head, *found.counterparts)
    return next((one.id for one in heads if one.reservation and not one.masked_at), None)


def _shared(request: HttpRequest, desk: Desk, found: JourneyFile) -> SharedPanel | None:
    """The links, when an officer asks for them: not with every page that is opened."""
    booking = _booking(desk, found)
    if not request.GET.get("shared") or booking is None:
        return None
    platform = installed.platform()
    at = platform.clock.now()
    links = shared(desk.actor, desk.purpose, booking, platform.keys, at)
    return shared_panel(links) if links else None
