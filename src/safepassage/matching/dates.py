"""How two birth dates relate, each in the precision it was given."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from safepassage.records._base import Record


class BirthRelation(StrEnum):
    """From the strongest agreement to a conflict; the order of definition is the order of rank."""

    EXACT = "exact"
    DAY_MONTH_SWAPPED = "day_month_swapped"
    SAME_MONTH = "same_month"
    NEAR = "near"
    SAME_YEAR = "same_year"
    PLACEHOLDER = "placeholder"
    NEAR_YEAR = "near_year"
    SAME_YEAR_OTHER_DAY = "same_year_other_day"
    CONFLICT = "conflict"


AGREEING = frozenset(
    {
        BirthRelation.EXACT,
        BirthRelation.DAY_MONTH_SWAPPED,
        BirthRelation.SAME_MONTH,
        BirthRelation.NEAR,
        BirthRelation.SAME_YEAR,
        BirthRelation.PLACEHOLDER,
    }
)
_RANK = {relation: rank for rank, relation in enumerate(BirthRelation)}
_FULL = 3


class BirthComparison(Record, frozen=True):
    """The best relation found and the listed date that gave it."""

    relation: BirthRelation
    listed: str


def closest(born: str | None, listed: Iterable[str]) -> BirthComparison | None:
    """Compare a birth date with all listed ones; ``None`` when there is nothing to compare."""
    ours = _parts(born)
    if not ours:
        return None
    found = (
        BirthComparison(relation=_relate(ours, theirs), listed=text)
        for text in listed
        if (theirs := _parts(text))
    )
    return min(found, key=lambda comparison: _RANK[comparison.relation], default=None)


def _parts(text: str | None) -> tuple[int, ...]:
    """Split an ISO date into year, month, day as far as they are known and not zero."""
    parts: list[int] = []
    for part in (text or "").split("-")[:_FULL]:
        if not part.isdecimal() or not int(part):
            break
        parts.append(int(part))
    return tuple(parts)


def _relate(ours: tuple[int, ...], theirs: tuple[int, ...]) -> BirthRelation:
    precision = min(len(ours), len(theirs))
    if ours[:precision] == theirs[:precision]:
        return (BirthRelation.SAME_YEAR, BirthRelation.SAME_MONTH, BirthRelation.EXACT)[
            precision - 1
        ]
    if ours[0] == theirs[0]:
        return _within_a_year(ours, theirs)
    years_apart = abs(ours[0] - theirs[0])
    if precision == _FULL:
        return _across_years(ours, theirs)
    return BirthRelation.NEAR_YEAR if years_apart == 1 else BirthRelation.CONFLICT


def _within_a_year(ours: tuple[int, ...], theirs: tuple[int, ...]) -> BirthRelation:
    if (1, 1) in (ours[1:], theirs[1:]):
        return BirthRelation.PLACEHOLDER
    if ours[1:] == theirs[:0:-1]:
        return BirthRelation.DAY_MONTH_SWAPPED
    if _neighbours(ours, theirs):
        return BirthRelation.NEAR
    return BirthRelation.SAME_YEAR_OTHER_DAY


def _across_years(ours: tuple[int, ...], theirs: tuple[int, ...]) -> BirthRelation:
    same_day = ours[1:] == theirs[1:] and ours[1:] != (1, 1)
    if _neighbours(ours, theirs) or (same_day and abs(ours[0] - theirs[0]) == 1):
        return BirthRelation.NEAR
    return BirthRelation.CONFLICT


def _neighbours(ours: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
    """Tell whether two full dates are a day apart or differ in one digit of day or month."""
    if len(ours) != _FULL or len(theirs) != _FULL:
        return False
    try:
        if abs((date(*ours) - date(*theirs)).days) == 1:
            return True
    except (ValueError, OverflowError):
        return False
    pairs = zip(_digits(ours), _digits(theirs), strict=True)
    return ours[0] == theirs[0] and sum(one != other for one, other in pairs) == 1


def _digits(parts: tuple[int, ...]) -> str:
    return f"{parts[1]:02}{parts[2]:02}"
