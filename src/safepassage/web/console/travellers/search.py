"""Looks for people by document, name or locator; the ground is in the ledger."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.travel.search import MOST_FOUND, find, found_on_leave
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.leave import addresses_to_ask
from safepassage.web.console.phrases.flights import flight_line
from safepassage.web.console.showing import show
from safepassage.web.console.travellers.forms import ReasonedSearchForm, SearchForm, search_form
from safepassage.web.console.travellers.wording import RECORDS, document_line
from safepassage.web.console.watching.noticing import notice_found, notice_search


@page(Permission.TRAVEL_TRAVELLER_SEARCH)
def search(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the form, and after a search what it found; values never stand in an address."""
    form = search_form(desk.purpose, request.POST or None)
    rows = _rows(desk, form) if form.is_valid() else None
    return show(
        request,
        desk,
        "console/travellers/search.html",
        form=form,
        rows=rows,
        on_leave=_on_leave(request, desk, form) if rows is not None else [],
        may_ask=desk.may(Permission.APPROVALS_REQUEST_ASK),
        nobody=form.nobody() if rows == [] else "",
        cut=_("Only the newest %(n)d are shown.") % {"n": MOST_FOUND}
        if rows and len(rows) == MOST_FOUND
        else "",
    )


def _on_leave(request: HttpRequest, desk: Desk, form: SearchForm | ReasonedSearchForm) -> list[str]:
    """What was found, too, and is read only with leave: that it exists is all that is shown."""
    found = found_on_leave(desk.purpose, form.wanted(), installed.platform().keys)
    return addresses_to_ask(request, found)


def _rows(desk: Desk, form: SearchForm | ReasonedSearchForm) -> list[dict[str, object]]:
    platform = installed.platform()
    ground, reasons = form.why()
    notice_search(desk, *form.person())
    found = find(
        desk.actor,
        desk.purpose,
        form.wanted(),
        ground=ground,
        reasons=reasons,
        keys=platform.keys,
        at=platform.clock.now(),
    )
    notice_found(desk, found)
    return [
        {
            "head": one.record.head,
            "traveller": one.record.traveller,
            "line": flight_line(one.flight),
            "kind": RECORDS[one.record.head.kind],
            "document": document_line(one.record.traveller) if one.record.traveller else "",
        }
        for one in found
    ]
