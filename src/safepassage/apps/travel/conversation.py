"""The conversation about a flight: who was announced, who boarded, and who only at one of both.

Made of what messages said (sightings and flight events), in the order of the spool; ids and
counts, no personal value. A closure with names (266 CLOB) is the list of those on board.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from safepassage.apps.travel.flight_changes import flight_of
from safepassage.apps.travel.models import FlightEvent, Journey, Sighting
from safepassage.apps.travel.scope import journeys
from safepassage.apps.travel.services import Known
from safepassage.formats.intents import intent_of_label
from safepassage.records._base import Record
from safepassage.records.crossing import Crossing
from safepassage.records.intent import CLOSING, ENDING, Intent
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose

MOST_FORMER = 80  # characters, the width of the column


class Standing(StrEnum):
    """Where a traveller stands in the conversation about a flight."""

    ANNOUNCED = "announced"
    BOARDED = "boarded"
    DISAPPEARED = "disappeared"
    ONLY_AT_CLOSURE = "only_at_closure"
    CANCELLED = "cancelled"


class Turn(Record, frozen=True):
    """One message of the conversation: what it was for, and how many it named."""

    message: UUID
    sequence: int
    at: datetime
    function: str
    intent: Intent
    travellers: int
    former: str = ""


class Conversation(Record, frozen=True):
    """Everything said about a flight; ``standings`` of API records by journey."""

    turns: tuple[Turn, ...]
    standings: dict[UUID, Standing]
    closed: bool
    cancelled: bool

    @property
    def counts(self) -> dict[Standing, int]:
        """How many stand where; every standing is there."""
        found = Counter(self.standings.values())
        return {standing: found[standing] for standing in Standing}


def note_flight_event(
    crossing: Crossing,
    *,
    message: UUID,
    sequence: int,
    intent: Intent,
    travellers: int,
    at: datetime,
    former: str = "",
) -> bool:
    """Remember what a message said of a flight that is known; false when it is not."""
    flight = flight_of(crossing)
    if flight is None:
        return False
    FlightEvent.objects.get_or_create(
        message=message,
        flight_id=flight,
        intent=intent.value,
        defaults={
            "sequence": sequence,
            "travellers": travellers,
            "at": at,
            "former": former[:MOST_FORMER],
        },
    )
    return True


class Before(Record, frozen=True):
    """What was said of a flight before a message: whether anybody was told of, and its events."""

    told: bool
    intents: frozenset[Intent]


def said_before(
    crossing: Crossing, *, sequence: int, people: bool, known: Known | None = None
) -> Before:
    """What messages before ``sequence`` said of a flight; of whom only if ``people``.

    ``known`` is the flight where it was just looked for: of a new one nothing was said.
    """
    flight = known.id if known else flight_of(crossing)
    if flight is None or (known and known.new):
        return Before(told=False, intents=frozenset())
    events = FlightEvent.objects.filter(flight=flight, sequence__lt=sequence)
    told = Sighting.objects.filter(journey__flight=flight, sequence__lt=sequence)
    return Before(
        told=people and told.exists(),
        intents=frozenset(map(Intent, events.values_list("intent", flat=True))),
    )


def conversation(purpose: Purpose, flight: UUID) -> Conversation:
    """What was said about a flight, as far as ``purpose`` finds it."""
    mine = journeys(purpose).filter(flight=flight)
    events = list(FlightEvent.objects.filter(flight=flight).order_by("sequence"))
    named = mine.exclude(kind=DataKind.PNR.value).values("id")
    rows = Sighting.objects.filter(journey__in=named).order_by("journey", "sequence")
    told = rows.values_list("journey", "sequence", "function")
    lists = [one.sequence for one in events if one.intent == Intent.CLOSE_ON_BOARD]
    standings = {
        journey: _stands(list(said), max(lists, default=None))
        for journey, said in groupby(told, key=itemgetter(0))
    }
    return Conversation(
        turns=_turns(mine, events),
        standings=standings,
        closed=any(event.intent in CLOSING for event in events),
        cancelled=_is_cancelled(events),
    )


def told_by(purpose: Purpose, flight: UUID) -> dict[UUID, set[UUID]]:
    """The messages that spoke of each journey of a flight, as far as ``purpose`` finds it."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    mine = journeys(purpose).filter(flight=flight).values("id")
    for journey, message in Sighting.objects.filter(journey__in=mine).values_list(
        "journey", "message"
    ):
        found[journey].add(message)
    return found


def _stands(said: Sequence[tuple[UUID, int, str]], listed_at: int | None) -> Standing:
    """By the last list of those on board, unless the traveller was told of only after it."""
    by_list = listed_at is not None and said[0][1] <= listed_at
    return standing([intent_of_label(function) for _, _, function in said], by_list=by_list)


def standing(said: Sequence[Intent], *, by_list: bool) -> Standing:
    """Where somebody stands of whom messages ``said`` this, the first one first.

    ``by_list`` when a list of those on board has closed the flight.
    """
    last = said[-1]
    if last is Intent.CLOSE_NOT_ON_BOARD:
        return Standing.DISAPPEARED
    if last in ENDING:
        return Standing.CANCELLED
    if Intent.CLOSE_ON_BOARD in said:
        first = said[0] is Intent.CLOSE_ON_BOARD
        return Standing.ONLY_AT_CLOSURE if first else Standing.BOARDED
    return Standing.DISAPPEARED if by_list else Standing.ANNOUNCED


def travel_no_more(journeys: Collection[UUID]) -> set[UUID]:
    """Those of the journeys of which the last message says that they do not take place."""
    said = Sighting.objects.filter(journey__in=list(journeys)).order_by("sequence")
    last = dict(said.values_list("journey", "function"))
    return {journey for journey, label in last.items() if intent_of_label(label) in ENDING}


def _is_cancelled(events: Iterable[FlightEvent]) -> bool:
    """Whether the last word about the flight is that it does not go."""
    said = [event.intent for event in events]
    return bool(said) and said[-1] == Intent.CANCEL_FLIGHT


def _turns(mine: QuerySet[Journey], events: Sequence[FlightEvent]) -> tuple[Turn, ...]:
    """Messages with the people that they named; those that named nobody by their event."""
    spoken = Sighting.objects.filter(journey__in=mine).values("message", "sequence", "function")
    counted = spoken.annotate(travellers=Count("ordinal", distinct=True), at=Max("at")).order_by()
    former = {event.message: event.former for event in events}
    turns = {row["message"]: _turn(row, former.get(row["message"], "")) for row in counted}
    for event in events:
        turns.setdefault(event.message, _of_event(event))
    return tuple(sorted(turns.values(), key=lambda one: one.sequence))


def _turn(row: Mapping[str, object], former: str) -> Turn:
    intent = intent_of_label(str(row["function"]))
    return Turn(intent=intent, former=former, **row)  # type: ignore[arg-type]


def _of_event(event: FlightEvent) -> Turn:
    return Turn(
        message=event.message,
        sequence=event.sequence,
        at=event.at,
        function="",
        intent=Intent(event.intent),
        travellers=event.travellers,
        former=event.former,
    )
