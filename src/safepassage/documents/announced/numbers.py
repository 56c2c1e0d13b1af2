"""A document's number: its signs, its length, and the check digit that some send behind it."""

from collections.abc import Iterator
from string import ascii_uppercase, digits

from safepassage.documents.announced.announcement import CARDS, PASSPORT, Announcement
from safepassage.documents.announced.check_digits import FILLER, fits
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason

FIELD = 9
"""Signs of the field for the number in every machine-readable zone (Doc 9303-4, 5 and 6)."""
LONGEST = {PASSPORT: FIELD} | dict.fromkeys(CARDS, 22)
"""A card's longer number goes on in its optional data: thirteen signs of TD1 (Doc 9303-5)."""
CONTINUED = {"BEL": 12, "PRT": 12}
"""Issuers of cards whose numbers have always that many signs, more than the field."""
_SIGNS = frozenset(digits + ascii_uppercase)
_BETWEEN = frozenset(" -./" + FILLER)
"""What is printed between the signs of a number and left out, or filled, in the zone."""


def compact(number: str | None) -> str:
    """The letters and digits of a number, in capitals."""
    return "".join(sign for sign in (number or "").upper() if sign in _SIGNS)


def bare_number(number: str | None, issuer: str) -> str:
    """The number without the check digit of the zone, where it was sent with it; compact."""
    text = "".join((number or "").upper().split())
    if len(text) > FIELD and text[FIELD] == FILLER:
        return _continued(text)
    whole = len(text) == FIELD + 1 or len(text) == CONTINUED.get(issuer, 0) + 1
    return compact(text[:-1] if whole and fits(text[-1], text[:-1]) else text)


def _continued(text: str) -> str:
    """A number copied from the zone: nine signs, a filler, the rest and its digit (Doc 9303-5)."""
    number = text[:FIELD] + text[FIELD + 1 :].rstrip(FILLER)
    return compact(number[:-1] if fits(number[-1], number[:-1]) else number)


def number_notes(announced: Announcement) -> Iterator[DocumentReason]:
    """How the number is written."""
    number = announced.document.number
    bare = bare_number(number, announced.issuer)
    if bare != compact(number):
        yield reason("announced_number_with_digit")
    if not set((number or "").upper()) <= _SIGNS | _BETWEEN:
        yield reason("announced_number_signs")
    if len(bare) > LONGEST.get(announced.kind, len(bare)):
        yield reason("announced_number_length")
