"""The United States dialect of PAXLST from before 2005 (version 001:000): what differs.

A passenger is one segment, ``PDT+P/NUMBER:EXPIRY:ISSUER+SURNAME:GIVEN:MIDDLE:BIRTH:SEX+PAX+
FROM:TO``; there is no BGM; the contact stands in CTA, the carrier in the fourth element of TDT;
places and times have qualifiers of their own, ports begin with their country.
"""

from collections.abc import Sequence
from typing import Any, Final

from safepassage.formats.countries import ALPHA3_OF
from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.reading import Reading
from safepassage.formats.edifact.route import (
    ARRIVAL,
    DEPARTURE,
    FIRST_AFTER_BORDER,
    LAST_BEFORE_BORDER,
    ROUTING,
)
from safepassage.formats.paxlst.facts import INFANTS, LISTED, ROLES, SEXES, Fact
from safepassage.records import Name, Role

STOPS: Final = {
    "5": LAST_BEFORE_BORDER,
    "8": FIRST_AFTER_BORDER,
    "9": ROUTING,
    "11": ROUTING,
    "13": ROUTING,
}  # UN/EDIFACT 3227: departure, destination, loading, discharge, transhipment
TIMES: Final = {"133": DEPARTURE, "136": DEPARTURE, "186": DEPARTURE} | {
    "132": ARRIVAL,
    "178": ARRIVAL,
}  # UN/EDIFACT 2005: estimated and actual
_STATUS: Final = {
    "PAX": Role.PASSENGER,
    "CRW": Role.CREW,
    **dict.fromkeys(("ITI", "ITP", "INT"), Role.TRANSIT_PASSENGER),
    **ROLES,
}
_LOCODE: Final = 5
_DATES: Final = frozenset({4, 6, 8})
_BIRTH_AT: Final = 3


def is_legacy(version: str | None) -> bool:
    """Whether a message is none of a UN/EDIFACT directory (``D.05B``)."""
    return not (version or "").startswith("D")


def port(code: str) -> str | None:
    """The airport of a place written with its country: ``NZAKL`` is AKL."""
    is_full = len(code) == _LOCODE and code.isalnum() and code[:2] in ALPHA3_OF
    return (code[2:] if is_full else code) or None


def moment(reading: Reading, elements: list[str]) -> str | None:
    """A local time whose date, clock and zone are elements: ``DTM+136+020131+1030+M05``."""
    parts = [part for at in range(2, len(elements)) for part in reading.components(elements, at)]
    digits = [part for part in parts if part.isdecimal()]
    if any(part and not part.isdecimal() for part in parts):
        reading.note(Code.ZONE_NOT_APPLIED)
    return reading.moment("".join(digits[:2]))


def listed(reading: Reading, elements: list[str]) -> Fact:
    """PDT: one traveller with a document."""
    person = _named(reading, reading.components(elements, 2))
    status = reading.value(elements, 3).upper()
    if status and status not in _STATUS:
        reading.note(Code.UNKNOWN_CODE)
    person.setdefault("role", _STATUS.get(status, Role.PASSENGER))
    embarks, disembarks = _padded(reading.components(elements, 4), 2)
    person |= {"embarks": port(embarks), "disembarks": port(disembarks)}
    return LISTED, "", (person, _document(reading, reading.components(elements, 1)))


def _named(reading: Reading, parts: list[str]) -> dict[str, Any]:
    """Surname, given names, birth date, sex; the date tells where the names end."""
    found = (at for at, part in enumerate(parts) if at and _is_date(part))
    at = next(found, min(_BIRTH_AT, len(parts)))
    surname = parts[0] or None
    given_names = " ".join(filter(None, parts[1:at])) or None
    born, sex = _padded(parts[at:], 2)
    name = Name(surname=surname, given_names=given_names, source="pdt")
    return {
        "surname": surname,
        "given_names": given_names,
        "names": (name,) if surname or given_names else (),
        "born": reading.birth(born),
        **_sex(reading, sex.upper()),
    }


def _is_date(part: str) -> bool:
    return part.isascii() and part.isdecimal() and len(part) in _DATES


def _sex(reading: Reading, code: str) -> dict[str, Any]:
    if code in INFANTS:
        return {"sex": INFANTS[code], "role": Role.INFANT}
    if code and code not in SEXES:
        reading.note(Code.UNKNOWN_CODE)
    return {"sex": SEXES.get(code)}


def _document(reading: Reading, parts: list[str]) -> dict[str, Any]:
    first, expiry, issuer = _padded(parts, 3)
    kind, slash, number = first.partition("/")
    return {
        "type": kind.strip() or None if slash else None,
        "number": (number if slash else first).strip() or None,
        "expires": reading.day(expiry),
        "issuer": reading.country(issuer),
    }


def _padded(parts: Sequence[str], count: int) -> list[str]:
    return [*parts, *[""] * count][:count]
