"""SSR: seats at once; documents, contacts and the like when all travellers are known.

Codes that are not named here (meals, medical, assistance, and whatever carriers invent) can
touch special categories of data: they go to the remarks and nowhere else.
"""

from typing import Final

from safepassage.formats.edifact.defects import Code
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
    return " ".join(part for part in ("SSR", code, status, text) if part)


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
    stretch = reading.context.once(head, _read_stretch)
    for detail in details:
        number = detail[0]
        person = _seated(reading, detail) if number else None
        if person:
            person.seats[stretch.seat(number)] = None
        elif number:
            reading.context.report(Code.REQUEST_UNASSIGNED)


class _Stretch:
    """Board and off point of seat requests, and the seats booked between them."""

    def __init__(self, board: str, off: str) -> None:
        self._board, self._off = board or None, off or None
        self._seats: dict[str, Seat] = {}

    def seat(self, number: str) -> Seat:
        """A seat, made once for all who have the same."""
        known = self._seats.get(number)
        if known is None:
            known = self._seats[number] = Seat(
                source=SeatSource.RESERVATION,
                number=number.strip(),
                origin=self._board,
                destination=self._off,
            )
        return known


def _read_stretch(context: Context, head: str) -> _Stretch:
    values = context.parts(head) + _BLANKS
    return _Stretch(values[6].strip(), values[7].strip())


def _seated(reading: Reading, detail: list[str]) -> TravellerDraft | None:
    if len(detail) > _REFERENCE:
        return reading.reservation.by_reference.get(detail[_REFERENCE].strip())
    if reading.group is Group.TRAVELLER:
        return reading.traveller
    travellers = reading.reservation.travellers
    return travellers[0] if len(travellers) == 1 else None
