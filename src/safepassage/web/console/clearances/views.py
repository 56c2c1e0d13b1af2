"""The clearances in force under the desk's purpose, and their end by an officer."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.shown import ItemHead
from safepassage.apps.clearances import selectors
from safepassage.apps.clearances.grounds import Ground
from safepassage.apps.clearances.shown import ClearanceHead
from safepassage.apps.watchlists.selectors import names_of
from safepassage.flows import clearing
from safepassage.web import installed
from safepassage.web.console.clearances.numbers import number_list
from safepassage.web.console.clearances.wording import ENDING
from safepassage.web.console.confirming import GroundForm, Question, ask
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.reasons import CLASSES, TONES
from safepassage.web.console.showing import queues_of, show


@dataclass(frozen=True, kw_only=True)
class Row:
    """A clearance in words; ``item`` is the work item that was decided, where it may be seen."""

    head: ClearanceHead
    match_class: str | Promise
    tone: str
    list_name: str
    officer: str
    item: ItemHead | None


@page(Permission.CLEARANCES_CLEARANCE_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what is cleared: whose word, of which list, and how much it keeps back."""
    return show(
        request,
        desk,
        "console/clearances/list.html",
        rows=_rows(desk, selectors.heads(desk.purpose)),
        numbers=number_list(desk),
        may_end=desk.may(Permission.CLEARANCES_CLEARANCE_END),
        may_give=desk.may(Permission.CLEARANCES_NUMBER_GIVE),
    )


@page(Permission.CLEARANCES_CLEARANCE_END)
def end(request: HttpRequest, desk: Desk, clearance_id: UUID) -> HttpResponse:
    """Ask for the ground, then let the hits that were kept back be raised again."""
    if selectors.journey_of(desk.purpose, clearance_id) is None:
        raise Http404
    form, back = GroundForm(request, ENDING), reverse("clearances")
    if not form.is_valid():
        return ask(request, form, _ending(back))
    clearing.end(
        installed.platform(),
        clearance_id,
        ground=Ground(form.cleaned_data["ground"]),
        actor=desk.actor,
        purpose=desk.purpose,
    )
    messages.success(request, _("The clearance has ended; who it kept back is screened again."))
    return HttpResponseRedirect(back)


def _ending(back: str) -> Question:
    return Question(
        heading=_("End this clearance?"),
        consequence=_(
            "Whoever it kept from the queue is screened again, on flights that are not over, "
            "and an officer decides anew. What was decided so far stays as it is."
        ),
        submit=_("End the clearance"),
        back=back,
    )


def _rows(desk: Desk, heads: Sequence[ClearanceHead]) -> list[Row]:
    lists = names_of(one.list_id for one in heads)
    officers = accounts.codes_of(sorted({str(one.officer) for one in heads}))
    journeys = [one.journey for one in heads]
    items = cases.by_journey(desk.purpose, queues_of(desk), journeys)
    return [
        Row(
            head=one,
            match_class=CLASSES.get(one.match_class, one.match_class),
            tone=TONES.get(one.match_class, "neutral"),
            list_name=lists.get(one.list_id, ""),
            officer=officers.get(str(one.officer), ""),
            item=items.get(one.journey),
        )
        for one in heads
    ]
