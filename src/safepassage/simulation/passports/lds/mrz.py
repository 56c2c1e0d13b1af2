"""Lines of invented documents with right check digits (Doc 9303-3 clause 4.9, 9303-4, 9303-5)."""

from datetime import date

from safepassage.simulation.names import document_form
from safepassage.simulation.people import Person

WEIGHTS = (7, 3, 1)
NUMBER = 9
TD3_LINE = 44
TD1_LINE = 30
TD3_OPTIONAL = 14
TD1_OPTIONAL_FIRST = 15
TD1_OPTIONAL_SECOND = 11


def check_digit(field: str) -> str:
    """The check digit of a field: digits count themselves, letters from A = 10, fillers 0."""
    values = (int(sign, 36) if sign != "<" else 0 for sign in field)
    return str(sum(value * WEIGHTS[at % 3] for at, value in enumerate(values)) % 10)


def td3(person: Person, optional: str = "") -> str:
    """The two lines of 44 of a passport, joined."""
    document = person.document
    number = _checked(_filled(document.number, NUMBER))
    born, expires = _checked(_six(person.born)), _checked(_six(document.expires))
    rest = _checked(_filled(optional, TD3_OPTIONAL))
    first = f"{_filled(document.type, 2)}{_filled(document.issuer, 3)}{names(person, 39)}"
    second = f"{number}{_filled(person.nationality, 3)}{born}{person.sex}{expires}{rest}"
    return first + second + check_digit(number + born + expires + rest)


def td1(person: Person, optional: str = "", second_optional: str = "") -> str:
    """The three lines of 30 of an identity card, joined."""
    document = person.document
    number = _checked(_filled(document.number, NUMBER))
    born, expires = _checked(_six(person.born)), _checked(_six(document.expires))
    optional = _filled(optional, TD1_OPTIONAL_FIRST)
    more = _filled(second_optional, TD1_OPTIONAL_SECOND)
    first = f"{_filled(document.type, 2)}{_filled(document.issuer, 3)}{number}{optional}"
    composite = check_digit(first[5:] + born + expires + more)
    second = f"{born}{person.sex}{expires}{_filled(person.nationality, 3)}{more}{composite}"
    return first + second + names(person, TD1_LINE)


def names(person: Person, room: int) -> str:
    """The name in ``room`` positions; what does not fit is cut off (Doc 9303-4 clause 4.2.3)."""
    plain = document_form(person.name)
    primary = plain.surname.replace(" ", "<")
    secondary = "<".join(plain.given).replace(" ", "<")
    return _filled(f"{primary}<<{secondary}" if secondary else primary, room)


def _filled(text: str, room: int) -> str:
    return text[:room].ljust(room, "<")


def _checked(field: str) -> str:
    return field + check_digit(field)


def _six(day: date) -> str:
    return f"{day:%y%m%d}"
