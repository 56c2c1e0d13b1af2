"""Data group 1: the printed lines once more (Doc 9303-10 clause 4.7.1)."""

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds import tlv
from safepassage.documents.lds.tags import DG1
from safepassage.records._base import Record

MRZ = 0x5F1F
LENGTHS = frozenset({72, 88, 90})
"""Two lines of 36 (TD2), two of 44 (TD3), three of 30 (TD1)."""


class PrintedLines(Record, frozen=True):
    """The machine readable zone as one text without line ends."""

    mrz: str


def read_printed_lines(file: bytes) -> PrintedLines:
    """Read a DG1; raises MalformedError. What the lines say is ``documents.mrz``'s."""
    start, stop = tlv.whole(file, DG1)
    first, last = tlv.wanted(tlv.fields(file, start, stop), MRZ)
    if last - first not in LENGTHS:
        raise MalformedError(f"printed lines of {last - first} signs")
    try:
        return PrintedLines(mrz=file[first:last].decode("ascii"))
    except UnicodeDecodeError:
        raise MalformedError("printed lines with other signs than theirs") from None
