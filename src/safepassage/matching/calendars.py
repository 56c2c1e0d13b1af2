"""Years that can only be of another calendar, read in the Gregorian one.

Thai documents count from the Buddha's death (543 years ahead), Iranian and Afghan ones by the
solar, some Arab ones by the lunar Hijra; a list or a carrier may pass such a date on as it stood.
Solar dates by the 33-year cycle of leap years, lunar ones by the 30-year tabular cycle (Reingold
and Dershowitz, Calendrical Calculations); a lunar date may be a day off what was observed.
"""

from collections.abc import Iterator
from datetime import date, timedelta

BUDDHIST, SOLAR_HIJRI, LUNAR_HIJRI = 1, 2, 3
_BUDDHIST_AHEAD = 543
_BUDDHIST_YEARS = range(2420, 2600)
_SOLAR_YEARS = range(1280, 1430)
_LUNAR_YEARS = range(1310, 1480)
_SOLAR_BEGAN, _SOLAR_YEAR = date(1921, 3, 21), 1300
_LUNAR_BEGAN = date(622, 7, 19)
_SOLAR_CYCLE, _SOLAR_LEAPS = 33, (1, 5, 9, 13, 17, 22, 26, 30)
_LUNAR_CYCLE_YEARS, _LUNAR_CYCLE_DAYS = 30, 10_631
_LONG_MONTHS = 6

Parts = tuple[int, ...]


def in_other_calendars(parts: Parts) -> Iterator[tuple[int, Parts]]:
    """Give each calendar the year can be of, with the Gregorian parts in the same precision.

    A year alone of the Hijra covers parts of two or three years; its middle is given.
    """
    year = parts[0]
    if year in _BUDDHIST_YEARS:
        yield BUDDHIST, (year - _BUDDHIST_AHEAD, *parts[1:])
    if year in _SOLAR_YEARS:
        yield from _dated(SOLAR_HIJRI, parts, _solar(*_middle(parts)))
    if year in _LUNAR_YEARS:
        yield from _dated(LUNAR_HIJRI, parts, _lunar(*_middle(parts)))


def _middle(parts: Parts) -> tuple[int, int, int]:
    year, month, day = (*parts, *(6, 15)[len(parts) - 1 :])[:3]
    return year, month, day


def _dated(calendar: int, parts: Parts, day: date | None) -> Iterator[tuple[int, Parts]]:
    if day is not None:
        yield calendar, (day.year, day.month, day.day)[: len(parts)]


def _solar(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004 - of a year and a month
        return None
    years = range(min(year, _SOLAR_YEAR), max(year, _SOLAR_YEAR))
    days = sum(365 + (one % _SOLAR_CYCLE in _SOLAR_LEAPS) for one in years)
    whole = min(month - 1, _LONG_MONTHS) * 31 + max(0, month - 1 - _LONG_MONTHS) * 30
    begun = _SOLAR_BEGAN + timedelta(days if year >= _SOLAR_YEAR else -days)
    return begun + timedelta(whole + day - 1)


def _lunar(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= day <= 30):  # noqa: PLR2004 - of a year and a month
        return None
    cycles, rest = divmod(year - 1, _LUNAR_CYCLE_YEARS)
    leaps = (11 * rest + 14) // _LUNAR_CYCLE_YEARS
    months = (month - 1) * 29 + month // 2
    return _LUNAR_BEGAN + timedelta(
        cycles * _LUNAR_CYCLE_DAYS + rest * 354 + leaps + months + day - 1
    )
