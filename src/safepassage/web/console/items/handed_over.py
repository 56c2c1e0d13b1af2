"""What became of an item that went to the protection contact: for the officer who gave it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.models import ItemState
from safepassage.apps.travel import selectors as travel
from safepassage.flows.refusal_terms import protection_contact
from safepassage.records.outcome import Outcome
from safepassage.web.console.desk import Desk
from safepassage.web.console.items.door import ENFORCEMENT, Door
from safepassage.web.console.items.forms import DecisionForm
from safepassage.web.console.phrases.flights import flight_line
from safepassage.web.console.phrases.outcomes import NAMES
from safepassage.web.console.phrases.reasons import reason
from safepassage.web.console.showing import show

NOT_BY_CORRECTION = {Outcome.POSSIBLE_PROTECTION_NEED, Outcome.DO_NOT_BOARD}


def is_of(desk: Desk, item_id: UUID) -> bool:
    """Whether the officer gave this item to the protection contact."""
    return bool(cases.handed_over(desk.purpose, desk.officer.pk, item_id))


def handed_over_page(
    request: HttpRequest, desk: Desk, item_id: UUID, door: Door, form: DecisionForm | None
) -> HttpResponse:
    """Say where the item is, without opening it; 404 for whoever did not give it away."""
    found = cases.handed_over(desk.purpose, desk.officer.pk, item_id)
    if door is not ENFORCEMENT or not found:
        raise Http404
    head = found[0]
    flight = travel.flights(desk.purpose, [head.flight]).get(head.flight)
    last = cases.last_decisions([head.id])[head.id]
    mine = last.officer == desk.officer.pk and head.state == ItemState.OPEN
    return show(
        request,
        desk,
        "console/items/handed_over.html",
        door=door,
        sheet={"item": head, "sentence": reason(head), "last": last},
        outcome=NAMES[last.outcome],
        line=flight_line(flight) if flight else None,
        protection_contact=protection_contact(),
        form=_form(last.id, form) if mine else None,
    )


def _form(decision: UUID, form: DecisionForm | None) -> DecisionForm:
    """The form that takes the decision back; a refusal is never one step away from protection."""
    form = form or DecisionForm(initial={"corrects": decision})
    form.offered = tuple(one for one in Outcome if one not in NOT_BY_CORRECTION)
    return form
