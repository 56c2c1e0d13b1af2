"""What carriers said about a flight, in order, and who boarded, disappeared or only appeared."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.messages.selectors import defects_of
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.bookings.booked import booked
from safepassage.apps.travel.conversation import Conversation, Standing, Turn, conversation
from safepassage.apps.travel.shown import TravellerRecord
from safepassage.flows.ask_carrier import USES
from safepassage.formats.edifact.defects import Code
from safepassage.pipeline.order import OrderCode
from safepassage.safeguards.offences import wants_reasons
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.flights import flight_line
from safepassage.web.console.phrases.functions import INTENTS, function_words
from safepassage.web.console.showing import show
from safepassage.web.console.travellers.booking_words import NOT_BOOKED, STANDINGS
from safepassage.web.console.travellers.wording import full_name

WORDS: dict[Standing, tuple[str | Promise, str]] = {
    Standing.ANNOUNCED: (_("announced"), "info"),
    Standing.BOARDED: (_("boarded"), "good"),
    Standing.DISAPPEARED: (_("announced, not on board"), "warning"),
    Standing.ONLY_AT_CLOSURE: (_("on board, never announced"), "warning"),
    Standing.CANCELLED: (_("cancelled by the carrier"), "neutral"),
}
ODD = frozenset({*OrderCode, Code.CONTROL_TOTAL, Code.PART_MISSING, Code.PART_DIFFERS})
"""The defects that belong to the conversation, not to one message alone."""
SHOWN = (Standing.ONLY_AT_CLOSURE, Standing.DISAPPEARED, Standing.CANCELLED)
"""The standings whose people are named: everybody else is on the flight's own page."""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How many stand somewhere."""

    word: str | Promise
    tone: str
    travellers: int


@dataclass(frozen=True, kw_only=True)
class Named:
    """People who stand somewhere unusual; ``name`` is empty when masked."""

    word: str | Promise
    people: list[tuple[UUID, str]]


@dataclass(frozen=True, kw_only=True)
class Said:
    """One message of the conversation in words."""

    turn: Turn
    words: str | Promise
    odd: list[str]


@page(Permission.TRAVEL_FLIGHT_READ)
def flight_conversation(request: HttpRequest, desk: Desk, flight_id: UUID) -> HttpResponse:
    """Show the conversation; the people named are read under the desk's purpose, ledgered."""
    found = travel.flight(desk.purpose, flight_id)
    if found is None:
        raise Http404
    told = conversation(desk.purpose, flight_id)
    return show(
        request,
        desk,
        "console/board/conversation.html",
        line=flight_line(found.flight),
        flight_id=flight_id,
        told=told,
        counted=[_counted(one, told) for one in Standing],
        named=_named(desk, told),
        ask_address=_ask_address(desk, flight_id),
        reserved=_reserved(desk, flight_id),
        said=_all_said(told),
        sees_messages=desk.may(Permission.MESSAGES_MESSAGE_READ),
    )


def _counted(standing: Standing, told: Conversation) -> Counted:
    word, tone = WORDS[standing]
    return Counted(word=word, tone=tone, travellers=told.counts[standing])


def _ask_address(desk: Desk, flight_id: UUID) -> str:
    """Where the carrier is asked for the flight's reservations, for those who may."""
    may = desk.may(Permission.TRAVEL_CARRIER_ASK) and desk.purpose in USES
    in_one_case = wants_reasons(desk.purpose)
    return reverse("ask_flight", args=[flight_id]) if may and not in_one_case else ""


def _reserved(desk: Desk, flight_id: UUID) -> list[Named]:
    """Who is on their reservation no more, or whose reservation is cancelled."""
    platform = installed.platform()
    standings = booked(desk.purpose, flight_id)
    ids = [one for one, where in standings.items() if where in NOT_BOOKED]
    at = platform.clock.now()
    known = travel.identities(desk.actor, desk.purpose, ids, platform.keys, at) if ids else {}
    groups = (
        (where, [known[one] for one in ids if one in known and standings[one] is where])
        for where in NOT_BOOKED
    )
    return [Named(word=STANDINGS[where][0], people=_people(of)) for where, of in groups if of]


def _named(desk: Desk, told: Conversation) -> list[Named]:
    platform = installed.platform()
    ids = [one for one, standing in told.standings.items() if standing in SHOWN]
    at = platform.clock.now()
    known = travel.identities(desk.actor, desk.purpose, ids, platform.keys, at) if ids else {}
    groups = (
        (standing, [known[one] for one in ids if told.standings[one] is standing])
        for standing in SHOWN
    )
    return [Named(word=WORDS[one][0], people=_people(of)) for one, of in groups if of]


def _people(records: list[TravellerRecord]) -> list[tuple[UUID, str]]:
    named = [(one.head.id, full_name(one.traveller) if one.traveller else "") for one in records]
    return sorted(named, key=lambda pair: pair[1] or "\uffff")


def _all_said(told: Conversation) -> list[Said]:
    """The messages, the newest first, each with what was odd about it in the conversation."""
    found = defects_of(turn.message for turn in told.turns)
    return [_said(turn, found.get(turn.message, [])) for turn in reversed(told.turns)]


def _said(turn: Turn, defects: list[dict[str, Any]]) -> Said:
    words = function_words(turn.function) if turn.function else INTENTS[turn.intent]
    odd = [one["text"] for one in defects if one["code"] in ODD]
    return Said(turn=turn, words=words, odd=odd)
