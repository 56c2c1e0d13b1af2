"""Letters and visits: a request is entered, and an answer handed to who brings the receipt."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.flows.subjects import handing
from safepassage.flows.subjects.receive import NoRoom, receive
from safepassage.flows.subjects.told import NoRequest
from safepassage.records.receipt import in_groups
from safepassage.safeguards.rights.asked import Channel
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.subjects.apart import letter_page
from safepassage.web.console.subjects.doing import by, content_of
from safepassage.web.console.subjects.forms import EnterForm
from safepassage.web.console.subjects.request_form import ReceiptForm


@page(Permission.SUBJECTS_REQUEST_ENTER)
def enter(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Enter a letter or a visit; the receipt is shown this once, to be sent or handed over."""
    form = EnterForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        platform, asked = installed.platform(), form.asked(Channel(form.cleaned_data["channel"]))
        try:
            receipt = receive(platform, asked, form.told(), copy=form.copy(), by=by(desk))
        except NoRoom:
            form.add_error("picture", _("Too many pictures wait to be looked at."))
        else:
            context = {"receipt": in_groups(receipt)}
            return render(request, "console/subjects/entered.html", context)
    return render(request, "console/subjects/enter.html", {"form": form})


@page(Permission.SUBJECTS_ANSWER_PRINT)
def hand_over(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Print the answer for who brings the receipt; not before it has left."""
    form = ReceiptForm(request.POST or None)
    if form.is_valid():
        found = handing.of_receipt(form.cleaned_data["receipt"])
        try:
            if found:
                return letter_page(
                    request, handing.letter(installed.platform(), found, by=by(desk))
                )
            form.add_error("receipt", _("There is no such receipt."))
        except NoRequest:
            form.add_error("receipt", _("The answer has not left yet."))
    return render(request, "console/subjects/hand_over.html", {"form": form})


@page(Permission.SUBJECTS_ANSWER_PRINT)
@require_POST
def letter(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Print an answer that has left, for the post."""
    who, platform = by(desk), installed.platform()
    content = content_of(lambda: handing.letter(platform, request_id, by=who))
    return letter_page(request, content)


@page(Permission.SUBJECTS_REQUEST_ANSWER)
def delay(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Print the letter that says that it takes longer."""
    who, platform = by(desk), installed.platform()
    content = content_of(lambda: handing.notice_of_delay(platform, request_id, by=who))
    return letter_page(request, content)
