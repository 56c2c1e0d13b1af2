"""What passive authentication needs of data group 1: who issued, what it is, its number."""

from typing import NamedTuple

from safepassage.documents.lds.printed_lines import read_printed_lines

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
    lines = read_printed_lines(data_group).mrz
    at = NUMBER_AT[len(lines)]
    number = lines[at : at + NUMBER_LENGTH]
    return Printed(lines[:2].rstrip("<"), lines[2:5].rstrip("<"), number.rstrip("<"))
