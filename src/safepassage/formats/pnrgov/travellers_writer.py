"""Writing GR.2 and GR.3: a traveller with documents, contacts, addresses and tickets."""

from collections.abc import Iterator
from typing import Final

from safepassage.formats.edifact.writer import Element
from safepassage.formats.pnrgov.names import split_name
from safepassage.formats.pnrgov.texts import (
    Segment,
    email_text,
    slashed,
    two_letters,
    worded_date,
)
from safepassage.records import Address, Document, Name, Role, Traveller

_OTHER_DOCUMENTS: Final = frozenset({"V", "K", "R"})
_PREFIX: Final = 2


def traveller(person: Traveller, carrier: str | None) -> Iterator[Segment]:
    """All segments of one traveller up to the tickets."""
    yield name_segment(person)
    for number in person.frequent_flyer:
        yield "FTI", [number[:_PREFIX], number[_PREFIX:]]
    for email in person.emails:
        yield "IFT", ["4", "28"], f"CTCE {email_text(email)}"
    for phone in person.phones:
        yield "IFT", ["4", "28"], f"CTCM {phone}"
    if person.reference:
        yield "REF", [None, person.reference]
    for code, text in _requests(person):
        yield "SSR", [code, "HK", "1", carrier, None, None, None, None, text], _for(person)
    for address in person.addresses:
        if address.kind == "contact":
            parts = [address.street, address.city, address.state, None]
            place = [two_letters(address.country), address.postcode, address.text]
            yield "ADD", None, ["700", *parts, *place]
    for ticket in person.tickets:
        yield "TKT", [ticket, "T", "1"]


def name_segment(person: Traveller) -> Segment:
    """TIF as in the reservation: the title behind the given name, glued where that is clear."""
    booked = next((name for name in person.names if name.source == "tif"), None)
    form = booked or Name(surname=person.surname, given_names=person.given_names)
    glued = f"{form.given_names or ''}{person.title or ''}"
    is_clear = split_name(glued) == (form.given_names, person.title, None)
    given = glued if is_clear else f"{form.given_names or ''} {person.title or ''}".strip()
    kind = "IN" if person.role is Role.INFANT else "A"
    return "TIF", form.surname, [given, kind, person.local_reference]


def _for(person: Traveller) -> Element:
    return [None, None, person.local_reference]


def _requests(person: Traveller) -> Iterator[tuple[str, str]]:
    """DOCS for each document (one without, where there is only a person), DOCO, DOCA."""
    papers = [document for document in person.documents if not _is_other(document)]
    documented = person.sex or person.born or person.nationality
    for document in papers or ([Document()] if documented else []):
        yield "DOCS", _docs_text(person, document)
    others = [document for document in person.documents if _is_other(document)]
    if person.birth_place and not others:
        others = [Document(type="V")]
    for document in others:
        yield "DOCO", _doco_text(person, document)
    for kind, address in _addresses(person):
        country = two_letters(address.country)
        parts = (address.street, address.city, address.state, address.postcode)
        yield "DOCA", slashed(kind, country, *parts)


def _is_other(document: Document) -> bool:
    return document.type in _OTHER_DOCUMENTS and document.nationality is None


def _docs_text(person: Traveller, document: Document) -> str:
    sex = person.sex or ""
    infant = "I" if person.role is Role.INFANT and sex else ""
    form = next((name for name in person.names if name.source == "docs"), None)
    named = form or Name(surname=person.surname, given_names=person.given_names)
    return slashed(
        document.type,
        document.issuer,
        document.number,
        document.nationality or person.nationality,
        worded_date(person.born),
        sex + infant,
        worded_date(document.expires),
        named.surname,
        named.given_names,
    )


def _doco_text(person: Traveller, document: Document) -> str:
    place = person.birth_place.text if person.birth_place else None
    issued, country = worded_date(document.issued), two_letters(document.issuer)
    return slashed(place, document.type, document.number, document.place, issued, country)


def _addresses(person: Traveller) -> Iterator[tuple[str, Address]]:
    for address in person.addresses:
        if address.kind == "residence":
            yield "R", address
    if person.destination_address:
        yield "D", person.destination_address
