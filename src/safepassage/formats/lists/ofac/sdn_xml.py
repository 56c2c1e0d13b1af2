"""The classic XML form (``sdn.xml`` and the consolidated list): one ``sdnEntry`` a person."""

from collections.abc import Iterator
from typing import Final

from safepassage.formats.lists.gathering import Found, Outcome
from safepassage.formats.lists.ofac.persons import new_person
from safepassage.formats.lists.published import published
from safepassage.formats.lists.values.documents import kind_of
from safepassage.formats.lists.values.draft import Draft
from safepassage.formats.lists.xml_records import Element, records

ROOT: Final = "sdnList"


def read_ofac_xml(data: bytes) -> Outcome:
    """Read the individuals of the list; all others are counted."""
    return published(_found(data))


def _found(data: bytes) -> Iterator[Found | None]:
    for record in records(data, ROOT, frozenset({"sdnEntry"})):
        if record.text("sdnType").casefold() == "individual":
            yield from _individual(record).found()
        else:
            yield None


def _individual(record: Element) -> Draft:
    number = record.text("uid")
    draft = new_person(number, record.line)
    draft.primary(_spoken(record))
    draft.parts(record.text("firstName"), record.text("lastName"))
    for alias in record.all("akaList", "aka"):
        draft.name(_spoken(alias), weak=alias.text("category").casefold() == "weak")
    for born in record.texts("dateOfBirthList", "dateOfBirthItem", "dateOfBirth"):
        draft.born(born)
    for place in record.texts("placeOfBirthList", "placeOfBirthItem", "placeOfBirth"):
        draft.birth_place(place)
    for kind in (("nationalityList", "nationality"), ("citizenshipList", "citizenship")):
        for country in record.texts(*kind, "country"):
            draft.nationality(country)
    for paper in record.all("idList", "id"):
        _paper(paper, draft)
    _ground(record, draft)
    return draft


def _spoken(element: Element) -> str:
    return f"{element.text('firstName')} {element.text('lastName')}".strip()


def _paper(paper: Element, draft: Draft) -> None:
    """Among the identities stand documents, the gender, and much that is neither."""
    words, number = paper.text("idType"), paper.text("idNumber")
    if words.casefold() == "gender":
        draft.gender(number)
    elif kind_of(words) and number:
        draft.document(kind_of(words), number, paper.text("idCountry"))


def _ground(record: Element, draft: Draft) -> None:
    programs = record.texts("programList", "program")
    draft.category = next(iter(programs), None)
    draft.because(", ".join(programs), record.text("title"), record.text("remarks"))
