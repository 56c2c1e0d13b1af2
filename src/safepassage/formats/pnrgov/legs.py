"""GR.5: the flights of the itinerary, their code-share numbers and status."""

from typing import Final

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov.context import at
from safepassage.formats.pnrgov.drafts import LegDraft
from safepassage.formats.pnrgov.reading import Group, Handler, Reading
from safepassage.formats.pnrgov.requests import special_request
from safepassage.formats.pnrgov.reservation import free_text
from safepassage.formats.pnrgov.travel import SURFACE, read_travel, same_number, starts_alike
from safepassage.records import FlightNumber

_CODES: Final = """
AK AL BK BL BN CH DK DL DN DS DW DX EK FS GK GL GN HA HI HK HL HN HQ HR HS HX IK IN IS IX K KD KI KK
KL KM KN KO KQ KX LK LL MK ML MM MN NA NK NN NO NS OX PA PB PC PD PK PL PN PR PS PX RL RM RQ RR SA
SC SD SK SM SN SQ SS SU SX TK TL TM TN TO TP TQ TX UC UM UN UR US UT UU WK WL WN XK XL XN XR XX
"""
_STATUSES: Final = frozenset(_CODES.split())  # AIRIMP: action, status and advice codes


def leg(reading: Reading, text: str) -> None:
    """TVL opens a leg; one with nothing but a number completes the code-share before it."""
    travel = reading.context.once(text, read_travel)
    if travel.is_continuation and travel.leg.number != SURFACE:
        _continue(reading, FlightNumber(number=travel.leg.number))
        return
    reading.group, reading.traveller = Group.LEG, None
    reading.checking_in, reading.checking_in_as = None, ""
    reading.leg = LegDraft(travel.leg, travel.operating_carrier, travel.is_prime, travel.seats, [])
    if travel.leg.number != SURFACE:
        reading.reservation.legs.append(reading.leg)


def operating_flight(reading: Reading, text: str) -> None:
    """TRA (from 14.1): carrier and number of the flight that is really operated."""
    elements = reading.context.parse(text)
    carrier, number = at(elements, 1) or None, at(elements, 2) or None
    _continue(reading, FlightNumber(carrier=carrier, number=number))


def _continue(reading: Reading, other: FlightNumber) -> None:
    """Add the second number of a code-share; the leg may be the pushed flight under it."""
    draft = reading.leg
    if draft is None:
        reading.context.report(Code.MISPLACED_SEGMENT)
        return
    draft.other, draft.other_at = other, reading.context.position
    carriers = {other.carrier, draft.operating_carrier, draft.sold.carrier}
    draft.is_prime = draft.is_prime or any(
        pushed.carrier in carriers
        and same_number(pushed.number, other.number)
        and starts_alike(pushed, draft.sold)
        for pushed in reading.context.pushed
    )


def status(reading: Reading, text: str) -> None:
    """RPI: the booking status, as HK."""
    sent = at(reading.context.parse(text), 2)
    if sent and sent not in _STATUSES:
        reading.context.report(Code.UNKNOWN_CODE)
    if reading.leg:
        reading.leg.status = sent or None


HANDLERS: dict[str, Handler | None] = {
    "TRA": operating_flight,
    "RPI": status,
    "APD": None,
    "SSR": special_request,
    "RCI": None,
    "IFT": free_text,
}
