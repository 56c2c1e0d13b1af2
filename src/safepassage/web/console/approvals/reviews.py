"""What was granted is looked at again: by the authority, and by the data protection officer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.approvals.saying import Decider, Reviewing
from safepassage.apps.approvals.terms import ApprovalKind, Finding, Reviewer
from safepassage.flows.approvals import answering
from safepassage.web import installed
from safepassage.web.console.approvals.forms import ReviewForm, WrongForm
from safepassage.web.console.approvals.listing import found, request_page
from safepassage.web.console.approvals.wording import sentence
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm


@page(Permission.APPROVALS_REQUEST_DECIDE)
@require_POST
def authority(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """The authority reviews what was urgent."""
    by_file = found(request_id).kind is ApprovalKind.UNMASK
    form = (WrongForm if by_file else ReviewForm)(request.POST, prefix="review")
    return _reviewed(request, desk, request_id, Reviewer.AUTHORITY, form)


@page(Permission.APPROVALS_REVIEW_NOTE)
@require_POST
def data_protection(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """The data protection officer reviews an opening."""
    form = ReviewForm(request.POST, prefix="note")
    return _reviewed(request, desk, request_id, Reviewer.DATA_PROTECTION_OFFICER, form)


def _reviewed(
    request: HttpRequest, desk: Desk, request_id: UUID, by: Reviewer, form: PlainForm
) -> HttpResponse:
    head = found(request_id)
    if form.is_valid():
        reviewing = Reviewing(
            by=by,
            finding=Finding(form.cleaned_data["finding"]),
            said=form.cleaned_data["said"],
        )
        try:
            answering.review(
                installed.platform(), request_id, Decider(officer=desk.officer.pk), reviewing
            )
        except ValueError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The review is noted."))
            return redirect("approval", request_id)
    bound = {"review" if by is Reviewer.AUTHORITY else "note": form}
    return request_page(request, desk, head, **bound)
