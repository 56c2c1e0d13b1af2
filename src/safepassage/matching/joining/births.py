"""How two birth dates of one flight relate."""

from enum import StrEnum

from safepassage.matching.dates import BirthRelation, closest
from safepassage.matching.joining.slips import one_slip

_FULL = len("1971-05-27")


class BirthFit(StrEnum):
    """Agreement, slips, less than a full date, and conflict."""

    SAME = "same"
    SWAPPED = "swapped"
    DIGIT = "digit"
    NEAR = "near"
    PARTLY = "partly"
    UNKNOWN = "unknown"
    OTHER = "other"


_FITS = {
    BirthRelation.EXACT: BirthFit.SAME,
    BirthRelation.DAY_MONTH_SWAPPED: BirthFit.SWAPPED,
    BirthRelation.NEAR: BirthFit.NEAR,
    BirthRelation.ONE_DIGIT: BirthFit.DIGIT,
    BirthRelation.SAME_MONTH: BirthFit.PARTLY,
    BirthRelation.SAME_YEAR: BirthFit.PARTLY,
}


def birth_fit(ours: str | None, theirs: str | None) -> BirthFit:
    """Compare two dates, ISO 8601 in the precision that was sent."""
    if not ours or not theirs:
        return BirthFit.UNKNOWN
    if ours == theirs:
        return BirthFit.SAME if len(ours) >= _FULL else BirthFit.PARTLY
    found = closest(ours, (theirs,))
    if found is None:
        return BirthFit.UNKNOWN
    if found.relation is not BirthRelation.DAY_MONTH_SWAPPED and _slipped(ours, theirs):
        return BirthFit.DIGIT
    return _FITS.get(found.relation, BirthFit.OTHER)


def _slipped(ours: str, theirs: str) -> bool:
    both = len(ours) == len(theirs) == _FULL
    return both and one_slip(ours.replace("-", ""), theirs.replace("-", ""))
