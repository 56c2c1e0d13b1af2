"""One traveller's file: everything that may be read of a journey under the desk's purpose."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import selectors as cases
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.late import told_late
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.clocks import of_flight, of_item
from safepassage.web.console.phrases.flights import flight_line
from safepassage.web.console.phrases.reasons import reason
from safepassage.web.console.showing import queues_of, show
from safepassage.web.console.travellers.file import file_of


@page(Permission.TRAVEL_TRAVELLER_READ)
def traveller(request: HttpRequest, desk: Desk, journey_id: UUID) -> HttpResponse:
    """Show a traveller's file; a journey of another purpose does not exist here."""
    platform = installed.platform()
    at = platform.clock.now()
    found = travel.journey(desk.actor, desk.purpose, journey_id, platform.keys, at)
    if found is None:
        raise Http404
    line = flight_line(found.flight)
    item = cases.by_journey(desk.purpose, queues_of(desk), [journey_id]).get(journey_id)
    return show(
        request,
        desk,
        "console/travellers/traveller.html",
        at=at,
        page_keys=[("o", _("open the work item"))] if item else [],
        file=file_of(found),
        late=journey_id in told_late(desk.purpose, [found.flight.id]).get(found.flight.id, ()),
        line=line,
        clocks=of_item(item, line, at) if item else [of_flight(line, at)],
        item=item,
        sentence=reason(item) if item else "",
        sees_ledger=desk.may(Permission.AUDIT_LEDGER_READ),
        sees_messages=desk.may(Permission.MESSAGES_MESSAGE_READ),
    )
