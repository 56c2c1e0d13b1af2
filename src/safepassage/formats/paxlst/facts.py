"""What one segment of the traveller group says (PAXLST groups 4 and 5), as a fact to file.

A fact is a target, a field's name and a value; the reader files it with the traveller in hand.
"""

import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from safepassage.formats.document_types import FIRST_LETTERS
from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.reading import Reading
from safepassage.records import Address, Name, Place, Role, Seat, SeatSource

PERSON, DOCUMENT, BAGS, MANY, FIELDS, TRAVELLER_BEGINS, DOCUMENT_BEGINS, LISTED, NOTHING = range(9)
Fact: TypeAlias = tuple[int, str, Any]
Handler: TypeAlias = Callable[[Reading, list[str]], Fact]
_NO_FACT: Final[Fact] = (NOTHING, "", None)

ROLES: Final = {
    "FL": Role.PASSENGER,
    "FM": Role.CREW,
    "DDU": Role.TRANSIT_PASSENGER,
    "DDT": Role.TRANSIT_CREW,
}  # UN/EDIFACT 3035 as the API guidelines use it
_NAME: Final = 4
SEXES: Final = {"M": "M", "F": "F", "U": "U", "X": "X", "N": "U"}
INFANTS: Final = {"MI": "M", "FI": "F"}
VERIFICATION: Final = {"173": True, "174": False}  # UN/EDIFACT 7365
_CAPTURE: Final = "4"  # UN/EDIFACT 9649: how data were captured
_NATIONALITY: Final = frozenset({"2", ""})  # UN/EDIFACT 3493: current; some leave it out
_REFERENCES: Final = {
    "AVF": "reservation",
    "ABO": "reference",
    "AEA": "agency_reference",
    "CR": "customer_reference",
}
_PORTS: Final = {"22": "clears_at", "178": "embarks", "179": "disembarks"}
_PHONES: Final = frozenset({"TE", "MB", "AL", "FX"})
KILOGRAMS_IN_A_POUND: Final = 0.45359237
_MOST_BAGS_IN_A_SERIES: Final = 99
_SERIES: Final = re.compile(r"(.*?)(\d{1,12})")
_NO_TAG: Final = frozenset({"", "NULL", "NIL", "NONE"})


def is_traveller(elements: list[str]) -> bool:
    """Whether a segment is a traveller whatever its tag, which may be damaged."""
    return len(elements) > _NAME and elements[1] in ROLES


def traveller_begins(reading: Reading, elements: list[str]) -> Fact:
    """NAD: function, name, address; an unknown function leaves the role to the kind of list."""
    role = ROLES.get(elements[1]) if len(elements) > 1 else None
    if role is None:
        role = _role(reading, elements)
    surname, *given = reading.components(elements, 4)
    given_names = " ".join(filter(None, given)) or None
    fields: dict[str, Any] = {
        "role": role,
        "surname": surname or None,
        "given_names": given_names,
        "names": (Name(surname=surname or None, given_names=given_names, source="nad"),),
    }
    if not surname and not given_names:
        fields |= _unstructured(reading, elements)
    if len(elements) > 5:  # noqa: PLR2004 - the address follows the name
        fields["addresses"] = _addresses(reading, elements)
    return TRAVELLER_BEGINS, "", fields


def _role(reading: Reading, elements: list[str]) -> Role | None:
    """What a qualifier with blanks says; an unknown one says nothing."""
    qualifier = reading.value(elements, 1)
    if qualifier not in ROLES:
        reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)
    return ROLES.get(qualifier)


def _unstructured(reading: Reading, elements: list[str]) -> dict[str, Any]:
    """A name that stands one place too early, in the lines of C058: kept whole as the surname."""
    whole = " ".join(filter(None, reading.components(elements, 3)))
    form = Name(surname=whole, source="nad")
    return {"surname": whole or None, "names": (form,) if whole else ()}


def _addresses(reading: Reading, elements: list[str]) -> tuple[Address, ...]:
    address = Address(
        street=" ".join(filter(None, reading.components(elements, 5))) or None,
        city=reading.value(elements, 6) or None,
        state=reading.value(elements, 7) or None,
        postcode=reading.value(elements, 8) or None,
        country=reading.country(reading.value(elements, 9)),
    )
    return () if address == Address() else (address,)


def _attribute(reading: Reading, elements: list[str]) -> Fact:
    qualifier = reading.value(elements, 1)
    if qualifier != "2":
        return _unknown_qualifier(reading, qualifier)
    code = reading.value(elements, 3).upper()
    if code in INFANTS:
        return FIELDS, "", {"sex": INFANTS[code], "role": Role.INFANT}
    if code and code not in SEXES:
        reading.note(Code.UNKNOWN_CODE)
    return PERSON, "sex", SEXES.get(code)


def _date(reading: Reading, elements: list[str]) -> Fact:
    """A date; one that cannot be read must not stand in the way of one that can."""
    qualifier, text, layout = reading.dated(elements)
    if qualifier == "329":
        born = reading.birth(text, layout)
        return (PERSON, "born", born) if born else _NO_FACT
    if qualifier == "36":
        expires = reading.day(text, layout)
        return (DOCUMENT, "expires", expires) if expires else _NO_FACT
    if qualifier == "182":
        issued = reading.day(text, layout)
        return (DOCUMENT, "issued", issued) if issued else _NO_FACT
    return _unknown_qualifier(reading, qualifier)


def _measurement(reading: Reading, elements: list[str]) -> Fact:
    qualifier = reading.value(elements, 1)
    unit, value = ["", *reading.components(elements, 3)][-2:]
    if qualifier == "CT":
        return BAGS, "count", reading.number(value)
    if qualifier == "WT":
        return BAGS, "weight_kg", _kilograms(reading, unit, value)
    return _unknown_qualifier(reading, qualifier)


def _kilograms(reading: Reading, unit: str, value: str) -> float | None:
    if re.fullmatch(r"\d{1,9}(?:[.,]\d{1,6})?", value, re.ASCII) is None:
        reading.note(Code.UNREADABLE_NUMBER)
        return None
    weight = float(value.replace(",", "."))
    return round(weight * KILOGRAMS_IN_A_POUND, 2) if unit.startswith("LB") else weight


def _verified(reading: Reading, elements: list[str]) -> Fact:
    qualifier, code = reading.value(elements, 1), reading.value(elements, 2)
    if qualifier != _CAPTURE:
        return _unknown_qualifier(reading, qualifier)
    if code not in VERIFICATION:
        reading.note(Code.UNKNOWN_CODE)
        return _NO_FACT
    return PERSON, "verified", VERIFICATION[code]


def _text(reading: Reading, elements: list[str]) -> Fact:
    qualifier = reading.value(elements, 1)
    if qualifier != "BAG":
        return _unknown_qualifier(reading, qualifier)
    tag, *rest = reading.components(elements, 4)
    count = rest[0] if rest else ""
    if len(count) <= 3 and (count.isdecimal() or not count):  # noqa: PLR2004 - a longer number is another tag
        return MANY, "tags", _series(reading, tag, int(count or "1"))
    return MANY, "tags", tuple(part for part in (tag, *rest) if part not in _NO_TAG)


def _series(reading: Reading, tag: str, count: int) -> tuple[str, ...]:
    """Consecutive bag tags: ``AF012345`` and 3 are AF012345, AF012346, AF012347."""
    if tag in _NO_TAG:
        return ()
    if count > _MOST_BAGS_IN_A_SERIES:
        reading.note(Code.BAG_RANGE_IMPLAUSIBLE)
    found = _SERIES.fullmatch(tag)
    if not 1 < count <= _MOST_BAGS_IN_A_SERIES or found is None:
        return (tag,)
    prefix, digits = found.groups()
    first = int(digits)
    numbers = range(first, first + count)
    return tuple(f"{prefix}{number:0{len(digits)}}" for number in numbers)


def _place(reading: Reading, elements: list[str]) -> Fact:
    qualifier = reading.value(elements, 1)
    if qualifier in _PORTS:
        return PERSON, _PORTS[qualifier], reading.value(elements, 2) or None
    if qualifier == "91":
        return DOCUMENT, "issuer", reading.country(reading.value(elements, 2))
    if qualifier == "174":
        return PERSON, "residence", reading.country(reading.value(elements, 2))
    if qualifier == "180":
        return PERSON, "birth_place", _birth_place(reading, elements)
    return _unknown_qualifier(reading, qualifier)


def _birth_place(reading: Reading, elements: list[str]) -> Place | None:
    code, *names = reading.components(elements, 2)
    related = reading.components(elements, 3)
    text = " ".join(filter(None, (*names[2:], *related))) or None
    country = reading.country(code)
    return Place(country=country, text=text) if country or text else None


def _nationality(reading: Reading, elements: list[str]) -> Fact:
    qualifier = reading.value(elements, 1)
    if qualifier not in _NATIONALITY:
        return _unknown_qualifier(reading, qualifier)
    return PERSON, "nationality", reading.country(reading.value(elements, 2))


def _position(reading: Reading, elements: list[str]) -> Fact:
    return PERSON, "crew_position", reading.value(elements, 2) or None


def _reference(reading: Reading, elements: list[str]) -> Fact:
    qualifier, value = reading.pair(elements, 1)
    field = _REFERENCES.get(qualifier)
    if field:
        return (PERSON, field, value) if value else _NO_FACT
    if qualifier == "SEA":
        seat = Seat(source=SeatSource.MANIFEST, number=value)
        return MANY, "seats", (seat,) if value else ()
    if qualifier == "YZY":
        return MANY, "tickets", (value,) if value else ()
    return _unknown_qualifier(reading, qualifier)


def _contact(reading: Reading, elements: list[str]) -> Fact:
    value, kind = reading.pair(elements, 1)
    if kind == "EM":
        return MANY, "emails", (value,)
    if kind in _PHONES:
        return MANY, "phones", (value,)
    return _unknown_qualifier(reading, kind)


def _document(reading: Reading, elements: list[str]) -> Fact:
    kind = reading.value(elements, 1)
    if kind and kind[0] not in FIRST_LETTERS:
        reading.note(Code.UNKNOWN_CODE)
    return DOCUMENT_BEGINS, "", {"type": kind or None, "number": reading.value(elements, 2) or None}


def _unknown_qualifier(reading: Reading, qualifier: str) -> Fact:
    reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)
    return _NO_FACT


def _unread(_reading: Reading, _elements: list[str]) -> Fact:
    """Segments of the group that carry nothing the platform may keep."""
    return _NO_FACT


HANDLERS: Final[dict[str, Handler]] = {
    "NAD": traveller_begins,
    "ATT": _attribute,
    "DTM": _date,
    "MEA": _measurement,
    "GEI": _verified,
    "FTX": _text,
    "LOC": _place,
    "NAT": _nationality,
    "RFF": _reference,
    "COM": _contact,
    "DOC": _document,
    "EMP": _position,
} | dict.fromkeys(("GID", "CPI", "QTY", "AUT", "TDT", "UNT", "UNS", "CTA"), _unread)
REPETITIVE: Final = frozenset({"ATT", "LOC", "NAT", "GEI", "MEA"})
