"""Asking the authority to open one masked record, or to let one be read after entry."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.approvals.shown import RequestHead
from safepassage.apps.approvals.terms import Opens
from safepassage.apps.approvals.words import Words
from safepassage.apps.travel.scope import on_leave
from safepassage.apps.travel.unmasking import masked
from safepassage.flows.approvals.after_entry import AskToUse, ask_to_use
from safepassage.flows.approvals.asking import LEAVE_PURPOSE
from safepassage.flows.approvals.unmasking import AskToOpen, ask_to_open
from safepassage.flows.stopped import StoppedError
from safepassage.web import installed
from safepassage.web.console.approvals.forms import URGENT, AskForm, UseForm
from safepassage.web.console.approvals.wording import sentence
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.leave import journey_of, standing
from safepassage.web.console.phrases.flights import flight_line
from safepassage.web.console.showing import show
from safepassage.web.console.travellers.wording import RECORDS


@page(Permission.APPROVALS_REQUEST_ASK)
def ask(request: HttpRequest, desk: Desk, record_id: UUID) -> HttpResponse:
    """Ask with law, case and ground; only under the purpose of a reasoned request."""
    record = masked(desk.purpose, record_id) if desk.purpose is LEAVE_PURPOSE else None
    if record is None:
        raise Http404
    form = AskForm(request.POST or None, initial={"law": "PNR 12(3)"})
    if installed.platform().keys.authority.urgent() is None:
        form.fields.pop("urgent")
    made = form.is_valid() and _made(
        form, lambda: ask_to_open(installed.platform(), _asked(desk, record_id, form), _words(form))
    )
    if made:
        return _to_request(request, made)
    return show(
        request,
        desk,
        "console/approvals/ask.html",
        form=form,
        record=record,
        kind=RECORDS[record.kind],
        line=flight_line(record.flight),
    )


@page(Permission.APPROVALS_REQUEST_ASK)
def ask_use(request: HttpRequest, desk: Desk, handle: str) -> HttpResponse:
    """Ask with law, case and ground; under another purpose the page says which one it takes."""
    journey_id = journey_of(request, handle)
    if not on_leave(desk.purpose).filter(id=journey_id).exists():
        raise Http404
    if standing(desk, journey_id):
        return redirect("traveller", journey_id)
    form = UseForm(request.POST or None, initial={"law": "TCA 553"})
    may = desk.purpose is LEAVE_PURPOSE
    made = (may and form.is_valid()) and _made(
        form,
        lambda: ask_to_use(installed.platform(), _use_asked(desk, journey_id, form), _words(form)),
    )
    if made:
        return _to_request(request, made)
    return show(
        request,
        desk,
        "console/approvals/ask_use.html",
        form=form,
        may=may,
        purpose=LEAVE_PURPOSE,
    )


def _to_request(request: HttpRequest, made: RequestHead) -> HttpResponse:
    messages.success(request, _("The request is made. Now it goes to the authority."))
    return redirect("leave_request", made.id)


def _made(form: UseForm, ask_for: Callable[[], RequestHead]) -> RequestHead | None:
    """The request, or what stands against it said in the form."""
    try:
        return ask_for()
    except (ValueError, StoppedError) as error:
        form.add_error(None, sentence(error))
        return None


def _asked(desk: Desk, record: UUID, form: AskForm) -> AskToOpen:
    return AskToOpen(
        record=record,
        officer=desk.officer.pk,
        law=form.cleaned_data["law"],
        urgent=form.cleaned_data.get("urgent") == URGENT,
        opens=Opens(form.cleaned_data["opens"]),
    )


def _use_asked(desk: Desk, journey: UUID, form: UseForm) -> AskToUse:
    return AskToUse(
        journey=journey,
        officer=desk.officer.pk,
        law=form.cleaned_data["law"],
        urgent=form.cleaned_data["urgent"] == URGENT,
    )


def _words(form: UseForm) -> Words:
    return Words(ground=form.cleaned_data["ground"], case=form.cleaned_data["case"])
