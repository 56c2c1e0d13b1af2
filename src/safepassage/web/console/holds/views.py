"""The holds under the desk's purpose: recorded, prolonged by two people, ended."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.holds import selectors
from safepassage.apps.holds.selectors import HoldHead
from safepassage.apps.travel import selectors as travel
from safepassage.flows import holding
from safepassage.safeguards.holding import Ended, Reason, Still
from safepassage.web import installed
from safepassage.web.console.confirming import GroundForm, Question, ask
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.holds.forms import AnswerForm, LongerForm, RecordForm
from safepassage.web.console.holds.wording import ENDING, REASONS, STILL, nature
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.showing import show


@dataclass(frozen=True, kw_only=True)
class Row:
    """A hold in words; ``may_answer`` where the desk's officer neither recorded nor asked."""

    head: HoldHead
    reason: Promise
    nature: Promise
    officer: str
    asked: str | Promise
    may_answer: bool


@page(Permission.HOLDS_HOLD_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what is held, the nearest end first."""
    heads = selectors.standing(desk.purpose, at=installed.platform().clock.now())
    return show(
        request,
        desk,
        "console/holds/list.html",
        rows=rows_of(desk, heads),
        may_record=desk.may(Permission.HOLDS_HOLD_RECORD),
    )


@page(Permission.HOLDS_HOLD_RECORD)
def record(request: HttpRequest, desk: Desk, journey_id: UUID) -> HttpResponse:
    """Say why a journey's data stay."""
    head = travel.heads(desk.purpose, [journey_id]).get(journey_id)
    if head is None:
        raise Http404
    form = RecordForm(request.POST if request.method == "POST" else None)
    back = reverse("traveller", args=[journey_id])
    if form.is_valid() and _done(form, lambda: _record(form, desk, journey_id)):
        messages.success(request, _("It is recorded. Masking goes on; deletion waits until then."))
        return HttpResponseRedirect(back)
    return show(
        request,
        desk,
        "console/holds/record.html",
        form=form,
        head=head,
        back=back,
        longest=holding.longest().days,
    )


@page(Permission.HOLDS_HOLD_RECORD)
def longer(request: HttpRequest, desk: Desk, hold_id: UUID) -> HttpResponse:
    """Ask for a later end."""
    row = _row(desk, hold_id)
    form = LongerForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _done(form, lambda: _longer(form, desk, hold_id)):
        messages.success(request, _("Asked. Another officer must agree before it ends later."))
        return HttpResponseRedirect(reverse("holds"))
    return _hold_page(request, desk, row, form, heading=_("Ask for a later end"), submit=_("Ask"))


@page(Permission.HOLDS_HOLD_APPROVE)
def answer(request: HttpRequest, desk: Desk, hold_id: UUID) -> HttpResponse:
    """Agree to a later end, or not, as another officer."""
    row = _row(desk, hold_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _done(form, lambda: _answer(form, desk, hold_id)):
        messages.success(request, _("Your word stands in the ledger."))
        return HttpResponseRedirect(reverse("holds"))
    return _hold_page(
        request, desk, row, form, heading=_("A later end is asked for"), submit=_("Give your word")
    )


@page(Permission.HOLDS_HOLD_RECORD)
def end(request: HttpRequest, desk: Desk, hold_id: UUID) -> HttpResponse:
    """Ask for the ground, then let the data go at their ordinary date."""
    _row(desk, hold_id)
    form, back = GroundForm(request, ENDING), reverse("holds")
    if not form.is_valid():
        return ask(request, form, _ending(back))
    why = Ended(form.cleaned_data["ground"])
    platform = installed.platform()
    ended = _done(
        form,
        lambda: holding.end(platform, hold_id, why, actor=desk.actor, purpose=desk.purpose),
    )
    if not ended:
        return ask(request, form, _ending(back))
    messages.success(request, _("The hold has ended."))
    return HttpResponseRedirect(back)


def rows_of(desk: Desk, heads: list[HoldHead]) -> list[Row]:
    """Holds in words, with what the desk may do about each."""
    known = accounts.codes_of(
        sorted({str(one) for head in heads for one in (head.officer, head.asked_by) if one})
    )
    approves, own = desk.may(Permission.HOLDS_HOLD_APPROVE), desk.officer.pk
    return [
        Row(
            head=head,
            reason=REASONS[head.reason],
            nature=nature(head.reason),
            officer=known.get(str(head.officer), ""),
            asked=STILL[Still(head.asked_why)] if head.asked_why else "",
            may_answer=approves
            and head.asked_by is not None
            and own not in {head.asked_by, head.officer},
        )
        for head in heads
    ]


def _done(form: PlainForm, act: Callable[[], object]) -> bool:
    """Do it; what stands against it is said on the form."""
    try:
        act()
    except holding.HoldRefused as refused:
        form.add_error(None, refused.text)
        return False
    return True


def _record(form: RecordForm, desk: Desk, journey: UUID) -> None:
    data = form.cleaned_data
    asked = holding.Asked(
        journey=journey,
        reason=Reason(data["reason"]),
        reference=data["reference"].strip().upper(),
        words=data["words"],
        until=form.end(desk),
    )
    holding.record(
        installed.platform(),
        asked,
        officer=desk.officer.pk,
        actor=desk.actor,
        purpose=desk.purpose,
    )


def _longer(form: LongerForm, desk: Desk, hold: UUID) -> None:
    holding.ask_longer(
        installed.platform(),
        hold,
        form.end(desk),
        Still(form.cleaned_data["why"]),
        officer=desk.officer.pk,
        actor=desk.actor,
        purpose=desk.purpose,
    )


def _answer(form: AnswerForm, desk: Desk, hold: UUID) -> None:
    holding.answer(
        installed.platform(),
        hold,
        agrees=form.cleaned_data["agrees"],
        officer=desk.officer.pk,
        actor=desk.actor,
        purpose=desk.purpose,
    )


def _row(desk: Desk, hold: UUID) -> Row:
    heads = selectors.standing(desk.purpose, at=installed.platform().clock.now(), hold=hold)
    if not heads:
        raise Http404
    return rows_of(desk, heads)[0]


def _hold_page(
    request: HttpRequest, desk: Desk, row: Row, form: PlainForm, *, heading: str, submit: str
) -> HttpResponse:
    return show(
        request,
        desk,
        "console/holds/hold.html",
        row=row,
        form=form,
        heading=heading,
        submit=submit,
        back=reverse("holds"),
    )


def _ending(back: str) -> Question:
    return Question(
        heading=_("End this hold?"),
        consequence=_(
            "The data go at their ordinary date; where that has passed, within the hour. Nobody "
            "can bring them back."
        ),
        submit=_("End the hold"),
        back=back,
    )
