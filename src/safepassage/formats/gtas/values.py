"""Values of GTAS in the platform's vocabulary; what GTAS itself had ended is nothing."""

import re
from typing import Final

from safepassage.formats.countries import alpha3
from safepassage.formats.gtas.findings import Findings, FoundCode
from safepassage.formats.gtas.rows import Values
from safepassage.records import Role

_ENDED: Final = frozenset({"MASKED", "DELETED", "XXXX"})
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?")
_NUMBER: Final = re.compile(r"([A-Z0-9]{2}|[A-Z]{3})0*(\d+[A-Z]?)")
_ROLES: Final = {
    "C": Role.CREW,
    "FM": Role.CREW,
    "I": Role.TRANSIT_PASSENGER,
    "DDU": Role.TRANSIT_PASSENGER,
    "DDT": Role.TRANSIT_CREW,
    "INF": Role.INFANT,
    "IN": Role.INFANT,
}


def text(row: Values, name: str) -> str | None:
    """A value without blanks around; ``None`` when empty or ended in GTAS."""
    value = (row.get(name.lower()) or "").strip()
    return None if not value or value.upper() in _ENDED else value


def is_ended(row: Values, name: str) -> bool:
    """Whether GTAS had masked or deleted the value."""
    return (row.get(name.lower()) or "").strip().upper() in _ENDED


def country(row: Values, name: str) -> str | None:
    """A country as ISO alpha-3, an unknown code as it is."""
    value = text(row, name)
    return alpha3(value.upper()) if value else None


def day(row: Values, name: str, table: str, findings: Findings) -> str | None:
    """An ISO date; MySQL's zero date is none."""
    value = text(row, name)
    if value is None or value.startswith("0000"):
        return None
    if _DATE.match(value):
        return value[:10]
    findings.add(FoundCode.VALUE_UNREADABLE, f"{table}.{name}")
    return None


def moment(row: Values, name: str, table: str, findings: Findings) -> str | None:
    """A local time to the minute, as GTAS kept it."""
    value = text(row, name)
    if value is None or value.startswith("0000"):
        return None
    if found := _MOMENT.fullmatch(value):
        return f"{found[1]}T{found[2]}"
    findings.add(FoundCode.VALUE_UNREADABLE, f"{table}.{name}")
    return None


def flight_number(value: str | None) -> str | None:
    """A flight number without the zeros with which GTAS fills it to four digits."""
    return (value.lstrip("0") or "0") if value else None


def designator(value: str | None) -> tuple[str | None, str | None]:
    """Carrier and number of a whole designator such as ``XY0123``."""
    found = _NUMBER.fullmatch((value or "").strip().upper())
    return (found[1], found[2]) if found else (None, None)


def role(code: str | None) -> Role:
    """In what capacity somebody travels; a passenger where the code does not tell."""
    return _ROLES.get((code or "").strip().upper(), Role.PASSENGER)
