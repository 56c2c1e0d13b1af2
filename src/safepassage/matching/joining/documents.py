"""How the documents of two records of one flight relate."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import product

from safepassage.matching.documents import issuers_agree, number_key
from safepassage.matching.joining.slips import one_slip, scans_alike
from safepassage.records._base import Record
from safepassage.records.document import Document

_TELLING = 5
"""Characters below which a number says too little to be compared."""


class DocumentFit(StrEnum):
    """From the strongest agreement down; the order of definition is the order of rank."""

    SAME = "same"
    SCANNED = "scanned"
    SLIP = "slip"
    UNKNOWN = "unknown"
    OTHER = "other"


_RANK = {fit: rank for rank, fit in enumerate(DocumentFit)}


class Numbered(Record, frozen=True):
    """A document with its number as a key, long enough to be compared."""

    document: Document
    key: str


class Compared(Record, frozen=True):
    """The best relation, and the two documents that have it."""

    fit: DocumentFit
    api: Document
    pnr: Document


def numbered(documents: Sequence[Document]) -> tuple[Numbered, ...]:
    """The documents whose numbers say enough."""
    keys = ((one, number_key(one.number)) for one in documents)
    return tuple(Numbered(document=one, key=key) for one, key in keys if len(key) >= _TELLING)


def best_documents(ours: Sequence[Numbered], theirs: Sequence[Numbered]) -> Compared | None:
    """The pair of documents that agrees best; ``None`` when a side has none."""
    return min(_pairs(ours, theirs), key=lambda pair: _RANK[pair.fit], default=None)


def _pairs(ours: Sequence[Numbered], theirs: Sequence[Numbered]) -> Iterator[Compared]:
    for one, other in product(ours, theirs):
        yield Compared(fit=_fit(one, other), api=one.document, pnr=other.document)


def _fit(ours: Numbered, theirs: Numbered) -> DocumentFit:
    one, other = ours.document, theirs.document
    agree = issuers_agree(one.issuer, other.issuer)
    if agree is False:
        return DocumentFit.UNKNOWN
    if ours.key == theirs.key:
        return DocumentFit.SAME
    if scans_alike(ours.key, theirs.key):
        return DocumentFit.SCANNED
    if one_slip(ours.key, theirs.key):
        return DocumentFit.SLIP
    same_kind = (one.type or "")[:1] == (other.type or "")[:1]
    return DocumentFit.OTHER if same_kind and agree else DocumentFit.UNKNOWN
