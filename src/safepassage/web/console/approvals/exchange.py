"""Files to the authority and back, whoever carries them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from safepassage.apps.approvals.errors import ApprovalError
from safepassage.apps.approvals.shown import RequestHead
from safepassage.apps.approvals.terms import Reviewer, State
from safepassage.flows.approvals.sending import asked_file
from safepassage.flows.approvals.taking import take_answer
from safepassage.safeguards.approvals.asked import FileBroken
from safepassage.web import installed
from safepassage.web.console.approvals.forms import AnswerForm
from safepassage.web.console.approvals.wording import sentence
from safepassage.web.console.desk import Desk


def sent_file(request: HttpRequest, head: RequestHead, *, back: str) -> HttpResponse:
    """The request as a download, or back to its page with what stands in the way."""
    try:
        content = asked_file(installed.platform(), head)
    except ApprovalError as error:
        messages.error(request, sentence(error))
        return redirect(back, head.id)
    name = f"request-{head.id.hex[-5:].upper()}.json"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/json", headers=disposition)


def taken(request: HttpRequest, desk: Desk, form: AnswerForm) -> bool:
    """Whether the answer was taken; what stands in the way is on the form."""
    try:
        head = take_answer(
            installed.platform(), form.cleaned_data["file"], brought_by=desk.officer.pk
        )
    except (ApprovalError, FileBroken, ValueError) as error:
        form.add_error("file", sentence(error))
        return False
    messages.success(request, _said(head))
    return True


def _said(head: RequestHead) -> str:
    if any(one.by is Reviewer.AUTHORITY and one.done_at for one in head.reviews):
        return _("The authority's review is noted.")
    if head.state is State.GRANTED:
        return _("The authority granted it.")
    return _("The authority refused it.")
