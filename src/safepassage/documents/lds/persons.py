"""Data group 16: persons to notify in an emergency (Doc 9303-10 clause 4.7.16)."""

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds import tlv
from safepassage.documents.lds.details import Meanings, read_details
from safepassage.documents.lds.tags import DG16
from safepassage.documents.lds.texts import date, parts, text
from safepassage.records._base import Record

FIRST_TEMPLATE = 0xA1
MOST_PERSONS = 15
"""Templates are A1 to AF."""
_MEANINGS: Meanings = {
    0x5F50: ("recorded", date),
    0x5F51: ("name", text),
    0x5F52: ("telephone", text),
    0x5F53: ("address", parts),
}


class Person(Record, frozen=True):
    """One person to notify, and when that was written down."""

    name: str | None = None
    telephone: str | None = None
    address: tuple[str, ...] = ()
    recorded: str | None = None
    unknown: tuple[str, ...] = ()


class PersonsToNotify(Record, frozen=True):
    """Whom to tell if something happens to the holder."""

    persons: tuple[Person, ...]


def read_persons(file: bytes) -> PersonsToNotify:
    """Read a DG16; raises MalformedError."""
    start, stop = tlv.whole(file, DG16)
    count, at = tlv.counted(file, start, stop)
    found = list(tlv.children(file, at, stop))
    templates = range(FIRST_TEMPLATE, FIRST_TEMPLATE + min(count, MOST_PERSONS))
    if len(found) != count or any(tag not in templates for tag, _, _ in found):
        raise MalformedError(f"not the {count} persons that are announced")
    return PersonsToNotify(
        persons=tuple(
            Person(**read_details(file, first, last, _MEANINGS)) for _, first, last in found
        )
    )
