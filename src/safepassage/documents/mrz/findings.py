"""The findings about a zone: each reason with a field's name for machines and for people."""

from functools import cache
from typing import Final

import msgspec

from safepassage.documents.mrz.zone import Change
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason

WORDS: Final = {
    "document_code": "the document code",
    "issuer": "the issuer",
    "name": "the name",
    "number": "the document number",
    "nationality": "the nationality",
    "born": "the date of birth",
    "sex": "the sex",
    "expires": "the date of expiry",
    "optional": "the optional data",
    "composite": "all fields together",
}
"""Fields as an officer calls them."""

EXPIRED: Final = reason("document_expired")
MISCOUNTED: Final = reason("mrz_fillers")
TRUNCATED: Final = reason("mrz_truncated_name")


@cache
def finding(code: str, field: str) -> DocumentReason:
    """Give a reason about a field; there are few of them, so each is made once."""
    return msgspec.structs.replace(reason(code, WORDS[field]), about=field)


def corrected(changes: tuple[Change, ...]) -> tuple[DocumentReason, ...]:
    """Put a correction into words, by the places in the lines that its reader looks at."""
    if not changes:
        return ()
    words = (f"{one.proposed} instead of {one.read} ({_place(one)})" for one in changes)
    return (reason("mrz_correction", " and ".join(words)),)


def _place(change: Change) -> str:
    return f"line {change.line}, sign {change.sign}"
