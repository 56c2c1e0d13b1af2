"""The consolidated list of the United Nations Security Council, XML.

Source: the Council's schema ``sc-sanctions.xsd`` and the published file.
"""

from collections.abc import Iterator
from typing import Final

from safepassage.formats.country_names import country_code
from safepassage.formats.lists.gathering import Found, Outcome
from safepassage.formats.lists.published import published
from safepassage.formats.lists.values.dates import birth_dates, one_date, years
from safepassage.formats.lists.values.documents import kind_of
from safepassage.formats.lists.values.draft import Draft
from safepassage.formats.lists.xml_records import Element, records

ROOT: Final = "CONSOLIDATED_LIST"
ISSUER: Final = "UN Security Council"
_NAMES: Final = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_PLACE: Final = ("CITY", "STATE_PROVINCE", "COUNTRY")
_ISSUERS: Final = ("COUNTRY_OF_ISSUE", "ISSUING_COUNTRY")


def read_un(data: bytes) -> Outcome:
    """Read the individuals of the list; its entities are counted."""
    return published(_found(data))


def _found(data: bytes) -> Iterator[Found | None]:
    for record in records(data, ROOT, frozenset({"INDIVIDUAL", "ENTITY"})):
        if record.name == "ENTITY":
            yield None
        else:
            yield from _individual(record).found()


def _individual(record: Element) -> Draft:
    number = record.text("REFERENCE_NUMBER") or record.text("DATAID")
    draft = Draft(
        id=f"UN-{number}" if number else "", line=record.line, source="UN-SC", issuer=ISSUER
    )
    draft.category = record.text("UN_LIST_TYPE") or None
    draft.gender(record.text("GENDER"))
    _name(record, draft)
    for country in record.texts("NATIONALITY", "VALUE"):
        draft.nationality(country)
    for born in record.all("INDIVIDUAL_DATE_OF_BIRTH"):
        _birth_date(born, draft)
    for place in record.all("INDIVIDUAL_PLACE_OF_BIRTH"):
        draft.birth_place(*map(place.text, _PLACE))
    for document in record.all("INDIVIDUAL_DOCUMENT"):
        _document(document, draft)
    _ground(record, draft)
    return draft


def _name(record: Element, draft: Draft) -> None:
    draft.primary(" ".join(filter(None, map(record.text, _NAMES))))
    draft.name(record.text("NAME_ORIGINAL_SCRIPT"))
    for alias in record.all("INDIVIDUAL_ALIAS"):
        draft.name(alias.text("ALIAS_NAME"), weak=alias.text("QUALITY").casefold() == "low")


def _birth_date(born: Element, draft: Draft) -> None:
    """``TYPE_OF_DATE`` is EXACT, APPROXIMATELY or BETWEEN; a note may stand for all."""
    texts = [born.text(name) for name in ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE")]
    date, year, first, last, note = texts
    whole = one_date(date or year)
    if whole:
        is_about = born.text("TYPE_OF_DATE").casefold().startswith("approx")
        draft.born_on((whole[:4] if is_about else whole,))
    elif any(texts):
        draft.born_on(years(first, last) or birth_dates(note))


def _document(document: Element, draft: Draft) -> None:
    words = f"{document.text('TYPE_OF_DOCUMENT')} {document.text('TYPE_OF_DOCUMENT2')}".strip()
    number = document.text("NUMBER")
    if number and (kind_of(words) or not words):
        city = document.text("CITY_OF_ISSUE")
        issuer = next(filter(None, map(document.text, _ISSUERS)), "")
        draft.document(kind_of(words), number, issuer or (city if country_code(city) else ""))


def _ground(record: Element, draft: Draft) -> None:
    listed = record.text("LISTED_ON")
    draft.because(f"Listed on {listed}" if listed else "", *record.texts("DESIGNATION", "VALUE"))
    draft.because(record.text("COMMENTS1"))
