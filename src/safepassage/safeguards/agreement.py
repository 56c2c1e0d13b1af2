"""What a carrier is agreed to send: in which formats, on which routes.

A message beyond it is not processed but parked with its reason, so that it can be
tried again once the agreement is mended; nobody is refused boarding for it.
"""

from enum import StrEnum

from msgspec.structs import replace

from safepassage.records._base import Record
from safepassage.records.crossing import Crossing
from safepassage.records.defect import Defect, Severity
from safepassage.records.message import Message, ParsedFile
from safepassage.safeguards.basis import ANYWHERE
from safepassage.safeguards.gate import KINDS_OF_FORMAT, KINDS_OF_FUNCTION, way_of
from safepassage.safeguards.posting import is_posting
from safepassage.safeguards.route import Geography

FORMATS = tuple(dict.fromkeys((*KINDS_OF_FORMAT, *(name for name, _ in KINDS_OF_FUNCTION))))
"""The formats that can be agreed: those that tell of travellers."""

_ENVELOPED = frozenset({"paxlst", "pnrgov"})
"""Those of them that travel in an interchange of EDIFACT, which says in its UNB who sends."""


class NotAgreed(StrEnum):
    """The defects of what was not agreed."""

    FORMAT = "format_not_agreed"
    ROUTE = "route_not_agreed"
    SENDER = "sender_not_agreed"


_SENTENCES = {
    NotAgreed.FORMAT: "The carrier is not agreed to send messages of this format.",
    NotAgreed.ROUTE: "The carrier is not agreed to send messages of this route.",
    NotAgreed.SENDER: "The sender in the envelope (UNB) is not among the carrier's.",
}


class Agreement(Record, frozen=True):
    """An empty set means any. ``senders`` are those of the envelope (UNB S002), in capitals.

    A route is ``ORIGIN-DESTINATION``; each side an IATA airport code, an ISO alpha-2
    country code (the home state's own code where it has none) or ``*``.
    """

    formats: frozenset[str] = frozenset()
    routes: frozenset[str] = frozenset()
    senders: frozenset[str] = frozenset()


def agreed(parsed: ParsedFile, agreement: Agreement | None, geography: Geography) -> ParsedFile:
    """The input, its messages beyond the agreement with a fatal defect each."""
    if agreement is None:
        return parsed
    judged = tuple(_judged(one, agreement, geography) for one in parsed.messages)
    return replace(parsed, messages=judged)


def _judged(message: Message, agreement: Agreement, geography: Geography) -> Message:
    fault = _fault(message, agreement, geography)
    if fault is None:
        return message
    defect = Defect(code=fault.value, severity=Severity.FATAL, text=_SENTENCES[fault])
    return replace(message, defects=(*message.defects, defect))


def _fault(message: Message, agreement: Agreement, geography: Geography) -> NotAgreed | None:
    """A message without a flight has no route; the gate refuses it for that, or it is a posting.

    A sender is judged where one is named in an envelope: a table or an APPS message has none.
    """
    if message.format not in FORMATS:
        return None
    if agreement.formats and message.format not in agreement.formats:
        return NotAgreed.FORMAT
    sender = (message.sender or "").upper() if message.format in _ENVELOPED else ""
    if agreement.senders and sender and sender not in agreement.senders:
        return NotAgreed.SENDER
    has_route = bool(agreement.routes) and not is_posting(message)
    crossing = way_of(message, geography) if has_route else None
    if crossing and not any(_covers(route, crossing) for route in agreement.routes):
        return NotAgreed.ROUTE
    return None


def _covers(route: str, crossing: Crossing) -> bool:
    origin, _, destination = route.partition("-")
    return origin in {ANYWHERE, crossing.origin, crossing.origin_country} and destination in {
        ANYWHERE,
        crossing.destination,
        crossing.destination_country,
    }
