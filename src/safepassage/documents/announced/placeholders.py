"""Numbers that stand for none: typed because a field wanted something."""

from collections.abc import Iterator
from datetime import date
from string import ascii_uppercase, digits

from safepassage.documents.announced.announcement import Announcement
from safepassage.documents.announced.numbers import compact
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason

_WORDS = """
NA NIL NONE NULL UNKNOWN NOTKNOWN NOTAVAILABLE NOPASSPORT PASSPORT PENDING TBA TBC TEST
"""
WORDS = frozenset(_WORDS.split())
SHORTEST, LONG_ENOUGH = 3, 6
"""Shorter numbers name no document; as long as this, signs in their order are no chance."""
_RUNS = (digits * 3, (digits * 3)[::-1], ascii_uppercase, ascii_uppercase[::-1])
_BIRTHS = ("%Y%m%d", "%d%m%Y", "%m%d%Y", "%y%m%d", "%d%m%y")


def placeholder_notes(announced: Announcement) -> Iterator[DocumentReason]:
    """A number that nobody was given."""
    number = compact(announced.document.number)
    if announced.document.number and is_placeholder(number, announced):
        yield reason("announced_number_placeholder")


def is_placeholder(number: str, announced: Announcement) -> bool:
    """One sign repeated, signs in their order, a word, a country's code, the birth date."""
    return (
        len(number) < SHORTEST
        or len(set(number)) == 1
        or number in WORDS
        or _is_run(number)
        or _repeats(number, announced.issuer)
        or _repeats(number, announced.nationality)
        or _is_birth(number, announced.born)
    )


def _is_run(number: str) -> bool:
    return len(number) >= LONG_ENOUGH and any(number in run for run in _RUNS)


def _repeats(number: str, code: str) -> bool:
    return bool(code) and not number.replace(code, "")


def _is_birth(number: str, born: date | None) -> bool:
    return born is not None and number in {born.strftime(form) for form in _BIRTHS}
