"""The groups by which hits are counted; every traveller is in one of each kind.

Counted to see whom a list or a rule falls on, and for nothing else: no group ever makes a hit
more or less likely, and nothing about a person is kept with the counts.
"""

from datetime import date
from enum import StrEnum

from safepassage.records.traveller import Traveller

UNKNOWN = "unknown"
_BANDS = ((18, "0-17"), (30, "18-29"), (45, "30-44"), (65, "45-64"))
_OLDEST = "65+"
_SEXES = {"F": "F", "M": "M", "X": "X"}


class By(StrEnum):
    """What people are grouped by."""

    NATIONALITY = "nationality"
    SEX = "sex"
    AGE = "age"


def groups_of(traveller: Traveller, on: date) -> dict[By, str]:
    """The group of each kind that a traveller is in on a day."""
    return {
        By.NATIONALITY: traveller.nationality or UNKNOWN,
        By.SEX: _SEXES.get(traveller.sex or "", UNKNOWN),
        By.AGE: _band(traveller.born, on),
    }


def _band(born: str | None, on: date) -> str:
    """The band of an age; of a date that is not whole, unknown."""
    try:
        birth = date.fromisoformat(born or "")
    except ValueError:
        return UNKNOWN
    years = on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
    if years < 0:
        return UNKNOWN
    return next((band for under, band in _BANDS if years < under), _OLDEST)
