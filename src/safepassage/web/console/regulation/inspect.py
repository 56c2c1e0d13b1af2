"""Any record on the regulator's own ground; what is read stands in its own, sealed ledger."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.regulation import readings
from safepassage.apps.travel.wanted import by_document
from safepassage.flows.inspecting import opening
from safepassage.flows.inspecting.ground import Ground, What
from safepassage.flows.inspecting.telling import Inspector, NoKey
from safepassage.flows.platform import Platform
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.items.sheet import sheet_of
from safepassage.web.console.phrases.flights import flight_line
from safepassage.web.console.regulation.forms import InspectForm
from safepassage.web.console.travellers.file import file_of
from safepassage.web.console.travellers.wording import RECORDS, document_line

Context = dict[str, object]
Opener = Callable[[Platform, Inspector, str], Context]


@page(Permission.REGULATION_RECORD_INSPECT)
def inspect(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask for the ground and what is to be opened, and show it; nothing stands in an address."""
    form = InspectForm(request.POST or None)
    context: Context = _opened(desk, form) if form.is_valid() else {}
    context |= {"form": form, "read": readings.count(), "inspecting": True}
    context["now"] = installed.platform().clock.now().astimezone(desk.time_zone)
    return render(request, "console/regulation/inspect.html", context)


def _opened(desk: Desk, form: InspectForm) -> Context:
    told, platform = form.cleaned_data, installed.platform()
    ground = Ground(inspection=told["inspection"], law=told["law"])
    by = Inspector(officer=desk.officer.pk, ground=ground)
    try:
        found = OPENERS[What(told["what"])](platform, by, told["subject"])
    except NoKey:
        return {"no_key": True}
    if not found:
        form.add_error("subject", _("Nothing here has this id, key or number."))
    return found


def _record(platform: Platform, by: Inspector, subject: str) -> Context:
    found = opening.record(platform, by, UUID(subject))
    if found is None:
        return {}
    item = opening.item_about(found.record.head.id)
    return {"file": file_of(found), "line": flight_line(found.flight), "item": item}


def _item(platform: Platform, by: Inspector, subject: str) -> Context:
    found = opening.item(platform, by, UUID(subject))
    if found is None:
        return {}
    line, at = flight_line(found.journey.flight), platform.clock.now()
    sheet = sheet_of(found, at, [])
    return {"sheet": sheet, "file": file_of(found.journey), "line": line}


def _listing(platform: Platform, by: Inspector, subject: str) -> Context:
    found = opening.listing(platform, by, subject)
    return {"listing": found} if found else {}


def _message(platform: Platform, by: Inspector, subject: str) -> Context:
    found = opening.message(platform, by, UUID(subject))
    if found is None:
        return {}
    body = found.body.decode("latin-1") if found.body else ""
    return {"story": found.story, "body": body}


def _search(platform: Platform, by: Inspector, subject: str) -> Context:
    found = opening.find(platform, by, by_document(subject, None))
    rows = [
        {
            "head": one.record.head,
            "traveller": one.record.traveller,
            "line": flight_line(one.flight),
            "kind": RECORDS[one.record.head.kind],
            "document": document_line(one.record.traveller) if one.record.traveller else "",
        }
        for one in found
    ]
    return {"rows": rows} if rows else {}


OPENERS: dict[What, Opener] = {
    What.ITEM: _item,
    What.LISTING: _listing,
    What.MESSAGE: _message,
    What.RECORD: _record,
    What.SEARCH: _search,
}
