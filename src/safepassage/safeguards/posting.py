"""Lists without a flight: the crew of a carrier (PAXLST 336), requests for gate passes (655).

They are no journeys, so a law on journeys does not cover them: a basis must name them
(``Direction.POSTING``). See decision record 0010.
"""

from enum import StrEnum

from safepassage.records.crossing import Crossing
from safepassage.records.message import Message
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.route import UNKNOWN, Geography


class PostingKind(StrEnum):
    """What such a list is; stands where a journey has its flight number."""

    CREW_LIST = "CREW-LIST"
    GATE_PASS = "GATE-PASS"  # noqa: S105 - a pass to a gate, not a password


_KINDS = {
    ("paxlst", "336"): PostingKind.CREW_LIST,
    ("paxlst", "655"): PostingKind.GATE_PASS,
}


def is_posting(message: Message) -> bool:
    """Whether a message is such a list, whatever flight it names besides."""
    return (message.format, message.function or "") in _KINDS


def posting_of(message: Message, geography: Geography) -> Crossing | None:
    """The list of a carrier between its filing place (LOC+188) and reporting place (LOC+172).

    One row for all messages about it, so it has no day. A gate is in one place, which must be
    told; a crew may be told of without any. ``None`` when nobody knows whose list it is.
    """
    kind = _KINDS.get((message.format, message.function or ""))
    carrier = next((leg.carrier for leg in message.flights if leg.carrier), message.sender)
    if kind is None or not carrier:
        return None
    filed, used = message.filing_place or "", message.reporting_place or ""
    known = [geography.country(place) for place in (filed, used) if place]
    return Crossing(
        carrier=carrier[:8],
        number=kind.value,
        origin=filed[:8],
        destination=used[:8],
        departure_date="",
        departs=None,
        arrives=None,
        departs_at=None,
        arrives_at=None,
        direction=_direction(kind, known, geography.home()),
        origin_country=next(iter(known), None),
        destination_country=next(reversed(known), None),
    )


def _direction(kind: PostingKind, countries: list[str | None], home: str | None) -> str:
    """A list of the home state, or of nobody knows which."""
    anywhere = not countries and kind is PostingKind.CREW_LIST
    here = home is not None and (anywhere or home in countries)
    return Direction.POSTING.value if here else UNKNOWN
