"""The printed lines against those on the chip: both are the holder's, or one was put there.

A genuine chip in a forged booklet, or a forged chip in a genuine one, shows here.
"""

from collections.abc import Iterator

from safepassage.documents.mrz import ZoneFields
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason

_IN_WORDS = {
    "document_code": "document code",
    "issuer": "issuer",
    "surname": "surname",
    "given_names": "given names",
    "number": "number",
    "nationality": "nationality",
    "born": "date of birth",
    "sex": "sex",
    "expires": "date of expiry",
    "optional": "optional data",
}


def disagreements(printed: ZoneFields, on_chip: ZoneFields) -> Iterator[DocumentReason]:
    """Name the fields that differ; none of their values is repeated."""
    differing = [
        words
        for field, words in _IN_WORDS.items()
        if getattr(printed, field) != getattr(on_chip, field)
    ]
    if differing:
        yield reason("mrz_chip_mismatch", ", ".join(differing))
