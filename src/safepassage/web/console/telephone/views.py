"""The telephone list: which carrier, its numbers, which flight, and what to say in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.messages.telephone import Called
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.shown import TravellerRecord
from safepassage.flows.refusal_terms import refusal_terms
from safepassage.flows.telephone import Noted, ToTell, lately_told, note_call, to_telephone
from safepassage.records.traveller import Traveller
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.clocks import Clock, departure
from safepassage.web.console.phrases.flights import FlightLine, flight_line
from safepassage.web.console.showing import show
from safepassage.web.console.telephone.forms import PARTIES, CallForm

REFUSED = "1Z"
SENTENCES: dict[str, str | Promise] = {
    "0Z": _("may board."),
    REFUSED: _("must not board. An officer has decided so."),
    "2Z": _("must wait. Call us before boarding."),
    "4Z": _("lacks data. Send them complete before boarding."),
}
NOTED = {
    Noted.DONE: (messages.success, _("The call is noted.")),
    Noted.HEARD_BEFORE: (messages.warning, _("The carrier has heard it before.")),
    Noted.NO_LONGER_SO: (
        messages.warning,
        _("This is not so any longer, and was not noted. If you told it, call again."),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A call in words."""

    officer: str
    party: str | Promise
    reached: bool
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Row:
    """One thing to be told; ``traveller`` is ``None`` when masked."""

    told: ToTell
    carrier: str
    phones: tuple[str, ...]
    line: FlightLine | None
    clock: Clock
    traveller: Traveller | None
    sentence: str | Promise
    is_refusal: bool
    calls: list[Spoken]


@page(Permission.MESSAGES_TELEPHONE_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what is to be told, or was; whom it is about is in the ledger."""
    platform = installed.platform()
    at = platform.clock.now()
    were_told = request.GET.get("view") == "told"
    waiting, told = to_telephone(platform, desk.purpose), lately_told(platform, desk.purpose)
    return show(
        request,
        desk,
        "console/telephone/list.html",
        at=at,
        rows=_rows(desk, told if were_told else waiting, at),
        were_told=were_told,
        waiting=len(waiting),
        told=len(told),
        minutes=round(platform.telephone_time.total_seconds() / 60),
        form=CallForm(),
        terms=refusal_terms(),
        notes=desk.may(Permission.MESSAGES_TELEPHONE_NOTE) and not were_told,
    )


@page(Permission.MESSAGES_TELEPHONE_NOTE)
@require_POST
def called(request: HttpRequest, desk: Desk, answer_id: UUID) -> HttpResponse:
    """Note a call under the officer's name."""
    form = CallForm(request.POST)
    if form.is_valid():
        call = Called(
            officer=desk.officer.pk,
            party=form.cleaned_data["party"],
            reached=form.cleaned_data["outcome"] == "told",
            at=installed.platform().clock.now(),
        )
        noted = note_call(answer_id, call, actor=desk.actor, purpose=desk.purpose)
        say, words = NOTED[noted]
        say(request, words)
    else:
        messages.error(request, _("Say with whom you spoke."))
    return HttpResponseRedirect(reverse("telephone"))


def _rows(desk: Desk, found: Sequence[ToTell], at: datetime) -> list[Row]:
    ids = [one.answer.journey for one in found]
    people = travel.identities(desk.actor, desk.purpose, ids, installed.platform().keys, at)
    flights = travel.flights(desk.purpose, [one.way.flight for one in found])
    lines = {key: flight_line(flight) for key, flight in flights.items()}
    officers = accounts.codes_of([str(call.officer) for one in found for call in one.answer.calls])
    return [
        _row(one, people.get(one.answer.journey), lines.get(one.way.flight), officers, at)
        for one in found
    ]


def _row(
    told: ToTell,
    person: TravellerRecord | None,
    line: FlightLine | None,
    officers: dict[str, str],
    at: datetime,
) -> Row:
    carrier = carriers.by_id(told.answer.carrier)
    own = (carrier.contact_phone,) if carrier and carrier.contact_phone else ()
    return Row(
        told=told,
        carrier=f"{carrier.name} ({carrier.code})" if carrier else "",
        phones=tuple(dict.fromkeys((*own, *told.way.desk_phones))),
        line=line,
        clock=departure(told.way.departs_at, at),
        traveller=person.traveller if person else None,
        sentence=SENTENCES.get(told.answer.status, told.answer.status),
        is_refusal=told.answer.status == REFUSED,
        calls=[
            Spoken(
                officer=officers.get(str(one.officer), ""),
                party=PARTIES.get(one.party, one.party),
                reached=one.reached,
                at=one.at,
            )
            for one in told.answer.calls
        ],
    )
