"""Weeks and months in which quality is looked at."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from safepassage.records._base import Record

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


class Frame(StrEnum):
    """How long a look is: seven days, or a month of the calendar."""

    WEEK = "week"
    MONTH = "month"


class Span(Record, frozen=True):
    """Days, the first and the last included."""

    first: date
    last: date


def span_until(frame: Frame, last: date) -> Span:
    """The seven days that end with ``last``, or the month that holds it."""
    if frame is Frame.MONTH:
        return month_of(last)
    return Span(first=last - _WEEK + _DAY, last=last)


def month_of(day: date) -> Span:
    """The month that holds ``day``."""
    _, days = monthrange(day.year, day.month)
    return Span(first=day.replace(day=1), last=day.replace(day=days))


def month_named(text: str) -> Span:
    """The month of ``2026-10``; raises ``ValueError`` with a sentence."""
    try:
        return month_of(date.fromisoformat(f"{text}-01"))
    except ValueError:
        raise ValueError(f"'{text}' is no month such as 2026-10") from None


def before(span: Span, frame: Frame) -> Span:
    """The span right before this one."""
    return span_until(frame, span.first - _DAY)


def after(span: Span, frame: Frame) -> Span:
    """The span right after this one."""
    last = span.last + (_DAY if frame is Frame.MONTH else _WEEK)
    return span_until(frame, last)


def series(span: Span, frame: Frame, count: int) -> list[Span]:
    """``count`` spans, of which this one is the last."""
    found = [span]
    while len(found) < count:
        found.append(before(found[-1], frame))
    return found[::-1]
