"""Data group 11: further details of the holder (Doc 9303-10 clause 4.7.11)."""

from functools import partial

from safepassage.documents.lds import tlv
from safepassage.documents.lds.details import Meanings, read_details
from safepassage.documents.lds.images import Image, image
from safepassage.documents.lds.tags import DG11
from safepassage.documents.lds.texts import date, names, parts, text
from safepassage.records._base import Record

_OTHER_NAME = 0x5F0F
_MEANINGS: Meanings = {
    0x5F0E: ("full_name", text),
    0xA0: ("other_names", partial(names, _OTHER_NAME)),
    0x5F10: ("personal_number", text),
    0x5F2B: ("born", date),
    0x5F11: ("birth_place", parts),
    0x5F42: ("address", parts),
    0x5F12: ("telephone", text),
    0x5F13: ("profession", text),
    0x5F14: ("title", text),
    0x5F15: ("personal_summary", text),
    0x5F16: ("proof_of_citizenship", image),
    0x5F17: ("other_document_numbers", parts),
    0x5F18: ("custody_information", text),
}


class PersonalDetails(Record, frozen=True):
    """What the issuer wrote of the holder; ``unknown`` are tags that are not the standard's."""

    full_name: str | None = None
    other_names: tuple[str, ...] = ()
    personal_number: str | None = None
    born: str | None = None
    birth_place: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    telephone: str | None = None
    profession: str | None = None
    title: str | None = None
    personal_summary: str | None = None
    proof_of_citizenship: Image | None = None
    other_document_numbers: tuple[str, ...] = ()
    custody_information: str | None = None
    unknown: tuple[str, ...] = ()


def read_personal_details(file: bytes) -> PersonalDetails:
    """Read a DG11; raises MalformedError."""
    start, stop = tlv.whole(file, DG11)
    return PersonalDetails(**read_details(file, start, stop, _MEANINGS))
