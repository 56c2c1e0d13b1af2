"""Numbers that stand for days (ECMA-376 part 1, 18.17.4.1) and the formats that say so."""

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

_DAY_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NO_DAY: Final = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)
_PART_OF_A_DAY: Final = re.compile(r"[dmyhs]", re.IGNORECASE)
_1900, _1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - sheets know no zones
_FALSE_LEAP_DAY: Final = 60
_LAST: Final = 2_958_466
_SECONDS_A_DAY: Final = 86_400
_LONGEST: Final = 20


def is_day_format(number: int, code: str | None) -> bool:
    """Whether a number format shows a date or time; ``code`` is that of a custom one."""
    if code is None:
        return number in _DAY_FORMATS
    return _PART_OF_A_DAY.search(_NO_DAY.sub("", code)) is not None


def moment(text: str, *, from_1904: bool) -> str:
    """ISO 8601 of a serial number: a date, a date with its time, or a time alone.

    What is no such number comes back unchanged.
    """
    number = _decimal(text)
    if number is None or not 0 <= number < _LAST:
        return text
    if number < 1:
        return _clock(datetime(1900, 1, 1) + _rounded(number))  # noqa: DTZ001 - a time alone
    missing = 1 if not from_1904 and number < _FALSE_LEAP_DAY else 0
    found = (_1904 if from_1904 else _1900) + _rounded(number + missing)
    day = found.date().isoformat()
    return day if number == int(number) else f"{day}T{_clock(found)}"


def plain(text: str) -> str:
    """A number as a person would type it: whole numbers without point and exponent."""
    number = _decimal(text)
    if number is None or number.adjusted() > _LONGEST or number != number.to_integral_value():
        return text
    return text if text.isdigit() else f"{int(number)}"


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _rounded(days: Decimal) -> timedelta:
    return timedelta(seconds=round(float(days) * _SECONDS_A_DAY))


def _clock(moment_of_day: datetime) -> str:
    return moment_of_day.strftime("%H:%M:%S" if moment_of_day.second else "%H:%M")
