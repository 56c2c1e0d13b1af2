"""Dates and times as people write them, to the digits that the calendar reads."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from safepassage.formats.manifests.mapping import DateOrder
from safepassage.formats.manifests.terms import normal

_MONTHS: Final = (
    "jan janv january janvier januar ene enero janeiro gennaio gen ocak january",
    "feb fev fevr february fevrier februar febrero fevereiro febbraio subat",
    "mar mars march marz maerz marzo marco mrz mrt maart mart",
    "apr avr april avril abr abril aprile nisan",
    "may mai mayo maio maggio mag mei mayis",
    "jun juin june juni junio junho giugno giu haziran",
    "jul juil july juillet juli julio julho luglio lug temmuz",
    "aug aout august ago agosto augustus agustos",
    "sep sept september septembre septiembre set setembro settembre eylul",
    "oct october octobre okt oktober octubre out outubro ott ottobre ekim",
    "nov november novembre noviembre novembro kasim",
    "dec december decembre dez dezember dic diciembre dezembro dicembre aralik",
)
_MONTH_OF: Final = {
    word: f"{month:02}" for month, words in enumerate(_MONTHS, 1) for word in words.split()
}
_TOKENS: Final = re.compile(r"\d+|[^\W\d_]+")
_NUMBERS: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})", re.ASCII)
_CLOCK: Final = re.compile(
    r"([01]?\d|2[0-3])[:.h]?([0-5]\d)(?:[:.]?([0-5]\d))?(?:[.,]\d+)?", re.ASCII
)
_SPLIT: Final = re.compile(
    r"^(.*\d)(?:[T]|\s+)(\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?)$", re.ASCII
)
_DAYS_MAX, _MONTHS_MAX = 31, 12
_PAIR, _PARTS, _YEAR, _SHORT_DATE, _FULL_DATE = 2, 3, 4, 6, 8


class Digits(NamedTuple):
    """``yymmdd``, ``ccyymmdd``, ``ccyymm`` or ``ccyy``; ``assumed`` when the order was."""

    text: str
    layout: str = ""
    assumed: bool = False


def order_in(texts: Iterable[str]) -> DateOrder | None:
    """The order that a column shows: one number above 12 settles it, unless another differs."""
    orders = set()
    for text in texts:
        found = _NUMBERS.match(text)
        if found and int(found[1]) > _MONTHS_MAX:
            orders.add(DateOrder.DAY_FIRST)
        elif found and int(found[2]) > _MONTHS_MAX:
            orders.add(DateOrder.MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else None


def split_moment(text: str) -> tuple[str, str]:
    """A day and a time of day, the second empty where there is none."""
    found = _SPLIT.match(text)
    return (found[1].strip(" ,"), found[2]) if found else (text, "")


def split_birth(text: str) -> tuple[str, str]:
    """The date and the place of a cell that holds both, in the order of FAL form 5 or reversed."""
    words = text.replace(",", " ").split()
    for size in range(min(_PARTS, len(words)), 0, -1):
        for day, place in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            if digits(" ".join(day), None):
                return " ".join(day), " ".join(place)
    return "", text


def clock(text: str) -> str | None:
    """``hh:mm`` or ``hh:mm:ss`` of ``0830``, ``8:30``, ``8h30`` or ``08:30:15``."""
    bare = text.strip().removesuffix("Z").removesuffix(" h")
    found = _CLOCK.fullmatch(bare)
    if not found:
        return None
    return ":".join([f"{int(found[1]):02}", found[2], *filter(None, [found[3]])])


def digits(text: str, order: DateOrder | None) -> Digits | None:
    """A date's digits; ``None`` for what is none. A dot between numbers means day first."""
    tokens = _TOKENS.findall(text)
    if not text.isascii() and not any(token.isalpha() for token in tokens):
        return None
    if len(tokens) == 1:
        return _unbroken(tokens[0], order)
    named = _with_month_name(tokens)
    if named:
        return named
    if len(tokens) == _PARTS and all(token.isdecimal() for token in tokens):
        return _three(tokens, DateOrder.DAY_FIRST if "." in text else order)
    return _year_and_month(tokens)


def _unbroken(token: str, order: DateOrder | None) -> Digits | None:
    if not token.isdecimal():
        return None
    if len(token) == _FULL_DATE:
        if token[:2] in {"18", "19", "20"} and int(token[4:6]) <= _MONTHS_MAX:
            return Digits(token)
        return _three([token[:2], token[2:4], token[4:]], order)
    if len(token) == _SHORT_DATE:
        if order in {None, DateOrder.YEAR_FIRST}:
            return Digits(token, assumed=order is None)
        return _three([token[:2], token[2:4], token[4:]], order)
    return Digits(token) if len(token) == _YEAR else None


def _with_month_name(tokens: list[str]) -> Digits | None:
    """``17-May-1990``, ``May 17, 1990`` and, without separators, ``17MAY90``."""
    words = [token for token in tokens if token.isalpha()]
    numbers = [token for token in tokens if token.isdecimal()]
    month = _MONTH_OF.get(normal(words[0])) if words else None
    if month is None or not 1 <= len(numbers) <= _PAIR:
        return None
    if len(numbers) == 1:
        return Digits(numbers[0] + month, "610") if len(numbers[0]) == _YEAR else None
    day, year = numbers if len(numbers[0]) <= _PAIR else reversed(numbers)
    return _checked(year, month, day)


def _three(tokens: list[str], order: DateOrder | None) -> Digits | None:
    first, second, third = tokens
    if len(first) == _YEAR:
        return _checked(first, second, third)
    if order is DateOrder.YEAR_FIRST:
        return _checked(first, second, third)
    if order is DateOrder.MONTH_FIRST:
        return _checked(third, first, second)
    if order is DateOrder.DAY_FIRST:
        return _checked(third, second, first)
    if int(second) > _MONTHS_MAX:
        return _checked(third, first, second)
    read = _checked(third, second, first)
    unclear = int(first) <= _MONTHS_MAX and int(first) != int(second)
    return read._replace(assumed=True) if read and unclear else read


def _year_and_month(tokens: list[str]) -> Digits | None:
    numbers = [token for token in tokens if token.isdecimal()]
    if len(numbers) != len(tokens) or len(numbers) != _PAIR:
        return None
    year, month = numbers if len(numbers[0]) == _YEAR else reversed(numbers)
    read = _checked(year, month, "00")
    return Digits(read.text[:_SHORT_DATE], "610") if read and len(year) == _YEAR else None


def _checked(year: str, month: str, day: str) -> Digits | None:
    if len(year) not in {2, _YEAR} or len(month) > _PAIR or len(day) > _PAIR:
        return None
    if int(month) > _MONTHS_MAX or int(day) > _DAYS_MAX:
        return None
    return Digits(f"{year}{int(month):02}{int(day):02}")
