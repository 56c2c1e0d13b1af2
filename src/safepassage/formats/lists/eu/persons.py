"""What the parts of an entry say, in the words both exports share.

A part is its attributes in the XML and its group of columns in the CSV, by lower-case names.
"""

from collections.abc import Mapping
from typing import Final

from safepassage.formats.lists.values.dates import iso, years
from safepassage.formats.lists.values.documents import IDENTITY, PASSPORT, kind_of
from safepassage.formats.lists.values.draft import Draft

Part = Mapping[str, str]
PERSON: Final = frozenset({"p", "person"})
_GREGORIAN: Final = frozenset({"", "gregorian"})
_KINDS: Final = {"passport": PASSPORT, "id": IDENTITY, "ssn": IDENTITY, "residence": IDENTITY}
_NAMES: Final = ("firstname", "middlename", "lastname")


def new_person(number: str, line: int) -> Draft:
    """A person by the export's logical id."""
    return Draft(id=f"EU-{number}" if number else "", line=line, source="EU-FSF", issuer="EU")


def tell_name(part: Part, draft: Draft, *, is_first: bool) -> None:
    """A name; the first one tells the given and the family name too."""
    spoken = part.get("wholename") or " ".join(filter(None, map(part.get, _NAMES)))
    draft.name(spoken, weak=part.get("strong") == "false")
    draft.gender(part.get("gender", ""))
    draft.because(part.get("function", ""))
    if is_first and part.get("lastname"):
        given = " ".join(filter(None, map(part.get, _NAMES[:2])))
        draft.parts(given, part.get("lastname"))


def tell_birth(part: Part, draft: Draft) -> None:
    """A birth date, a year, or a range of years, and a place."""
    draft.birth_place(
        part.get("place") or "",
        part.get("city") or "",
        part.get("region") or "",
        part.get("countrydescription") or part.get("countryiso2code") or "",
    )
    date, year = part.get("birthdate") or "", part.get("year") or ""
    if not (date or year or part.get("yearrangefrom") or part.get("yearrangeto")):
        return
    is_known = part.get("calendartype", "").casefold() in _GREGORIAN
    draft.born_on(_dates(part, date, year) if is_known else ())


def _dates(part: Part, date: str, year: str) -> tuple[str, ...]:
    """The date, about right or not; a range of years only where it has both ends."""
    month = part.get("monthofyear") or part.get("month")
    day = part.get("dayofmonth") or part.get("day")
    pieces = date.split("-") if date else [year, month or "", day or ""]
    whole = iso(*pieces[:3]) if pieces[0].isdecimal() else None
    if whole:
        return (whole[:4] if part.get("circa") == "true" else whole,)
    return years(part.get("yearrangefrom") or "", part.get("yearrangeto") or "")


def tell_citizenship(part: Part, draft: Draft) -> None:
    """A nationality, by its code or its name."""
    code = part.get("countryiso2code", "")
    draft.nationality(part.get("countrydescription", "") if code in {"", "00"} else code)


def tell_document(part: Part, draft: Draft) -> None:
    """A document that a traveller may show; tax and company numbers are none."""
    words = part.get("identificationtypedescription") or part.get("typedescription") or ""
    code = part.get("identificationtypecode") or part.get("typecode") or ""
    kind = _KINDS.get(code.casefold()) or kind_of(words)
    number = part.get("number") or part.get("latinnumber")
    if kind and number:
        draft.document(kind, number, part.get("countryiso2code", ""))
