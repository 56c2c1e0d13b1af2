"""The XML export: ``sanctionEntity`` elements whose parts carry their values as attributes."""

from collections.abc import Iterator
from typing import Final

from safepassage.formats.lists.eu.persons import (
    PERSON,
    Part,
    new_person,
    tell_birth,
    tell_citizenship,
    tell_document,
    tell_name,
)
from safepassage.formats.lists.gathering import Found, Outcome
from safepassage.formats.lists.published import published
from safepassage.formats.lists.values.draft import Draft
from safepassage.formats.lists.xml_records import Element, records

ROOT: Final = "export"


def read_eu_xml(data: bytes) -> Outcome:
    """Read the persons of the list; enterprises are counted."""
    return published(_found(data))


def _found(data: bytes) -> Iterator[Found | None]:
    for record in records(data, ROOT, frozenset({"sanctionEntity"})):
        kinds = {_part(each).get("code", "").casefold() for each in record.all("subjectType")}
        if kinds & PERSON:
            yield from _person(record).found()
        else:
            yield None


def _person(record: Element) -> Draft:
    draft = new_person(record.get("logicalId"), record.line)
    for place, name in enumerate(record.all("nameAlias")):
        tell_name(_part(name), draft, is_first=not place)
    for birth in record.all("birthdate"):
        tell_birth(_part(birth), draft)
    for citizenship in record.all("citizenship"):
        tell_citizenship(_part(citizenship), draft)
    for document in record.all("identification"):
        tell_document(_part(document), draft)
    for regulation in record.all("regulation"):
        draft.category = draft.category or regulation.get("programme") or None
        draft.because(f"{regulation.get('programme')} {regulation.get('numberTitle')}")
    draft.because(record.get("euReferenceNumber"), *record.texts("remark"))
    return draft


def _part(element: Element) -> Part:
    return {name.casefold(): value.strip() for name, value in element.attributes.items()}
