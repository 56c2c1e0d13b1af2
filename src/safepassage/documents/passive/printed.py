"""The little that passive authentication needs of data group 1: who issued, and what it is."""

from safepassage.documents.asn1 import der

EF_DG1 = 0x61
MRZ = 0x5F1F
SHORTEST = 72
"""A TD2 holder's two lines of 36; TD1 has 90 signs, TD3 88."""


def issuer_and_code(data_group: bytes) -> tuple[str, str]:
    """Issuing state and document code of a DG1 file (Doc 9303-10 clause 4.7.1); MalformedError."""
    start, stop = der.whole(data_group, EF_DG1)
    first, last = der.expect(data_group, start, stop, MRZ)
    lines = data_group[first:last].decode("ascii", "replace")
    if len(lines) < SHORTEST:
        raise der.MalformedError("data group 1 without its lines")
    return lines[2:5], lines[:2]
