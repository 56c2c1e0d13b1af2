"""Birth dates in the words of published lists, as ISO 8601 in the precision they have.

A date that is about right keeps its year alone; a span becomes every year in it, so that the
true one is among them.
"""

import re
from typing import Final

from safepassage.formats.lists.checking import is_date

LONGEST_SPAN: Final = 40
_LONGEST_TEXT: Final = 200
_MONTHS: Final = (
    "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - reads as a list
)
_WORDS: Final = re.compile(r"(?:(\d{1,2})\s+)?([a-z]{3,9})\.?,?\s+(\d{4})")
_AMERICAN: Final = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})")
_SLASHES: Final = re.compile(r"(\d{1,2}|dd)[/.](\d{1,2}|mm)[/.](\d{4})")
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:t[\d:.z+-]*)?")
_ABOUT: Final = re.compile(
    r"\b(?:circa|approximately|approx|about|around|estimated)\b\.?|(?:^|\s)ca?\.", re.IGNORECASE
)
_SPAN: Final = re.compile(r"(?:between\s+)?(.{4,20}?)\s*(?:\bto\b|\band\b|\u2013|-)\s*(.{4,20})")
_YEAR: Final = re.compile(r"\d{4}")


def birth_dates(text: str) -> tuple[str, ...]:
    """The dates a text means; none when it is not understood."""
    if len(text) > _LONGEST_TEXT:
        return ()
    lowered = " ".join(text.casefold().split()).rstrip(".")
    bare = _ABOUT.sub(" ", lowered).strip()
    one = one_date(bare)
    if one:
        return (one if bare == lowered else one[:4],)
    span = _SPAN.fullmatch(bare)
    ends = [one_date(end) for end in span.groups()] if span else []
    return years(*(end[:4] for end in ends if end)) if len(list(filter(None, ends))) > 1 else ()


def one_date(text: str) -> str | None:
    """A single date in words, with slashes, or in ISO 8601."""
    lowered = text.casefold().strip()
    if found := _ISO.fullmatch(lowered):
        return iso(*found.groups())
    if found := _SLASHES.fullmatch(lowered):
        day, month, year = found.groups()
        return iso(year, month, day)
    if found := _WORDS.fullmatch(lowered):
        day, word, year = found.groups()
        return iso(year, _month(word), day) if _month(word) else None
    if found := _AMERICAN.fullmatch(lowered):
        word, day, year = found.groups()
        return iso(year, _month(word), day) if _month(word) else None
    return None


def iso(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """A date of its parts, as precise as they are known; zeros and letters are unknown."""
    parts = [year]
    for part in (month, day):
        if not (part and part.isdecimal() and int(part)):
            break
        parts.append(part.zfill(2))
    found = "-".join(parts)
    return found if int(year) and is_date(found) else None


def years(first: str, last: str) -> tuple[str, ...]:
    """Every year of a span; none when it is no span or says nothing."""
    if not (_YEAR.fullmatch(first) and _YEAR.fullmatch(last)):
        return ()
    span = range(int(first), int(last) + 1)
    return tuple(f"{year:04}" for year in span) if len(span) <= LONGEST_SPAN else ()


def _month(word: str) -> str | None:
    short = word[:3]
    return str(_MONTHS.index(short) + 1) if short in _MONTHS else None
