"""The XML form: ``Designation`` elements, the details of individuals below them."""

from collections.abc import Iterator
from typing import Final

from safepassage.formats.lists.gathering import Found, Outcome
from safepassage.formats.lists.published import published
from safepassage.formats.lists.uk.persons import NAMES, new_person, tell_name
from safepassage.formats.lists.values.documents import IDENTITY, PASSPORT
from safepassage.formats.lists.values.draft import Draft
from safepassage.formats.lists.xml_records import Element, records

ROOT: Final = "Designations"
_DETAILS: Final = ("IndividualDetails", "Individual")
_PAPERS: Final = (
    (PASSPORT, ("PassportDetails", "Passport", "PassportNumber")),
    (
        IDENTITY,
        ("NationalIdentifierDetails", "NationalIdentifier", "NationalIdentifierNumber"),
    ),
)
_GROUNDS: Final = ("RegimeName", "SanctionsImposed", "UKStatementofReasons", "OtherInformation")


def read_uk_xml(data: bytes) -> Outcome:
    """Read the individuals of the list; entities and ships are counted."""
    return published(_found(data))


def _found(data: bytes) -> Iterator[Found | None]:
    for record in records(data, ROOT, frozenset({"Designation"})):
        if record.text("IndividualEntityShip").casefold() == "individual":
            yield from _individual(record).found()
        else:
            yield None


def _individual(record: Element) -> Draft:
    draft = new_person(record.text("UniqueID"), record.line)
    for name in record.all("Names", "Name"):
        parts = [name.text(part.replace(" ", "")) for part in NAMES]
        tell_name(parts, draft, kind=name.text("NameType"), strength=name.text("AliasStrength"))
    for script in record.texts("NonLatinNames", "NonLatinName", "NameNonLatinScript"):
        draft.name(script)
    for person in record.all(*_DETAILS):
        _details(person, draft)
    draft.category = record.text("RegimeName") or None
    designated = record.text("DateDesignated")
    draft.because(f"Designated {designated}" if designated else "")
    draft.because(*map(record.text, _GROUNDS))
    return draft


def _details(person: Element, draft: Draft) -> None:
    for born in person.texts("DOBs", "DOB"):
        draft.born(born)
    for country in person.texts("Nationalities", "Nationality"):
        draft.nationality(country)
    for gender in person.texts("Genders", "Gender"):
        draft.gender(gender)
    for place in person.all("BirthDetails", "Location"):
        draft.birth_place(place.text("TownOfBirth"), place.text("CountryOfBirth"))
    for kind, path in _PAPERS:
        for number in person.texts(*path):
            draft.document(kind, number)
    draft.because(*person.texts("Positions", "Position"))
