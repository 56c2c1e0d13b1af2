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


class Compared(Record, frozen=True):
    """The best relation, and the two documents that have it."""

    fit: DocumentFit
    api: Document
    pnr: Document


def best_documents(ours: Sequence[Document], theirs: Sequence[Document]) -> Compared | None:
    """The pair of documents that agrees best; ``None`` when a side has none."""
    return min(_pairs(ours, theirs), key=lambda pair: _RANK[pair.fit], default=None)


def _pairs(ours: Sequence[Document], theirs: Sequence[Document]) -> Iterator[Compared]:
    for one, other in product(ours, theirs):
        yield Compared(fit=_fit(one, other), api=one, pnr=other)


def _fit(one: Document, other: Document) -> DocumentFit:
    ours, theirs = number_key(one.number), number_key(other.number)
    agree = issuers_agree(one.issuer, other.issuer)
    if min(len(ours), len(theirs)) < _TELLING or agree is False:
        return DocumentFit.UNKNOWN
    if ours == theirs:
        return DocumentFit.SAME
    if scans_alike(ours, theirs):
        return DocumentFit.SCANNED
    if one_slip(ours, theirs):
        return DocumentFit.SLIP
    same_kind = (one.type or "")[:1] == (other.type or "")[:1]
    return DocumentFit.OTHER if same_kind and agree else DocumentFit.UNKNOWN
