"""The authority's own people answer here; what opens masked data comes by file."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.approvals.saying import Decider
from safepassage.flows.approvals import answering
from safepassage.web import installed
from safepassage.web.console.approvals.exchange import sent_file, taken
from safepassage.web.console.approvals.forms import AnswerForm, GrantForm, RefuseForm
from safepassage.web.console.approvals.listing import found, request_page
from safepassage.web.console.approvals.wording import sentence
from safepassage.web.console.desk import Desk, page


@page(Permission.APPROVALS_REQUEST_DECIDE)
@require_POST
def file(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:  # noqa: ARG001
    """Hand the request out, for the machine on which the authority's shares are brought."""
    return sent_file(request, found(request_id), back="approval")


@page(Permission.APPROVALS_REQUEST_DECIDE)
@require_POST
def grant(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Grant what needs no key."""
    head, form = found(request_id), GrantForm(request.POST)
    if form.is_valid():
        platform = installed.platform()
        until = platform.clock.now() + timedelta(hours=form.cleaned_data["hours"])
        try:
            answering.grant(
                platform,
                request_id,
                officer=desk.officer.pk,
                valid_until=until,
                reasons=form.cleaned_data["reasons"],
            )
        except ValueError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("Granted. The officer can use it now."))
            return redirect("approval", request_id)
    return request_page(request, desk, head, grant=form)


@page(Permission.APPROVALS_REQUEST_DECIDE)
@require_POST
def refuse(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Refuse, with reasons."""
    head, form = found(request_id), RefuseForm(request.POST)
    if form.is_valid():
        decider = Decider(officer=desk.officer.pk)
        try:
            answering.refuse(
                installed.platform(), request_id, decider, form.cleaned_data["reasons"]
            )
        except ValueError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("Refused. The officer sees your reasons."))
            return redirect("approval", request_id)
    return request_page(request, desk, head, refuse=form)


@page(Permission.APPROVALS_REQUEST_DECIDE)
@require_POST
def answer(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Take in an answer that was made with the authority's key, elsewhere."""
    head, form = found(request_id), AnswerForm(request.POST, request.FILES)
    if form.is_valid() and taken(request, desk, form):
        return redirect("approval", request_id)
    return request_page(request, desk, head, answer=form)
