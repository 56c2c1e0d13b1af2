"""SSR: seats at once; documents, contacts and the like when all travellers are known.

Codes that are not named here (meals, medical, assistance, and whatever carriers invent) can
touch special categories of data: they go to the remarks and nowhere else.
"""

from typing import Final, NamedTuple

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov.context import Context
from safepassage.formats.pnrgov.drafts import Request, TravellerDraft, add
from safepassage.formats.pnrgov.reading import Group, Reading

_SEATS: Final = "SEAT NSST NSSA NSSB NSSW NSSR SMST SMSA SMSB SMSW SMSR RQST EXST"
_DEFERRED: Final = "DOCS DOCA DOCO CTCE CTCM CTCH CTCB CTCF FQTV FQTR FQTU FQTS TKNE TKNA TKNM INFT"
SEATS: Final = frozenset(_SEATS.split())
DEFERRED: Final = frozenset(_DEFERRED.split())
_FREE_TEXT: Final = 8
_REFERENCE: Final = 2
_BLANKS: Final = [""] * _FREE_TEXT


class Ssr(NamedTuple):
    """One special service request as sent.

    ``details`` are the components for each traveller: a value (a seat), a unit, a reference.
    """

    code: str
    status: str
    origin: str | None
    destination: str | None
    text: str
    details: list[list[str]]


def read_ssr(context: Context, segment: str) -> Ssr:
    """Code, status, board and off point, free text, and the values for each traveller."""
    elements = context.split(segment)
    head = context.parts(elements[1]) if len(elements) > 1 else []
    if len(head) < _FREE_TEXT:
        head += _BLANKS[len(head) :]
    code, status, quantity, _, _, _, origin, destination, *text = head
    return Ssr(
        code.strip(),
        status + quantity,
        origin or None,
        destination or None,
        "".join(text).strip(),
        [context.parts(element) for element in elements[2:] if element],
    )


def special_request(reading: Reading, text: str) -> None:
    """SSR of a PNR, a traveller or a leg."""
    ssr = read_ssr(reading.context, text)
    if ssr.code in SEATS:
        _seats(reading, ssr)
    elif ssr.code in DEFERRED:
        reading.reservation.requests.append(_request(reading, ssr))
    else:
        add(reading.reservation.remarks, remark(ssr.code, ssr.status, ssr.text))


def remark(code: str, status: str, text: str) -> str:
    """A request as a line of free text."""
    return " ".join(part for part in ("SSR", code, status, text) if part)


def _request(reading: Reading, ssr: Ssr) -> Request:
    references = [reference for detail in ssr.details if (reference := _reference(detail))]
    return Request(
        position=reading.context.position,
        code=ssr.code,
        text=ssr.text or "".join(detail[0] for detail in ssr.details),
        references=references,
        owner=reading.traveller if reading.group is Group.TRAVELLER else None,
    )


def _reference(detail: list[str]) -> str:
    return detail[_REFERENCE].strip() if len(detail) > _REFERENCE else ""


def _seats(reading: Reading, ssr: Ssr) -> None:
    """One seat for each traveller referred to; wishes without a seat number carry nothing."""
    context, origin, destination = reading.context, ssr.origin, ssr.destination
    for detail in ssr.details:
        number = detail[0]
        if not number:
            continue
        person = _seated(reading, detail)
        if person:
            person.seats.append(context.seat(number.strip(), origin, destination))
        else:
            context.report(Code.REQUEST_UNASSIGNED, qualifier=ssr.code)


def _seated(reading: Reading, detail: list[str]) -> TravellerDraft | None:
    if len(detail) > _REFERENCE:
        return reading.reservation.by_reference.get(detail[_REFERENCE].strip())
    if reading.group is Group.TRAVELLER:
        return reading.traveller
    travellers = reading.reservation.travellers
    return travellers[0] if len(travellers) == 1 else None
