"""Data group 12: further details of the document (Doc 9303-10 clause 4.7.12)."""

from functools import partial

from safepassage.documents.lds import tlv
from safepassage.documents.lds.details import Meanings, read_details
from safepassage.documents.lds.images import Image, image
from safepassage.documents.lds.tags import DG12
from safepassage.documents.lds.texts import date, instant, names, text
from safepassage.records._base import Record

_OTHER_PERSON = 0x5F1A
_MEANINGS: Meanings = {
    0x5F19: ("authority", text),
    0x5F26: ("issued", date),
    0xA0: ("other_persons", partial(names, _OTHER_PERSON)),
    0x5F1B: ("endorsements", text),
    0x5F1C: ("tax_or_exit_requirements", text),
    0x5F1D: ("front", image),
    0x5F1E: ("rear", image),
    0x5F55: ("personalised_at", instant),
    0x5F56: ("personalisation_system", text),
}


class DocumentDetails(Record, frozen=True):
    """What the issuer wrote of the document; ``unknown`` are tags that are not the standard's."""

    authority: str | None = None
    issued: str | None = None
    other_persons: tuple[str, ...] = ()
    endorsements: str | None = None
    tax_or_exit_requirements: str | None = None
    front: Image | None = None
    rear: Image | None = None
    personalised_at: str | None = None
    personalisation_system: str | None = None
    unknown: tuple[str, ...] = ()


def read_document_details(file: bytes) -> DocumentDetails:
    """Read a DG12; raises MalformedError."""
    start, stop = tlv.whole(file, DG12)
    return DocumentDetails(**read_details(file, start, stop, _MEANINGS))
