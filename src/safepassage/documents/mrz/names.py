"""The name field: primary identifier, two fillers, secondary identifier (Doc 9303-3 s. 4.6)."""

from typing import Final

from safepassage.documents.mrz.check_digits import FILLER
from safepassage.records._base import Record

BETWEEN: Final = 2 * FILLER
"""What parts the primary from the secondary identifier."""


class WrittenName(Record, frozen=True):
    """A name as its field holds it; ``fits`` is false where the field breaks the rules."""

    surname: str | None
    given_names: str | None
    fits: bool


def read_name(field: str) -> WrittenName:
    """Take a name field apart.

    A second pair of fillers inside a name, digits, stray fillers and an empty field break the
    rules. Some issuers leave the primary identifier out, which is read as it stands.
    """
    name = field.rstrip(FILLER)
    surname, _, given = name.partition(BETWEEN)
    fits = name.replace(FILLER, "").isalpha()
    if BETWEEN in given or given.startswith(FILLER) or surname.startswith(FILLER):
        fits = False
    return WrittenName(
        surname=surname.replace(FILLER, " ") or None,
        given_names=given.replace(FILLER, " ") or None,
        fits=fits,
    )
