"""What passive authentication needs of data group 1: who issued, what it is, its number."""

from typing import NamedTuple

from safepassage.documents.asn1 import der

EF_DG1 = 0x61
MRZ = 0x5F1F
NUMBER_AT = {90: 5, 72: 36, 88: 44}
"""Where the document number begins, by how many signs the lines have: TD1, TD2, TD3."""
NUMBER_LENGTH = 9


class Printed(NamedTuple):
    """Document code, issuing state and number, without their fillers."""

    code: str
    issuer: str
    number: str


def read_printed(data_group: bytes) -> Printed:
    """Read a DG1 file (Doc 9303-10 clause 4.7.1); raises MalformedError."""
    start, stop = der.whole(data_group, EF_DG1)
    first, last = der.expect(data_group, start, stop, MRZ)
    lines = data_group[first:last].decode("ascii", "replace")
    at = NUMBER_AT.get(len(lines))
    if at is None:
        raise der.MalformedError(f"data group 1 with lines of {len(lines)} signs")
    number = lines[at : at + NUMBER_LENGTH]
    return Printed(lines[:2].rstrip("<"), lines[2:5].rstrip("<"), number.rstrip("<"))
