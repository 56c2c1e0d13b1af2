"""How two birth dates relate, each in the precision it was given."""

from collections.abc import Iterable
from enum import IntEnum

import numpy as np

from safepassage.matching.calendars import in_other_calendars
from safepassage.matching.compiled import Ints, compiled
from safepassage.records._base import Record


class BirthRelation(IntEnum):
    """From the strongest agreement to a conflict; the order of definition is the order of rank."""

    EXACT = 0
    DAY_MONTH_SWAPPED = 1
    SAME_MONTH = 2
    NEAR = 3
    OTHER_CALENDAR = 4
    ONE_DIGIT = 5
    SAME_YEAR = 6
    PLACEHOLDER = 7
    NEAR_YEAR = 8
    SAME_YEAR_OTHER_DAY = 9
    CONFLICT = 10
    NOTHING = 11
    """One side has no date that could be compared."""

    @property
    def code(self) -> str:
        """The relation as reasons name it."""
        return f"birth_date_{self.name.lower()}"


(
    _EXACT, _SWAPPED, _SAME_MONTH, _NEAR, _OTHER_CALENDAR, _ONE_DIGIT, _SAME_YEAR,
    _PLACEHOLDER, _NEAR_YEAR, _OTHER_DAY, _CONFLICT, _NOTHING,
) = map(int, BirthRelation)  # fmt: skip

AGREEING = frozenset(BirthRelation(one) for one in range(_NEAR_YEAR))
_FULL = 3
_MOST_ON_A_DAY = 300
"""Where more are listed, the day says little: a first of January that stands for a year."""
_FIRST_DAY = 101


class BirthComparison(Record, frozen=True):
    """The best relation found and the listed date that gave it."""

    relation: BirthRelation
    listed: str


def closest(born: str | None, listed: Iterable[str]) -> BirthComparison | None:
    """Compare a birth date with all listed ones; ``None`` when there is nothing to compare."""
    ours = readings_of(born)
    best: BirthComparison | None = None
    for text in listed:
        theirs = readings_of(text)
        relation = relate(ours, theirs, 0, len(theirs)) if len(theirs) else _NOTHING
        if relation < (best.relation if best else _NOTHING):
            best = BirthComparison(relation=BirthRelation(relation), listed=text)
    return best


def readings_of(text: str | None) -> Ints:
    """Every reading of a date: rows of year, month, day (0: not known), and its calendar.

    The first row is the date as given (calendar 0); others follow if the year can only be of
    another calendar. No row when there is no year.
    """
    parts = parts_of(text)
    if not parts:
        return np.zeros((0, 4), dtype=np.int32)
    given = (*parts, *(0,) * (_FULL - len(parts)), 0)
    others = (
        (*other, *(0,) * (_FULL - len(other)), calendar)
        for calendar, other in in_other_calendars(parts)
    )
    return np.array([given, *others], dtype=np.int32)


def parts_of(text: str | None) -> tuple[int, ...]:
    """Split an ISO date into year, month, day as far as they are known and not zero."""
    parts: list[int] = []
    for part in (text or "").split("-")[:_FULL]:
        if not (part.isascii() and part.isdecimal()) or not 0 < int(part) <= 9999:  # noqa: PLR2004
            break
        parts.append(int(part))
    return tuple(parts)


@compiled
def day_number(readings: Ints) -> int:
    """A full date, as given, as one number in the order of days; 0 for less than a full date."""
    if not len(readings) or not readings[0, 2]:
        return 0
    return int(readings[0, 0]) * 10_000 + int(readings[0, 1]) * 100 + int(readings[0, 2])


@compiled
def born_on(born: Ints, days: Ints, entries: Ints, names: Ints, names_at: Ints) -> Ints:
    """The names of everybody whose date is this one; none where too many were born on it.

    ``born`` are the readings of a date; ``days`` are sorted, ``entries`` say whose they are;
    ``names[names_at[e]:…]`` are an entry's.
    """
    day = day_number(born)
    first = np.searchsorted(days, np.int32(day))
    behind = np.searchsorted(days, np.int32(day), side="right")
    if not day or behind - first > _MOST_ON_A_DAY:
        return np.empty(0, dtype=np.int32)
    many = 0
    for at in range(first, behind):
        many += names_at[entries[at] + 1] - names_at[entries[at]]
    found = np.empty(many, dtype=np.int32)
    many = 0
    for at in range(first, behind):
        for name in names[names_at[entries[at]] : names_at[entries[at] + 1]]:
            found[many] = name
            many += 1
    return found


@compiled
def relate(ours: Ints, theirs: Ints, first: int, behind: int) -> int:
    """The best relation between any reading of our date and of the listed ones."""
    best = _NOTHING
    for one in range(len(ours)):
        for other in range(first, behind):
            found = _relate(ours[one], theirs[other])
            if (ours[one, 3] or theirs[other, 3]) and ours[one, 3] != theirs[other, 3]:
                found = _by_another_calendar(found)
            best = min(best, found)
    return best


@compiled
def _by_another_calendar(found: int) -> int:
    """Days of two calendars agree to a day or so; a year of the Hijra lies in two of ours."""
    if found <= _NEAR:
        return _OTHER_CALENDAR
    return _SAME_YEAR if found in (_SAME_YEAR, _NEAR_YEAR) else _NOTHING


@compiled
def _relate(ours: Ints, theirs: Ints) -> int:
    precision = min(_precision(ours), _precision(theirs))
    same = 0
    while same < precision and ours[same] == theirs[same]:
        same += 1
    if same == precision:
        return _EXACT if precision == _FULL else _SAME_YEAR if precision == 1 else _SAME_MONTH
    if precision < _FULL:
        if same:
            return _within_a_year(ours, theirs)
        return _NEAR_YEAR if abs(ours[0] - theirs[0]) == 1 else _CONFLICT
    return _within_a_year(ours, theirs) if same else _across_years(ours, theirs)


@compiled
def _precision(date: Ints) -> int:
    return 1 if not date[1] else 2 if not date[2] else 3


@compiled
def _within_a_year(ours: Ints, theirs: Ints) -> int:
    if _FIRST_DAY in (_day(ours), _day(theirs)):
        return _PLACEHOLDER
    if ours[1] == theirs[2] and ours[2] == theirs[1]:
        return _SWAPPED
    if _are_neighbours(ours, theirs):
        return _NEAR
    return _ONE_DIGIT if _is_one_digit(ours, theirs) else _OTHER_DAY


@compiled
def _across_years(ours: Ints, theirs: Ints) -> int:
    same_day = _day(ours) == _day(theirs) and _day(ours) != _FIRST_DAY
    if _are_neighbours(ours, theirs) or (same_day and abs(ours[0] - theirs[0]) == 1):
        return _NEAR
    return _CONFLICT


@compiled
def _day(date: Ints) -> int:
    return int(date[1]) * 100 + int(date[2])


@compiled
def _are_neighbours(ours: Ints, theirs: Ints) -> bool:
    """Tell whether two days are next to one another."""
    if not (_is_day(ours) and _is_day(theirs)):
        return False
    return bool(abs(_count_of(ours) - _count_of(theirs)) == 1)


@compiled
def _is_one_digit(ours: Ints, theirs: Ints) -> bool:
    """Tell whether two days of a year differ in one digit of day or month."""
    if not (_is_day(ours) and _is_day(theirs)):
        return False
    one, other = _day(ours), _day(theirs)
    differing = 0
    for _ in range(4):
        differing += one % 10 != other % 10
        one //= 10
        other //= 10
    return bool(differing == 1)


@compiled
def _is_day(date: Ints) -> bool:
    month, day = int(date[1]), int(date[2])
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004 - of a year and a month
        return False
    if month == 2:  # noqa: PLR2004 - February
        year = int(date[0])
        return day <= 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return day < 31 or month not in (4, 6, 9, 11)  # noqa: PLR2004 - the short months


@compiled
def _count_of(date: Ints) -> int:
    """The number of a day; years begin with March, so that a leap day is the last."""
    year, month = int(date[0]), int(date[1])
    if month < 3:  # noqa: PLR2004 - March
        year -= 1
        month += 12
    days = year * 365 + year // 4 - year // 100 + year // 400
    return days + (153 * (month - 3) + 2) // 5 + int(date[2])
