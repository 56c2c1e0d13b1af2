"""A work item opened, decided, and confirmed by a second officer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.models import Queue
from safepassage.flows import decide as deciding
from safepassage.records.outcome import Outcome
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.items.door import ENFORCEMENT, PROTECTION, Door
from safepassage.web.console.items.forms import DecisionForm, SecondForm
from safepassage.web.console.items.handed_over import is_of
from safepassage.web.console.items.sheet import item_page
from safepassage.web.console.leave import to_leave_or_absent, wants_leave
from safepassage.web.console.phrases.outcomes import NAMES
from safepassage.web.console.queue.people import still_beside


@page(Permission.CASES_ITEM_READ)
def item(request: HttpRequest, desk: Desk, item_id: UUID) -> HttpResponse:
    """Show an item of the desk's queues."""
    return item_page(request, desk, item_id, ENFORCEMENT)


@page(Permission.CASES_ITEM_DECIDE)
@require_POST
def decide(request: HttpRequest, desk: Desk, item_id: UUID) -> HttpResponse:
    """Decide an item of the desk's queues."""
    return _decide(request, desk, item_id, ENFORCEMENT)


@page(Permission.CASES_PROTECTION_READ)
def protection_item(request: HttpRequest, desk: Desk, item_id: UUID) -> HttpResponse:
    """Show an item of the protection queue."""
    return item_page(request, desk, item_id, PROTECTION)


@page(Permission.CASES_PROTECTION_DECIDE)
@require_POST
def protection_decide(request: HttpRequest, desk: Desk, item_id: UUID) -> HttpResponse:
    """Decide an item of the protection queue."""
    return _decide(request, desk, item_id, PROTECTION)


@page(Permission.CASES_ITEM_APPROVE)
@require_POST
def second(request: HttpRequest, desk: Desk, item_id: UUID) -> HttpResponse:
    """Agree or disagree, as another officer, with the decision that waits."""
    waiting = cases.waiting_decision(desk.purpose, ENFORCEMENT.queues(desk), item_id)
    form = SecondForm(request.POST)
    if waiting is None and not ENFORCEMENT.holds(desk, item_id):
        raise Http404
    if waiting is None:
        messages.warning(request, _("No decision waits here any more: this is where it stands."))
        return HttpResponseRedirect(reverse(ENFORCEMENT.item, args=[item_id]))
    if form.is_valid():
        try:
            done = deciding.second(
                installed.platform(),
                decision=waiting.id,
                officer=desk.officer.pk,
                actor=desk.actor,
                purpose=desk.purpose,
                agrees=form.cleaned_data["agrees"],
                ground=form.cleaned_data["ground"],
            )
        except deciding.DecisionRefused as refused:
            form.add_error(None, refused.text)
        else:
            agreed = _("The decision is in force; the carrier is told.")
            reopened = _("You did not agree: the item is open again, and your ground stands on it.")
            messages.success(request, agreed if done.in_force else reopened)
            return HttpResponseRedirect(reverse(ENFORCEMENT.queue))
    return item_page(request, desk, item_id, ENFORCEMENT, second_form=form)


def _decide(request: HttpRequest, desk: Desk, item_id: UUID, door: Door) -> HttpResponse:
    form = DecisionForm(request.POST)
    taken_back = not door.holds(desk, item_id)
    if taken_back and not (door is ENFORCEMENT and is_of(desk, item_id)):
        raise Http404
    head = cases.head(desk.purpose, tuple(Queue), item_id)
    if head and wants_leave(desk, head.journey):
        return to_leave_or_absent(request, desk, head.journey)
    if form.is_valid() and taken_back and form.cleaned_data["corrects"] is None:
        form.add_error(None, _("The item went to the protection contact while you wrote."))
    elif form.is_valid():
        try:
            done = deciding.decide(
                installed.platform(),
                item=item_id,
                officer=desk.officer.pk,
                actor=desk.actor,
                purpose=desk.purpose,
                outcome=form.chosen(),
                words=form.words(),
                corrects=form.cleaned_data["corrects"],
            )
        except deciding.DecisionRefused as refused:
            form.add_error(None, refused.text)
        else:
            messages.success(request, _in_words(form, item_id, in_force=done.in_force))
            _say_what_stands_beside(request, desk, item_id, door)
            return HttpResponseRedirect(reverse(door.queue))
    return item_page(request, desk, item_id, door, form=form)


def _in_words(form: DecisionForm, item_id: UUID, *, in_force: bool) -> str:
    name = NAMES[form.chosen()]
    if form.chosen() is Outcome.POSSIBLE_PROTECTION_NEED:
        return format_html(
            '{} <a href="{}">{}</a>',
            _("Decided: %(outcome)s.") % {"outcome": name},
            reverse("item", args=[item_id]),
            _("See what became of it, or correct it"),
        )
    if in_force:
        return _("Decided: %(outcome)s") % {"outcome": name}
    return _("Proposed: %(outcome)s. It waits for a second officer.") % {"outcome": name}


def _say_what_stands_beside(request: HttpRequest, desk: Desk, item_id: UUID, door: Door) -> None:
    """Lead on to the same person's other record, while that one waits."""
    queues = door.queues(desk)
    item = cases.head(desk.purpose, queues, item_id)
    other = still_beside(desk, queues, item) if item else None
    if other:
        text = _("The same person's other record still waits:")
        link = reverse(door.item, args=[other.id])
        messages.warning(request, format_html('{} <a href="{}">{}</a>', text, link, _("open it")))
