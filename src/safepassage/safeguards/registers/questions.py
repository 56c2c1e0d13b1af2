"""What is sent to a register about a traveller: the values that its terms name, and no other."""

from collections.abc import Collection, Iterator, Mapping

from safepassage.records.document import Document
from safepassage.records.register import RegisterKind, Sent
from safepassage.records.traveller import Traveller
from safepassage.safeguards.boarding import codes_of
from safepassage.safeguards.registers.terms import NEEDED_BY, Terms

MOST_DOCUMENTS = 4
"""Nobody carries more; a list of a hundred invented ones is no hundred questions."""
LONGEST_VALUE = 100
_SURE = frozenset({Sent.DOCUMENT_NUMBER, Sent.BORN})

Values = Mapping[Sent, str]


def questions_for(terms: Terms, traveller: Traveller) -> list[Values]:
    """The values of each question, one a document; empty when the data hold too little."""
    found = [values_of(terms, traveller, one) for one in _documents(terms, traveller)]
    asked = [one for one in found if NEEDED_BY[terms.kind] in one]
    return [one for place, one in enumerate(asked) if one not in asked[:place]]


def values_of(terms: Terms, traveller: Traveller, document: Document | None) -> Values:
    """What the terms name of the traveller and one document, as far as it is known."""
    told = {**_of_document(document or Document()), **_of_person(traveller)}
    return {
        field: value[:LONGEST_VALUE]
        for field, value in told.items()
        if value and field in terms.fields
    }


def is_name_alone(matched: Collection[Sent]) -> bool:
    """Whether a register matched neither a document nor a birth date: a namesake, perhaps."""
    return _SURE.isdisjoint(matched)


def _documents(terms: Terms, traveller: Traveller) -> Iterator[Document | None]:
    """Those that a register of this kind can know; persons are asked about without any."""
    if terms.kind is RegisterKind.PERSONS:
        yield None
        return
    yield from [one for one in traveller.documents if _fits(terms, one)][:MOST_DOCUMENTS]


def _fits(terms: Terms, document: Document) -> bool:
    if terms.kind is RegisterKind.VISAS:
        return (document.type or "").startswith("V")
    if terms.kind is RegisterKind.IDENTITIES and terms.state:
        return document.issuer in codes_of(terms.state)
    return True


def _of_document(document: Document) -> dict[Sent, str | None]:
    return {
        Sent.DOCUMENT_NUMBER: document.number,
        Sent.DOCUMENT_TYPE: document.type,
        Sent.DOCUMENT_ISSUER: document.issuer,
    }


def _of_person(traveller: Traveller) -> dict[Sent, str | None]:
    return {
        Sent.SURNAME: traveller.surname,
        Sent.GIVEN_NAMES: traveller.given_names,
        Sent.BORN: traveller.born,
        Sent.NATIONALITY: traveller.nationality,
        Sent.SEX: traveller.sex,
    }
