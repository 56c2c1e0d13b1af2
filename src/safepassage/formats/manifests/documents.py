"""The documents of a row or JSON object; a visa is a document of type V."""

from typing import Final

from safepassage.formats.manifests.codes import DOCUMENTS
from safepassage.formats.manifests.fields import DOCUMENT, Field
from safepassage.formats.manifests.terms import normal
from safepassage.formats.manifests.values import Values
from safepassage.formats.tables.defects import TableCode
from safepassage.records import Document

_VISA: Final = "V"
_MOST_DOCUMENTS: Final = 9


def documents_of(values: Values) -> tuple[Document, ...]:
    """Every document that is told of, travel documents before the visa."""
    numbers = {nth for field, nth in values.texts if field in DOCUMENT}
    found = [_document(values, nth) for nth in sorted(numbers) if nth <= _MOST_DOCUMENTS]
    if values.text(Field.VISA_NUMBER):
        found.append(_visa(values))
    return tuple(document for document in found if document != Document())


def _document(values: Values, nth: int) -> Document:
    kind, number = _kind_and_number(values, nth)
    return Document(
        type=kind,
        number=number,
        issuer=values.country(Field.DOCUMENT_ISSUER, nth),
        nationality=values.country(Field.DOCUMENT_NATIONALITY, nth),
        expires=values.day(Field.DOCUMENT_EXPIRES, nth),
        issued=values.day(Field.DOCUMENT_ISSUED, nth),
        place=values.text(Field.DOCUMENT_PLACE, nth),
    )


def _kind_and_number(values: Values, nth: int) -> tuple[str | None, str | None]:
    """FAL forms before 2018 hold the document's nature and number in one column."""
    kind, number = values.text(Field.DOCUMENT_TYPE, nth), values.text(Field.DOCUMENT_NUMBER, nth)
    if kind is None and number:
        words, _, last = number.rpartition(" ")
        told = DOCUMENTS.get(normal(words)) if words else None
        return (told, last) if told else (None, number)
    told = DOCUMENTS.get(normal(kind or ""))
    if kind and told is None:
        values.note(TableCode.UNKNOWN_CODE, Field.DOCUMENT_TYPE, nth)
    return told or kind, number


def _visa(values: Values) -> Document:
    return Document(
        type=_VISA,
        number=values.text(Field.VISA_NUMBER),
        issuer=values.country(Field.VISA_ISSUER),
        expires=values.day(Field.VISA_EXPIRES),
    )
