"""The steps of a disclosure: asked, agreed, reviewed, sent, received."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.shown import ItemHead
from safepassage.apps.disclosures import selectors
from safepassage.apps.disclosures.models import Feedback
from safepassage.flows.disclosing import answering, asking, reviewing, sending
from safepassage.flows.disclosing.asking import Request
from safepassage.flows.disclosing.errors import DisclosureRefused
from safepassage.safeguards.offences import Offence
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.disclosures.forms import AskForm, FeedbackForm, SecondForm
from safepassage.web.console.disclosures.views import sheet
from safepassage.web.console.showing import queues_of, show


@page(Permission.DISCLOSURES_DISCLOSURE_ASK)
def ask(request: HttpRequest, desk: Desk, item_id: UUID) -> HttpResponse:
    """Ask to disclose the record of a decided item."""
    item = cases.head(desk.purpose, queues_of(desk), item_id)
    if item is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = AskForm(data, item.kind, selectors.in_force())
    if form.is_valid() and (done := _asked(request, desk, item, form)):
        return done
    return show(request, desk, "console/disclosures/ask.html", form=form, item=item)


def _asked(request: HttpRequest, desk: Desk, item: ItemHead, form: AskForm) -> HttpResponse | None:
    wanted = Request(
        item=item.id,
        recipient=form.recipient_id(),
        offence=Offence(form.cleaned_data["offence"]),
        groups=form.chosen(),
        words=form.words(),
        chance_find=bool(form.cleaned_data["marks"]),
    )
    try:
        head = asking.ask(
            installed.platform(),
            wanted,
            officer=desk.officer.pk,
            actor=desk.actor,
            purpose=desk.purpose,
        )
    except DisclosureRefused as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return None
    messages.success(request, _("Asked. A second officer has to agree before anything leaves."))
    return HttpResponseRedirect(reverse("disclosure", args=[head.id]))


@page(Permission.DISCLOSURES_DISCLOSURE_CONFIRM)
@require_POST
def second(request: HttpRequest, desk: Desk, disclosure_id: UUID) -> HttpResponse:
    """Agree or disagree, as another officer."""
    _found(desk, disclosure_id)
    form = SecondForm(request.POST)
    if form.is_valid():
        try:
            asking.second(
                installed.platform(),
                disclosure_id,
                officer=desk.officer.pk,
                actor=desk.actor,
                purpose=desk.purpose,
                agrees=form.cleaned_data["agrees"],
                ground=form.cleaned_data["ground"],
            )
        except DisclosureRefused as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, _("Your word is noted."))
            return HttpResponseRedirect(reverse("disclosures"))
    return sheet(request, desk, disclosure_id, form)


@page(Permission.DISCLOSURES_DISCLOSURE_ASK)
@require_POST
def review(request: HttpRequest, desk: Desk, disclosure_id: UUID) -> HttpResponse:
    """Ask the approval authority, with or without urgency."""
    urgent = request.POST.get("urgent") == "yes"

    def step() -> str:
        reviewing.request_review(
            installed.platform(),
            disclosure_id,
            officer=desk.officer.pk,
            actor=desk.actor,
            purpose=desk.purpose,
            urgent=urgent,
        )
        return _("Sent to the approval authority.")

    return _done(request, desk, disclosure_id, step)


@page(Permission.DISCLOSURES_DISCLOSURE_ASK)
@require_POST
def send(request: HttpRequest, desk: Desk, disclosure_id: UUID) -> HttpResponse:
    """Write that it leaves, and hand out the sealed file."""
    _found(desk, disclosure_id)
    try:
        file = sending.send(
            installed.platform(),
            disclosure_id,
            officer=desk.officer.pk,
            actor=desk.actor,
            purpose=desk.purpose,
        )
    except DisclosureRefused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
        return HttpResponseRedirect(reverse("disclosure", args=[disclosure_id]))
    return HttpResponse(
        file.content,
        content_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{file.name}.sealed"'},
    )


@page(Permission.DISCLOSURES_DISCLOSURE_ASK)
@require_POST
def receipt(request: HttpRequest, desk: Desk, disclosure_id: UUID) -> HttpResponse:
    """Note the recipient's receipt."""

    def step() -> str:
        answering.note_receipt(installed.platform(), disclosure_id, actor=desk.actor)
        return _("The receipt is noted.")

    return _done(request, desk, disclosure_id, step)


@page(Permission.DISCLOSURES_DISCLOSURE_ASK)
@require_POST
def feedback(request: HttpRequest, desk: Desk, disclosure_id: UUID) -> HttpResponse:
    """Note what came of it."""
    form = FeedbackForm(request.POST)

    def step() -> str:
        if not form.is_valid():
            raise DisclosureRefused([_("Choose one of the list.")])
        said = Feedback(form.cleaned_data["feedback"])
        answering.note_feedback(installed.platform(), disclosure_id, said, actor=desk.actor)
        return _("What came of it is noted.")

    return _done(request, desk, disclosure_id, step)


@page(Permission.DISCLOSURES_TELLING_NOTE)
@require_POST
def seen(request: HttpRequest, desk: Desk, disclosure_id: UUID) -> HttpResponse:
    """Note that the data protection officer has seen it."""
    _found(desk, disclosure_id)
    answering.note_seen(installed.platform(), disclosure_id, actor=desk.actor)
    messages.success(request, _("Noted that you have seen it."))
    return HttpResponseRedirect(reverse("disclosures"))


def _done(
    request: HttpRequest, desk: Desk, disclosure_id: UUID, step: Callable[[], str]
) -> HttpResponse:
    _found(desk, disclosure_id)
    try:
        messages.success(request, step())
    except DisclosureRefused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
    return HttpResponseRedirect(reverse("disclosure", args=[disclosure_id]))


def _found(desk: Desk, disclosure_id: UUID) -> None:
    if selectors.disclosure(desk.purpose, disclosure_id) is None:
        raise Http404
