"""Redress numbers handed out, shown this once, and ended."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.clearances import selectors
from safepassage.apps.clearances.grounds import Ground
from safepassage.apps.clearances.shown import NumberHead
from safepassage.apps.watchlists.selectors import names_of
from safepassage.flows import redress
from safepassage.records.redress import in_groups
from safepassage.web import installed
from safepassage.web.console.clearances.wording import ENDING_NUMBER, GIVING
from safepassage.web.console.confirming import GroundForm, Question, ask
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.showing import show


@dataclass(frozen=True, kw_only=True)
class NumberLine:
    """A redress number in a list of them, in words; the number itself nobody can read."""

    head: NumberHead
    lists: list[str]
    officer: str


@page(Permission.CLEARANCES_NUMBER_GIVE)
def give(request: HttpRequest, desk: Desk, clearance_id: UUID) -> HttpResponse:
    """Ask whether the traveller was identified, then show a new number in the answer itself."""
    journey = selectors.journey_of(desk.purpose, clearance_id)
    if journey is None:
        raise Http404
    form, back = GroundForm(request, GIVING), reverse("clearances")
    if not form.is_valid():
        return ask(request, form, _giving(back))
    try:
        number = redress.give(
            installed.platform(),
            journey,
            officer=desk.officer.pk,
            actor=desk.actor,
            purpose=desk.purpose,
        )
    except redress.NotCleared:
        messages.error(request, _("This clearance has ended; there is nothing to make last."))
        return HttpResponseRedirect(back)
    return show(request, desk, "console/clearances/number.html", number=in_groups(number))


@page(Permission.CLEARANCES_NUMBER_GIVE)
def end(request: HttpRequest, desk: Desk, number_id: UUID) -> HttpResponse:
    """Ask for the ground, then end a number at once."""
    if not selectors.number_exists(desk.purpose, number_id):
        raise Http404
    form, back = GroundForm(request, ENDING_NUMBER), reverse("clearances")
    if not form.is_valid():
        return ask(request, form, _ending(back))
    redress.end(
        installed.platform(),
        number_id,
        ground=Ground(form.cleaned_data["ground"]),
        actor=desk.actor,
        purpose=desk.purpose,
    )
    messages.success(request, _("The redress number has ended."))
    return HttpResponseRedirect(back)


def number_list(desk: Desk) -> list[NumberLine]:
    """The numbers in force that the desk finds."""
    heads = selectors.numbers(desk.purpose, at=installed.platform().clock.now())
    names = names_of(one for head in heads for one in head.lists)
    officers = accounts.codes_of(sorted({str(head.officer) for head in heads}))
    return [
        NumberLine(
            head=head,
            lists=[names[one] for one in head.lists if one in names],
            officer=officers.get(str(head.officer), ""),
        )
        for head in heads
    ]


def _giving(back: str) -> Question:
    return Question(
        heading=_("Give the traveller a redress number?"),
        consequence=_(
            "It makes every clearance of this work item last after the journey's data have ended, "
            "for this person by name and birth date. The traveller gives it to the airline when "
            "booking. It is shown once, and nobody can read it afterwards."
        ),
        submit=_("Give a number"),
        back=back,
    )


def _ending(back: str) -> Question:
    return Question(
        heading=_("End this redress number?"),
        consequence=_(
            "It clears its bearer of nothing any more. Whoever it kept from the queue is screened "
            "again, on flights that are not over."
        ),
        submit=_("End the number"),
        back=back,
    )
