"""Reading a PNRGOV message: each segment goes to the step that its group has for it.

Written after the structure of the PADIS PNRGOV implementation guide, versions 10.1 to 17.1
(section 4), but without requiring its order: a segment that stands where it has nothing to
belong to is reported and everything around it is read.
"""

from itertools import count, islice
from operator import itemgetter
from typing import Final

from msgspec import structs

from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.envelope import is_part
from safepassage.formats.edifact.message import RawMessage
from safepassage.formats.edifact.reading import envelope_fields
from safepassage.formats.pnrgov import check_in, header, history, legs, reservation, services
from safepassage.formats.pnrgov.assembly import reservation_record
from safepassage.formats.pnrgov.assignment import assign
from safepassage.formats.pnrgov.context import Context, at
from safepassage.formats.pnrgov.dates import year_first
from safepassage.formats.pnrgov.divided import both_ways
from safepassage.formats.pnrgov.drafts import ReservationDraft
from safepassage.formats.pnrgov.reading import Group, Handler, Reading
from safepassage.formats.pnrgov.tickets import payment, ticket, ticketing_date
from safepassage.formats.pnrgov.travellers import (
    frequent_flyer,
    is_name,
    traveller,
    unique_reference,
)
from safepassage.records import Message, Reservation
from safepassage.records.reservation import CANCELLED

_HEADER_SEGMENTS: Final = 10
_TAG_LENGTH: Final = 3
_CHANGES: Final = "141"
_MOST_LOCATORS: Final = 20  # systems that share one reservation; more would only cost time


def read_message(raw: RawMessage, *, at: str | None) -> Message:
    """Records of one PNRGOV message and everything that was wrong with it; never raises.

    ``at`` is an ISO date that decides centuries when neither UNB nor the pushed flight do.
    """
    context = Context(raw, Calendar(_reference(raw, at) or at))
    reading = Reading(context)
    _read_segments(reading, raw.segments)
    _close(reading)
    _compare_totals(reading, whole=not is_part(raw.header.transfer))
    return Message(
        format="pnrgov",
        **envelope_fields(raw),
        function=reading.function,
        control_totals={} if reading.announced is None else {"EQN": reading.announced},
        flights=tuple(reading.flights),
        reservations=both_ways(_believed(reading.reservations, raw)),
        defects=tuple(context.defects()),
    )


def _reference(raw: RawMessage, present: str | None) -> str | None:
    """The day the message was sent, else the pushed departure (PNRGOV began in 2010)."""
    if sent := raw.sent_day(present):
        return sent
    first = next((n for n in range(_HEADER_SEGMENTS) if _tag(raw, n) == "TVL"), None)
    day = year_first(at(raw.parsed(first), 1)) if first is not None else None
    return Calendar(None).moment(day) if day else None


def _tag(raw: RawMessage, index: int) -> str:
    return raw.segments[index][:3] if index < len(raw.segments) else ""


def _read_segments(reading: Reading, segments: list[str]) -> None:
    context, group = reading.context, reading.group
    steps = _STEPS[group]
    tags = map(itemgetter(slice(3)), segments)
    for position, tag, text in zip(count(), tags, segments, strict=False):
        try:  # faster than get: nearly every tag is known
            step = steps[tag]
        except KeyError:
            step = _unexpected
        if step is not None:
            context.position = position
            step(reading, text)
            if reading.group is not group:
                group = reading.group
                steps = _STEPS[group]


def _unexpected(reading: Reading, text: str) -> None:
    if text[:3] in _KNOWN:
        reading.context.report(Code.MISPLACED_SEGMENT)
        return
    reading.context.report(Code.UNKNOWN_SEGMENT)
    if reading.group in _NAMING and is_name(reading.context, text):
        traveller(reading, text)


def _start(reading: Reading, text: str) -> None:
    """SRC: the next PNR; a segment that follows without a terminator is not lost."""
    _begin(reading)
    if len(text) > _TAG_LENGTH:
        _read_glued(reading, text[_TAG_LENGTH:].lstrip())


def _read_glued(reading: Reading, glued: str) -> None:
    step = _STEPS[Group.RESERVATION].get(glued[:_TAG_LENGTH])
    if step and step is not _start:
        reading.context.report(Code.TERMINATOR_MISSING, tag=glued[:_TAG_LENGTH])
        step(reading, glued)


def _begin(reading: Reading) -> None:
    """Make room for the next PNR."""
    _close(reading)
    reading.group, reading.reservation = Group.RESERVATION, ReservationDraft()
    reading.traveller = reading.leg = reading.checking_in = None
    reading.is_paying = False


def _unopened(reading: Reading, text: str) -> None:
    """A segment of a PNR whose SRC is lost: the PNR begins with it."""
    _begin(reading)
    reading.context.report(Code.RESERVATION_UNOPENED)
    step = _STEPS[Group.RESERVATION][text[:3]]
    if step:
        step(reading, text)


def _locators(reading: Reading, text: str) -> None:
    """RCI where none is due: the next PNR, if it has another locator and names travellers."""
    if not _begin_another(reading, text):
        _USUAL_LOCATORS[reading.group](reading, text)


def _begin_another(reading: Reading, text: str) -> bool:
    """Begin the next PNR, unless RCI is of the one that is open."""
    if reading.reservation.first_locator in text:
        return False
    begins = _names_follow(reading) and _is_of_another(reading, text)
    if begins:
        _unopened(reading, text)
    return begins


def _is_of_another(reading: Reading, text: str) -> bool:
    """Whether RCI gives another locator of a system that has given one already."""
    known = set(islice(reading.reservation.locators, _MOST_LOCATORS))
    sent = reservation.read_locators(reading.context, text)
    systems = {each.system for each in known}
    return known.isdisjoint(sent) and any(each.system in systems for each in sent)


def _names_follow(reading: Reading) -> bool:
    """Whether the next segment that stands only once in what can follow RCI is a name (TIF)."""
    segments, n = reading.context.segments, reading.context.position + 1
    try:
        while (tag := segments[n][:3]) in _BEFORE_NAMES:
            n += 1
    except IndexError:
        return False
    return tag == "TIF" and not _is_change(reading)


def _is_change(reading: Reading) -> bool:
    """Whether the segment at hand is one of the history's, behind the action (SAC)."""
    before = reading.context.segments[reading.context.position - 1]
    return reading.group is Group.HISTORY and before[:3] == "SAC"


def _close(reading: Reading) -> None:
    """Complete the PNR that is open."""
    if reading.group is Group.HEADER:
        return
    position = reading.context.position
    assign(reading.context, reading.reservation)
    record = reservation_record(reading.context, reading.reservation)
    reading.reservations.append(_not_left_out(reading, record))
    reading.context.position = position


def _not_left_out(reading: Reading, record: Reservation) -> Reservation:
    """Changes only (MSG 141) leave flights out that stay: without ORG nothing is cancelled."""
    left_out = reading.function == _CHANGES and not reading.reservation.is_sale_told
    if left_out and record.status == CANCELLED:
        return structs.replace(record, status=None)
    return record


def _believed(reservations: list[Reservation], raw: RawMessage) -> list[Reservation]:
    """The reservations; the last one of a message that was cut is not known to be cancelled."""
    cut = raw.segments[-1][:3] != "UNT"
    if cut and reservations and reservations[-1].status == CANCELLED:
        reservations[-1] = structs.replace(reservations[-1], status=None)
    return reservations


def _compare_totals(reading: Reading, *, whole: bool) -> None:
    """EQN counts the PNRs of the whole push, which parts of one message share."""
    announced, found = reading.announced, len(reading.reservations)
    if whole and announced is not None and announced != found:
        reading.context.position = reading.announced_at
        reading.context.report(Code.RESERVATION_COUNT, announced=announced, found=found)
    if not reading.flights:
        reading.context.position = 0
        reading.context.report(Code.FLIGHT_MISSING)


_MOVES: Final[dict[str, Handler | None]] = {
    "SRC": _start,
    "TIF": traveller,
    "TVL": legs.leg,
    "EQN": reservation.divided,
    "MSG": services.opened,
    "ABI": history.opened,
    "LTS": history.long_text,
    "UNT": None,
}
_TRAVELLER: Final[dict[str, Handler | None]] = {
    "FTI": frequent_flyer,
    "REF": unique_reference,
    "FAR": None,
    "TKT": ticket,
    "MON": None,
    "PTK": None,
    "TXD": None,
    "DAT": ticketing_date,
    "FOP": payment,
}
_NAMING: Final = frozenset({Group.RESERVATION, Group.TRAVELLER})
_BEFORE_NAMES: Final = frozenset({"SSR", "DAT", "IFT", "ORG", "ADD", "EBD"})

_STEPS: Final[dict[Group, dict[str, Handler | None]]] = {
    Group.HEADER: {
        **header.HANDLERS,
        **dict.fromkeys(("RCI", "SSR", "DAT", "IFT", "ADD", "TIF"), _unopened),
        "SRC": _start,
        "UNT": None,
    },
    Group.RESERVATION: {**reservation.HANDLERS, **_MOVES},
    Group.TRAVELLER: {**reservation.HANDLERS, **_TRAVELLER, **_MOVES, "ORG": None},
    Group.LEG: {**_MOVES, **legs.HANDLERS, **check_in.HANDLERS},
    Group.DIVIDED: {**_MOVES, **reservation.DIVIDED},
    Group.NON_AIR: {**_MOVES, **services.HANDLERS},
    Group.HISTORY: {**_MOVES, **history.HANDLERS},
}
_USUAL_LOCATORS: Final = {
    Group.TRAVELLER: reservation.locators,
    Group.DIVIDED: reservation.divided_locators,
    Group.HISTORY: history.entry,
}
_STEPS[Group.LEG]["RCI"] = _STEPS[Group.NON_AIR]["RCI"] = _begin_another
for _group in _USUAL_LOCATORS:
    _STEPS[_group]["RCI"] = _locators
_KNOWN: Final = frozenset(tag for steps in _STEPS.values() for tag in steps)
