"""Asking a carrier for one reservation, or for all of a flight, on a ground."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.messages import selectors as messages
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.bookings.requests import Asked, AskGround, requests_of
from safepassage.apps.travel.shown import RecordHead
from safepassage.flows.ask_carrier import (
    USES,
    NotAsked,
    WhyNot,
    ask_for_flight,
    ask_for_reservation,
)
from safepassage.safeguards.offences import Reasons, wants_reasons
from safepassage.web import installed
from safepassage.web.console.confirming import GroundForm
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.flights import flight_line
from safepassage.web.console.reasoned import ReasonsForm
from safepassage.web.console.showing import show

AskForm = GroundForm | ReasonsForm
Ask = Callable[[], UUID]
GROUNDS: dict[AskGround, Promise] = {
    AskGround.WORK_ITEM: _("A work item needs it"),
    AskGround.REASONED_REQUEST: _("A reasoned request of a competent authority"),
    AskGround.PUSH_MISSING: _("The carrier's push is missing or incomplete"),
}
WHY_NOT: dict[WhyNot, Promise] = {
    WhyNot.NOT_FOUND: _("The reservation is masked or has no locator: it cannot be asked for."),
    WhyNot.NO_PURPOSE: _("Carriers are asked for reservations under a purpose of PNR alone."),
    WhyNot.NO_BASIS: _("No legal basis in force covers reservations of this flight."),
    WhyNot.NO_CARRIER: _("The flight's carrier is not known here, or is suspended."),
    WhyNot.NO_REASONS: _("A request in one case names its offence and its link to air travel."),
    WhyNot.IN_BULK: _(
        "A reasoned request is about one case: ask for the reservation of one traveller."
    ),
}


@dataclass(frozen=True, kw_only=True)
class Request:
    """A request in words: why, where it stands, and the message that came after it."""

    asked: Asked
    ground: Promise
    words: Promise
    tone: str
    codes: str


@page(Permission.TRAVEL_CARRIER_ASK)
def ask_reservation(request: HttpRequest, desk: Desk, journey_id: UUID) -> HttpResponse:
    """Ask for the reservation of a journey, after its ground."""
    head = travel.heads(desk.purpose, [journey_id]).get(journey_id)
    if head is None or head.reservation is None or desk.purpose not in USES:
        raise Http404
    form = _form(request, desk)
    if form.is_valid() and _asked(request, form, _ask_reservation(desk, form, journey_id)):
        return redirect("reservation", journey_id)
    return _page(request, desk, form, head.flight, head=head)


@page(Permission.TRAVEL_CARRIER_ASK)
def ask_flight(request: HttpRequest, desk: Desk, flight_id: UUID) -> HttpResponse:
    """Ask for all reservations of a flight, after its ground."""
    if desk.purpose not in USES or travel.flight(desk.purpose, flight_id) is None:
        raise Http404
    form = _form(request, desk)
    if form.is_valid() and _asked(request, form, _ask_flight(desk, form, flight_id)):
        return redirect("ask_flight", flight_id)
    return _page(request, desk, form, flight_id, head=None)


def requests_in_words(flight: UUID, reservations: list[UUID] | None) -> list[Request]:
    """What was asked and where it stands, newest first."""
    asked = requests_of(flight, reservations)
    taken = messages.taken_at(one.answer for one in asked)
    return [_request(one, taken=one.answer in taken) for one in asked]


def _form(request: HttpRequest, desk: Desk) -> AskForm:
    """A ground of the list, or in one case the request itself with its reasons."""
    if wants_reasons(desk.purpose):
        return ReasonsForm(request.POST if request.method == "POST" else None)
    return GroundForm(request, GROUNDS)


def _why(form: AskForm) -> tuple[AskGround, Reasons | None]:
    if isinstance(form, ReasonsForm):
        return AskGround.REASONED_REQUEST, form.reasons()
    return AskGround(form.cleaned_data["ground"]), None


def _ask_reservation(desk: Desk, form: AskForm, journey: UUID) -> Ask:
    def ask() -> UUID:
        ground, reasons = _why(form)
        return ask_for_reservation(
            installed.platform(),
            journey=journey,
            actor=desk.actor,
            purpose=desk.purpose,
            ground=ground,
            reasons=reasons,
        )

    return ask


def _ask_flight(desk: Desk, form: AskForm, flight: UUID) -> Ask:
    return lambda: ask_for_flight(
        installed.platform(),
        flight=flight,
        actor=desk.actor,
        purpose=desk.purpose,
        ground=_why(form)[0],
    )


def _asked(request: HttpRequest, form: AskForm, ask: Ask) -> bool:
    try:
        ask()
    except NotAsked as no:
        form.add_error(None, str(WHY_NOT[no.why]))
        return False
    flash.success(request, _("The carrier is asked. What it answers is shown here."))
    return True


def _page(
    request: HttpRequest, desk: Desk, form: AskForm, about: UUID, *, head: RecordHead | None
) -> HttpResponse:
    """The form over what was asked before; ``about`` is the flight."""
    found = travel.flight(desk.purpose, about)
    if found is None:
        raise Http404
    reservations = [head.reservation] if head and head.reservation else None
    return show(
        request,
        desk,
        "console/travellers/ask.html",
        form=form,
        line=flight_line(found.flight),
        flight_id=about,
        journey_id=head.id if head else None,
        requests=requests_in_words(about, reservations),
        sees_messages=desk.may(Permission.MESSAGES_MESSAGE_READ),
    )


def _request(one: Asked, *, taken: bool) -> Request:
    words, tone = _state(one, taken=taken)
    return Request(
        asked=one,
        ground=GROUNDS[one.ground],
        words=words,
        tone=tone,
        codes=", ".join(one.errors),
    )


def _state(one: Asked, *, taken: bool) -> tuple[Promise, str]:
    if one.answered_at:
        return _("pushed after the request"), "good"
    if one.errors:
        return _("refused by the carrier"), "warning"
    if one.acknowledged_at:
        return _("acknowledged"), "info"
    return (_("taken by the carrier"), "info") if taken else (_("waits for the carrier"), "neutral")
