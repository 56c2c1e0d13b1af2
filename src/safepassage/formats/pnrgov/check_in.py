"""GR.6 and GR.7: who was checked in on a leg, on which seat, with which bags."""

import re
from typing import Final

from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.segment import is_count
from safepassage.formats.pnrgov.context import Context, at
from safepassage.formats.pnrgov.drafts import Luggage, Tag, TravellerDraft
from safepassage.formats.pnrgov.reading import Handler, Reading
from safepassage.formats.pnrgov.travellers import checked_in
from safepassage.records import Leg, Seat, SeatSource

_POUNDS: Final = "701"
_KILOGRAMS_PER_POUND: Final = 0.45359237
_MOST_PIECES: Final = 99
_LONGEST_TAG: Final = 17
_WEIGHT: Final = re.compile(r"\d{1,9}(?:\.\d{0,9})?", re.ASCII)
_CABIN: Final = 5
_POOLS: Final = {"HP": "head", "MP": "member"}
_BLANKS: Final = [""] * 5
_LICENCE_PLATE: Final = 10


def passenger_reference(reading: Reading, text: str) -> None:
    """TRI: begins the next traveller; TIF behind it says who, else its own reference does."""
    reading.checking_in, reading.checking_in_as = None, text


def _person(reading: Reading) -> TravellerDraft | None:
    """Who is being checked in; a segment that belongs to nobody is reported."""
    if reading.checking_in is None and reading.checking_in_as:
        reference = at(reading.context.parse(reading.checking_in_as), 2, 3)
        reading.checking_in = reading.reservation.by_reference.get(reference)
        reading.checking_in_as = ""
    if reading.checking_in is None:
        reading.context.report(Code.MISPLACED_SEGMENT)
    return reading.checking_in


def given_seat(reading: Reading, text: str) -> None:
    """SSD: the seat given at check-in, and the cabin."""
    person, leg = reading.checking_in or _person(reading), reading.leg
    if person and leg:
        seat = leg.seats.get(text)
        if seat is None:
            seat = leg.seats[text] = _read_seat(reading.context, text, leg.sold)
        person.seats[seat] = None


def _read_seat(context: Context, text: str, sold: Leg) -> Seat:
    elements = context.parse(text)
    return Seat(
        source=SeatSource.CHECK_IN,
        number=at(elements, 1) or None,
        cabin=at(elements, _CABIN) or None,
        origin=sold.origin,
        destination=sold.destination,
    )


def bags(reading: Reading, text: str) -> None:
    """TBD: pieces, weight and tags of the traveller being checked in."""
    person, leg = reading.checking_in or _person(reading), reading.leg
    if person and leg:
        luggage = reading.context.once(text, read_luggage)
        leg.luggage.append(luggage)
        person.luggage[text] = luggage


def read_luggage(context: Context, text: str) -> Luggage:
    """TBD: details, pool (HP head, MP member), and the tags with their ranges."""
    _, _, sent, pool, pooled, *ranges = context.split(text) + _BLANKS
    pieces, weight, unit = (context.parts(sent) + _BLANKS)[:3]
    tags = [tag for each in ranges if each for tag in bag_tags(context, context.parts(each))]
    return Luggage(
        piece_count(context, pieces),
        weight_in_kilograms(context, weight, unit),
        _POOLS.get(pooled[:2] or pool[:2]) if pooled or pool else None,
        tags,
        [tag[0] for tag in tags],
    )


def piece_count(context: Context, sent: str) -> int | None:
    """A number of bags; one that cannot be read is reported."""
    if is_count(sent):
        return int(sent)
    if sent.strip():
        context.report(Code.UNREADABLE_NUMBER)
    return None


def weight_in_kilograms(context: Context, sent: str, unit: str) -> float | None:
    """A weight; ``unit`` 701 means pounds."""
    weight = _decimal(context, sent.strip()) if sent else None
    if weight is None:
        return None
    return round(weight * _KILOGRAMS_PER_POUND if unit == _POUNDS else weight, 1)


def _decimal(context: Context, sent: str) -> float | None:
    """A weight with a point, a comma or the interchange's decimal mark."""
    if is_count(sent):
        return float(sent)
    plain = sent.replace(context.separators.decimal, ".").replace(",", ".")
    if _WEIGHT.fullmatch(plain):
        return float(plain)
    context.report(Code.UNREADABLE_NUMBER)
    return None


def bag_tags(context: Context, composite: list[str]) -> list[Tag]:
    """Every tag from the first number on; a count nobody can mean is one."""
    carrier, first, sent, destination = (composite + _BLANKS)[:4]
    carrier, first, destination = carrier.strip(), first.strip(), destination.strip()
    if not first:
        return []
    count = _range_count(context, sent) if sent else 1
    if count <= 1 or not is_count(first, _LONGEST_TAG):
        return [_tag(carrier, first, destination)]
    start, width = int(first), len(first)
    return [_tag(carrier, f"{start + n:0{width}}", destination) for n in range(count)]


def _range_count(context: Context, sent: str) -> int:
    if not sent.isdecimal():
        return 1
    if is_count(sent) and int(sent) <= _MOST_PIECES:
        return int(sent)
    context.report(Code.BAG_RANGE_IMPLAUSIBLE)
    return 1


def _tag(carrier: str, number: str, destination: str) -> Tag:
    full = number if len(number) >= _LICENCE_PLATE else carrier + number
    return full, number, carrier, destination


HANDLERS: dict[str, Handler | None] = {
    "DAT": None,
    "ORG": None,
    "TRI": passenger_reference,
    "TIF": checked_in,
    "SSD": given_seat,
    "TBD": bags,
}
