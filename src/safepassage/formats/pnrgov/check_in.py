"""GR.6 and GR.7: who was checked in on a leg, on which seat, with which bags."""

from typing import Final

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov.context import Context, at
from safepassage.formats.pnrgov.drafts import Luggage, TravellerDraft
from safepassage.formats.pnrgov.reading import Handler, Reading, skip
from safepassage.formats.pnrgov.travellers import checked_in
from safepassage.records import SeatSource

_POUNDS: Final = "701"
_KILOGRAMS_PER_POUND: Final = 0.45359237
_MOST_PIECES: Final = 99
_DETAILS: Final = 2
_POOL: Final = slice(3, 5)
_CABIN: Final = 5
_FIRST_TAG: Final = 5
_MEMBER: Final = "MP"
_BLANKS: Final = ["", "", "", ""]


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


def seat(reading: Reading, text: str) -> None:
    """SSD: the seat given at check-in, and the cabin."""
    person, leg = reading.checking_in or _person(reading), reading.leg
    if person and leg:
        number, cabin = reading.context.once(text, _read_seat)
        sold, source = leg.sold, SeatSource.CHECK_IN
        person.seats.append(
            reading.context.seat(number, sold.origin, sold.destination, source, cabin)
        )


def _read_seat(context: Context, text: str) -> tuple[str | None, str | None]:
    elements = context.parse(text)
    return at(elements, 1) or None, at(elements, _CABIN) or None


def bags(reading: Reading, text: str) -> None:
    """TBD: pieces, weight and tags of the traveller being checked in."""
    person, leg = reading.checking_in or _person(reading), reading.leg
    if person and leg:
        luggage = reading.context.once(text, read_luggage)
        leg.luggage.append(luggage)
        if luggage not in person.luggage:
            person.luggage.append(luggage)


def read_luggage(context: Context, text: str) -> Luggage:
    """TBD: details, pool (HP head, MP member), and the tags with their ranges."""
    elements = context.split(text)
    count, weight, unit = "", "", ""
    if len(elements) > _DETAILS and elements[_DETAILS]:
        count, weight, unit = (context.parts(elements[_DETAILS]) + _BLANKS)[:3]
    tags = [_range(context, context.parts(element)) for element in elements[_FIRST_TAG:]]
    return Luggage(
        _number(context, count.strip()),
        _weight(context, weight.strip(), unit),
        any(element[:2] == _MEMBER for element in elements[_POOL]),
        tags[0] if len(tags) == 1 else [tag for ranged in tags for tag in ranged],
    )


def _number(context: Context, sent: str) -> int | None:
    if sent.isascii() and sent.isdecimal():
        return int(sent)
    if sent:
        context.report(Code.UNREADABLE_NUMBER)
    return None


def _weight(context: Context, sent: str, unit: str) -> float | None:
    if not sent:
        return None
    try:
        weight = float(sent.replace(context.separators.decimal, ".").replace(",", "."))
    except ValueError:
        context.report(Code.UNREADABLE_NUMBER)
        return None
    return round(weight * _KILOGRAMS_PER_POUND if unit == _POUNDS else weight, 1)


def _range(context: Context, composite: list[str]) -> list[tuple[str, str, str]]:
    """Every tag from the first number on; a count nobody can mean is one."""
    carrier, first, sent, destination = (composite + _BLANKS)[:4]
    carrier, first, destination = carrier.strip(), first.strip(), destination.strip()
    if not first:
        return []
    if not sent:
        return [(carrier, first, destination)]
    count = int(sent) if sent.isascii() and sent.isdecimal() else 1
    if count > _MOST_PIECES:
        context.report(Code.BAG_RANGE_IMPLAUSIBLE)
        count = 1
    if count <= 1 or not (first.isascii() and first.isdecimal()):
        return [(carrier, first, destination)]
    start, width = int(first), len(first)
    return [(carrier, f"{start + n:0{width}}", destination) for n in range(count)]


HANDLERS: dict[str, Handler] = {
    "DAT": skip,
    "ORG": skip,
    "TRI": passenger_reference,
    "TIF": checked_in,
    "SSD": seat,
    "TBD": bags,
}
