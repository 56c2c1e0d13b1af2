"""What the gate would do with a message of GTAS today, before anything of it is kept."""

from collections import Counter
from datetime import datetime
from uuid import UUID

import msgspec

from safepassage.flows.context import Context
from safepassage.formats.gtas import GtasMessage
from safepassage.records._base import Record
from safepassage.records.message import Message
from safepassage.safeguards.gate import Gated, gate, told

PAST_ITS_TIME = "past_its_time"
UNKNOWN_CARRIER = "unknown_carrier"
NOT_ASKED_FOR = "other_carrier"
_FlightKey = tuple[str | None, str | None, str | None, str | None, str]


class Judged(Record, frozen=True):
    """One message: which travellers which basis admits, and why not the others."""

    admitted: dict[str, int] = msgspec.field(default_factory=dict)
    refused: dict[str, int] = msgspec.field(default_factory=dict)

    @property
    def is_taken(self) -> bool:
        """Whether any of it may be kept."""
        return bool(self.admitted)


def judge(found: GtasMessage, sender: UUID | None, context: Context, *, at: datetime) -> Judged:
    """The gate's answer with the clocks counted from the time when GTAS received it."""
    people = told(found.message)
    if sender is None:
        return Judged(refused={UNKNOWN_CARRIER: people})
    gated = gate(
        found.message,
        bases=context.bases,
        geography=context.geography,
        received_at=found.received_at,
    )
    return _judged(gated, people, at)


def _judged(gated: Gated, people: int, at: datetime) -> Judged:
    """A basis whose date of masking is past lets nothing in: GTAS's keys are not ours."""
    admitted: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    if gated.refusal:
        refused[gated.refusal] += people
    for one in gated.admissions:
        if one.mask_at > at:
            admitted[one.basis.code] += people
        else:
            refused[PAST_ITS_TIME] += people
    return Judged(admitted=dict(admitted), refused=dict(refused))


class Tally:
    """Counts what a GTAS database holds, without keeping any of it."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.admitted: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.carriers: Counter[str] = Counter()
        self._flights: set[_FlightKey] = set()

    def add(self, found: GtasMessage, judged: Judged) -> None:
        """One more message."""
        message = found.message
        self._flights.update(
            (leg.carrier, leg.number, leg.origin, leg.destination, (leg.departs or "")[:10])
            for leg in message.flights
        )
        self.counts["flights"] = len(self._flights)
        self.counts.update(_counted(message))
        self.counts["contradictory"] += found.contradictory
        self.admitted.update(judged.admitted)
        self.refused.update(judged.refused)
        if UNKNOWN_CARRIER in judged.refused:
            self.carriers[found.carrier or "?"] += 1


def _counted(message: Message) -> dict[str, int]:
    booked = [one for booking in message.reservations for one in booking.travellers]
    people = (*message.travellers, *booked)
    return {
        "messages": 1,
        "passengers": len(people),
        "documents": sum(len(one.documents) for one in people),
        "reservations": len(message.reservations),
    }
