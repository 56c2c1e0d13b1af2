"""An officer's own requests: on their way, answered, and what a grant opens."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.approvals import selectors
from safepassage.apps.approvals.errors import ApprovalError
from safepassage.apps.approvals.shown import RequestHead
from safepassage.apps.approvals.terms import ApprovalKind
from safepassage.apps.travel.unmasking import Unmasked
from safepassage.flows.approvals.naming import turn_of
from safepassage.flows.approvals.unmasking import open_record
from safepassage.flows.stopped import StoppedError
from safepassage.records.reservation import Reservation
from safepassage.safeguards.approvals.asked import Turn
from safepassage.web import installed
from safepassage.web.console.approvals.exchange import sent_file, taken
from safepassage.web.console.approvals.forms import AnswerForm
from safepassage.web.console.approvals.rows import rows
from safepassage.web.console.approvals.wording import sentence
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.flights import flight_line
from safepassage.web.console.showing import show
from safepassage.web.console.travellers import booking_words as words
from safepassage.web.console.travellers.file import booked_at, contact_of, file_of, leg_line


@page(Permission.APPROVALS_REQUEST_ASK)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the officer's own requests, newest first."""
    own = selectors.requests(requester=desk.officer.pk)
    return show(request, desk, "console/approvals/own.html", rows=rows(own))


@page(Permission.APPROVALS_REQUEST_ASK)
def detail(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Show one of them, and what can be done with it now."""
    return _page(request, desk, _own(desk, request_id), AnswerForm())


@page(Permission.APPROVALS_REQUEST_ASK)
@require_POST
def file(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Hand the request out as a file for the authority."""
    return sent_file(request, _own(desk, request_id), back="leave_request")


@page(Permission.APPROVALS_REQUEST_ASK)
@require_POST
def answer(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Take the authority's answer in, as it came back."""
    head, form = _own(desk, request_id), AnswerForm(request.POST, request.FILES)
    if form.is_valid() and taken(request, desk, form):
        return redirect("leave_request", request_id)
    return _page(request, desk, head, form)


@page(Permission.APPROVALS_REQUEST_ASK)
@require_POST
def open_it(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Open the record: shown in this answer and nowhere else."""
    head = _own(desk, request_id)
    try:
        opened = open_record(
            installed.platform(), request_id, officer=desk.officer.pk, purpose=desk.purpose
        )
    except (ApprovalError, StoppedError) as error:
        messages.error(request, sentence(error))
        return redirect("leave_request", request_id)
    (row,) = rows([selectors.request(request_id) or head])
    return show(request, desk, "console/approvals/opened.html", row=row, **_shown(opened))


def _own(desk: Desk, request_id: UUID) -> RequestHead:
    head = selectors.request(request_id)
    if head is None or head.requester != desk.officer.pk:
        raise Http404
    return head


def _page(request: HttpRequest, desk: Desk, head: RequestHead, form: AnswerForm) -> HttpResponse:
    platform = installed.platform()
    at = platform.clock.now()
    said = selectors.said(
        head.id, actor=desk.actor, purpose=desk.purpose, keys=platform.keys, at=at
    )
    (row,) = rows([head])
    return show(
        request,
        desk,
        "console/approvals/own_request.html",
        at=at,
        row=row,
        said=said,
        form=form,
        waits=turn_of(head) is Turn.ANSWER and at < head.answer_by,
        reviewed=turn_of(head) is Turn.REVIEW,
        opens=head.kind is ApprovalKind.UNMASK and head.usable(at),
        reads=head.kind is ApprovalKind.LATER_USE and head.usable(at),
        keeps_record=head.kind is ApprovalKind.LATER_USE and not head.usable(at),
        right_purpose=desk.purpose is head.purpose,
    )


def _shown(opened: Unmasked) -> dict[str, Any]:
    line = flight_line(opened.record.flight)
    if opened.journey:
        file = file_of(opened.journey)
        return {"line": line, "file": file, "traveller": file.traveller}
    booking = opened.reservation or Reservation()
    return {
        "line": line,
        "reservation": booking,
        "booked": booked_at(booking),
        "legs": [leg_line(one) for one in booking.flights],
        "travels": [words.service_line(one) for one in booking.services],
        "contact": contact_of(booking),
    }
