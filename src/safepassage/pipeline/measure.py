"""What a message's quality is, in counts: taken before the gate strikes anything."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from safepassage.formats.intents import intent_of
from safepassage.records._base import Record
from safepassage.records.intent import Intent
from safepassage.records.journey import Mode
from safepassage.records.kinds import DataKind
from safepassage.records.message import Message
from safepassage.records.traveller import Traveller
from safepassage.safeguards.completeness import understood
from safepassage.safeguards.gate import KINDS_OF_FORMAT, KINDS_OF_FUNCTION

TRAVELLERS = "travellers"
HAS = "has."
DEFECT = "defect."


class Measure(Record, frozen=True):
    """Counts about one message, no value of any traveller.

    ``family`` is ``api``, ``pnr`` or empty for a message that tells of no travellers.
    ``counts`` has the travellers told in full, those with each field (``has.…``) and
    the defects by code (``defect.…``).
    """

    family: str = ""
    mode: Mode = Mode.AIR
    counts: dict[str, int] = msgspec.field(default_factory=dict)


def measure(message: Message) -> Measure:
    """Count what one readable message tells."""
    counts: Counter[str] = Counter()
    for traveller in _told_in_full(message):
        counts[TRAVELLERS] += 1
        counts.update(HAS + name for name in understood(traveller))
    counts.update(DEFECT + one.code for one in message.defects)
    mode = message.flights[0].mode if message.flights else Mode.AIR
    return Measure(family=_family(message), mode=mode, counts=dict(counts))


def _told_in_full(message: Message) -> Iterator[Traveller]:
    """Those whose data the message has to give; who is only referred to has none to lack."""
    intent = intent_of(message.format, message.function, message.subfunction)
    everyone = (
        *message.travellers,
        *(one for booking in message.reservations for one in booking.travellers),
    )
    if intent in {Intent.ANNOUNCE, Intent.CHANGE}:
        yield from everyone
    elif intent is Intent.CLOSE_ON_BOARD:
        yield from (one for one in everyone if one.surname or one.documents)


def _family(message: Message) -> str:
    of_function = KINDS_OF_FUNCTION.get((message.format, message.function or ""), ())
    kinds = KINDS_OF_FORMAT.get(message.format, of_function)
    if DataKind.PNR in kinds:
        return "pnr"
    return "api" if kinds else ""
