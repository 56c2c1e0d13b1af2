"""Data groups with text, and EF.COM (Doc 9303-10 clauses 4.6.1, 4.7.1, 4.7.11 and 4.7.12)."""

from collections.abc import Iterable, Sequence
from datetime import date

from safepassage.simulation.passports import asn1
from safepassage.simulation.people import Person

TAGS = {
    1: 0x61,
    2: 0x75,
    3: 0x63,
    4: 0x76,
    5: 0x65,
    6: 0x66,
    7: 0x67,
    8: 0x68,
    9: 0x69,
    10: 0x6A,
    11: 0x6B,
    12: 0x6C,
    13: 0x6D,
    14: 0x6E,
    15: 0x6F,
    16: 0x70,
}  # fmt: skip - two rows of eight
"""Tag of each data group by its number."""

EF_COM = 0x60
MRZ = 0x5F1F
TAG_LIST = 0x5C
LDS_VERSION = 0x5F01
UNICODE_VERSION = 0x5F36
FULL_NAME = 0x5F0E
BIRTH_DATE = 0x5F2B
BIRTH_PLACE = 0x5F11
AUTHORITY = 0x5F19
ISSUE_DATE = 0x5F26


def dg1(lines: str) -> bytes:
    """DG1 of machine-readable lines, joined."""
    return asn1.encode(TAGS[1], asn1.encode(MRZ, lines.encode("ascii")))


def dg11(person: Person) -> bytes:
    """DG11: the full name in its own letters, birth date and place."""
    name = person.name
    full = f"{name.surname}<<{'<'.join(name.given)}".replace(" ", "<")
    return _listed(
        11,
        (
            (FULL_NAME, full.encode()),
            (BIRTH_DATE, _eight(person.born)),
            (BIRTH_PLACE, person.birth_place.encode()),
        ),
    )


def dg12(person: Person, authority: str) -> bytes:
    """DG12: who issued the document, and when."""
    issued = _eight(person.document.issued)
    return _listed(12, ((AUTHORITY, authority.encode()), (ISSUE_DATE, issued)))


def dg13(content: bytes) -> bytes:
    """DG13, whose content every state chooses."""
    return asn1.encode(TAGS[13], content)


def com(numbers: Iterable[int], version: str = "0107") -> bytes:
    """EF.COM, the chip's table of contents that nobody signs."""
    return asn1.encode(
        EF_COM,
        asn1.encode(LDS_VERSION, version.encode("ascii")),
        asn1.encode(UNICODE_VERSION, b"040000"),
        asn1.encode(TAG_LIST, bytes(TAGS[each] for each in sorted(numbers))),
    )


def _listed(number: int, fields: Sequence[tuple[int, bytes]]) -> bytes:
    """A data group that begins with the list of the tags in it."""
    tags = asn1.encode(TAG_LIST, *(tag.to_bytes(2) for tag, _ in fields))
    return asn1.encode(TAGS[number], tags, *(asn1.encode(tag, value) for tag, value in fields))


def _eight(day: date) -> bytes:
    return f"{day:%Y%m%d}".encode("ascii")
