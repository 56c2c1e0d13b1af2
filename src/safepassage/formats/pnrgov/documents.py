"""SSR DOCS, DOCA and DOCO: the free text of travel documents (AIRIMP 3.15; guide 5, SSR)."""

import re
from typing import Final, NamedTuple

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov.context import Context
from safepassage.formats.pnrgov.dates import is_worded
from safepassage.formats.pnrgov.drafts import TravellerDraft
from safepassage.formats.pnrgov.names import split_title
from safepassage.records import Address, Document, Name, Place

_SEXES: Final = {"M": "M", "F": "F", "X": "X", "U": "U", "MI": "M", "FI": "F", "XI": "X", "UI": "U"}
_INFANT_SEXES: Final = frozenset({"MI", "FI", "XI", "UI"})
_BIRTH: Final = 5
_SEX: Final = 6
_BIRTH_PLACES: Final = (5, 4, 3, 6, 7)
_NAME_REFERENCE: Final = re.compile(r"-\d{1,3}[A-Z].*", re.ASCII)
_BEFORE_REFERENCE: Final = re.compile(r"(?:[^/]*/){4}")
_OTHER_DOCUMENTS: Final = frozenset({"V", "K", "R"})
_RESIDENCE: Final = "R"
_DESTINATION: Final = "D"


class Docs(NamedTuple):
    """The fields of SSR DOCS; absent ones are empty."""

    type: str
    issuer: str
    number: str
    nationality: str
    born: str
    sex: str
    expires: str
    surname: str
    given: str
    middle: str

    @property
    def is_infant(self) -> bool:
        """Whether the document is that of an infant travelling with the named adult."""
        return self.sex in _INFANT_SEXES

    @property
    def given_names(self) -> str:
        """First and middle names."""
        return " ".join(part for part in (self.given, self.middle) if part)


_BLANKS: Final = [""] * 10


def read_docs(text: str) -> Docs:
    """Fields by their distance from the birth date, because leading ones are often left out."""
    parts = _fields(text)
    shift = _birth_place(parts) - _BIRTH
    if shift < 0:
        parts = [""] * -shift + parts
    fields = parts[shift + 1 : shift + 11] if shift > 0 else parts[1:11]
    return Docs(*fields, *_BLANKS[len(fields) :])


def _fields(text: str) -> list[str]:
    """The parts between slashes, without the reference to a name behind them (``-1SMITH``).

    One begins behind the fourth slash at the earliest: before it, hyphens are those of a
    document's number or of a street.
    """
    bare = _without_reference(text) if "-" in text else text
    parts = bare.split("/")
    return [part.strip() for part in parts] if " " in bare else parts


def _without_reference(text: str) -> str:
    start = _BEFORE_REFERENCE.match(text)
    found = _NAME_REFERENCE.search(text, start.end()) if start else None
    return text[: found.start()] if found else text


def _birth_place(parts: list[str]) -> int:
    """Where the birth date stands: before the sex, or where the standard puts it."""
    if len(parts) > _SEX and parts[_SEX] in _SEXES and is_worded(parts[_BIRTH]):
        return _BIRTH
    places = [n for n in _BIRTH_PLACES if n + 1 < len(parts) and parts[n + 1] in _SEXES]
    for n in places:
        if is_worded(parts[n]):
            return n
    for n in places:
        if not parts[n]:
            return n
    return _BIRTH if not parts[0] else _BIRTH - 1


def apply_docs(context: Context, person: TravellerDraft, docs: Docs) -> None:
    """Give a traveller what the document says; the first document with a name names them."""
    kind, issuer, number, country, born, sex, expires, surname, given, middle = docs
    if surname:
        _name(person, surname, given, middle)
    if person.sex is None and sex:
        person.sex = _sex(context, sex)
    if person.born is None and born:
        person.born = context.birth(born)
    nationality = context.country(country)
    if person.nationality is None:
        person.nationality = nationality
    if number:
        document = Document(
            type=kind or None,
            number=number,
            issuer=context.country(issuer),
            nationality=nationality,
            expires=context.day(expires) if expires else None,
        )
        keep_document(person, document)


def _sex(context: Context, sent: str) -> str | None:
    if sent not in _SEXES:
        context.report(Code.UNKNOWN_CODE)
    return _SEXES.get(sent)


def _name(person: TravellerDraft, surname: str, first: str, middle: str) -> None:
    """Keep the document's form of the name; the first one becomes the traveller's name."""
    given = _without_title(first, person)
    if middle:
        given = f"{given} {middle}".lstrip()
    form = Name(surname=surname, given_names=given or None, source="docs")
    if not person.is_documented:
        person.surname, person.given_names = form.surname, form.given_names
        person.is_documented = True
    person.names[form] = None


def _without_title(given: str, person: TravellerDraft) -> str:
    """A first name to which the reservation's title was glued, before or behind."""
    title, booked = person.title, person.given_names or ""
    if not title or title not in given or booked.startswith(given):
        return given
    if given.endswith(title):
        rest = given.removesuffix(title).rstrip()
        is_title = booked and rest.startswith(booked)
        return rest if is_title or split_title(given)[1] == title else given
    rest = given.removeprefix(title).lstrip()
    return rest if rest != given and rest[:1] == booked[:1] else given


def keep_document(person: TravellerDraft, document: Document) -> None:
    """Add a document; of two forms of the same one the fuller stays."""
    key = (document.type, document.number)
    known = person.documents.get(key)
    if known is None or _filled(document) > _filled(known):
        person.documents[key] = document


def _filled(document: Document) -> int:
    values = (document.issuer, document.nationality, document.expires, document.place)
    return sum(value is not None for value in values)


def apply_doco(context: Context, person: TravellerDraft, text: str) -> None:
    """DOCO: birth place, then a visa (V), known-traveller (K) or redress (R) number."""
    parts = _fields(text)
    kind = next((n for n, part in enumerate(parts[:4]) if part in _OTHER_DOCUMENTS), None)
    if kind is None:
        return
    birth_place = parts[kind - 1] if kind else ""
    if birth_place:
        person.birth_place = Place(text=birth_place)
    number, place, issued, country = (parts[kind + 1 :] + [""] * 4)[:4]
    if number:
        document = Document(
            type=parts[kind],
            number=number,
            issuer=context.country(country),
            issued=context.day(issued) if issued else None,
            place=place or None,
        )
        keep_document(person, document)


def apply_doca(context: Context, person: TravellerDraft, text: str) -> None:
    """DOCA: the address of residence (R) or destination (D)."""
    parts = _fields(text)
    kind = parts[0] or (parts[1] if len(parts) > 1 else "")
    values = (parts[1:] if parts[0] else parts[2:]) + [""] * 5
    country, street, city, state, postcode = values[:5]
    address = Address(
        kind="residence" if kind == _RESIDENCE else "destination",
        street=street or None,
        city=city or None,
        state=state or None,
        postcode=postcode or None,
        country=context.country(country),
    )
    if kind == _DESTINATION:
        person.destination_address = address
    elif kind == _RESIDENCE:
        person.residence = address.country
        person.addresses[address] = None
