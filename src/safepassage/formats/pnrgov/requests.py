"""SSR: seats at once; documents, contacts and the like when all travellers are known.

Codes that are not named here (meals, medical, assistance, and whatever carriers invent) can
touch special categories of data: they go to the remarks and nowhere else.
"""

from typing import Final

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov.cards import without_card_numbers
from safepassage.formats.pnrgov.context import Context
from safepassage.formats.pnrgov.drafts import Request, TravellerDraft
from safepassage.formats.pnrgov.reading import Group, Reading
from safepassage.records import Seat, SeatSource

_SEATS: Final = "SEAT NSST NSSA NSSB NSSW NSSR SMST SMSA SMSB SMSW SMSR RQST EXST"
_DEFERRED: Final = "DOCS DOCA DOCO CTCE CTCM CTCH CTCB CTCF FQTV FQTR FQTU FQTS TKNE TKNA TKNM INFT"
SEATS: Final = frozenset(_SEATS.split())
DEFERRED: Final = frozenset(_DEFERRED.split())
_CODE: Final = 4
_FREE_TEXT: Final = 8
_REFERENCE: Final = 2
_BLANKS: Final = [""] * _FREE_TEXT


def special_request(reading: Reading, segment: str) -> None:
    """SSR of a PNR, a traveller or a leg.

    Its first element is code, status, quantity, carrier, two fillers, board and off point, free
    text; every further one a value (a seat), a unit and a reference for one traveller.
    """
    context = reading.context
    elements = context.split(segment)
    head = elements[1] if len(elements) > 1 else ""
    details = [context.parts(each) for each in elements[2:] if each]
    code = head[:_CODE]
    if code in SEATS:
        _seats(reading, head, details)
        return
    values = context.parts(head)
    text = "".join(values[_FREE_TEXT:]).strip()
    if code in DEFERRED:
        reading.reservation.requests.append(_request(reading, code, text, details))
    else:
        line = remark(values[0], "".join(values[1:3]), text)
        reading.reservation.remarks[line] = None


def remark(code: str, status: str, text: str) -> str:
    """A request as a line of free text."""
    line = " ".join(part for part in ("SSR", code, status, text) if part)
    return without_card_numbers(line)


def _request(reading: Reading, code: str, text: str, details: list[list[str]]) -> Request:
    return Request(
        reading.context.position,
        code,
        text or "".join([detail[0] for detail in details]),
        [detail[_REFERENCE].strip() for detail in details if len(detail) > _REFERENCE],
        reading.traveller if reading.group is Group.TRAVELLER else None,
    )


def _seats(reading: Reading, head: str, details: list[list[str]]) -> None:
    """One seat for each traveller referred to; wishes without a seat number carry nothing."""
    seats = reading.context.once(head, _Stretch)
    travellers = reading.reservation.by_reference
    for detail in details:
        number = detail[0]
        if not number:
            continue
        referred = len(detail) > _REFERENCE
        person = travellers.get(detail[_REFERENCE].strip()) if referred else _seated(reading)
        if person:
            person.seats[seats[number]] = None
        else:
            reading.context.report(Code.REQUEST_UNASSIGNED)


class _Stretch(dict[str, Seat]):
    """The seats booked between board and off point of a request, each made once for all."""

    def __init__(self, context: Context, head: str) -> None:
        super().__init__()
        values = context.parts(head) + _BLANKS
        self._board, self._off = values[6].strip() or None, values[7].strip() or None

    def __missing__(self, number: str) -> Seat:
        self[number] = Seat(
            source=SeatSource.RESERVATION,
            number=number.strip(),
            origin=self._board,
            destination=self._off,
        )
        return self[number]


def _seated(reading: Reading) -> TravellerDraft | None:
    """Who a seat without a reference is for."""
    if reading.group is Group.TRAVELLER:
        return reading.traveller
    travellers = reading.reservation.travellers
    return travellers[0] if len(travellers) == 1 else None
