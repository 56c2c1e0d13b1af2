"""Is this reading unusual? Counts in, findings out: a median habit, a floor and a ceiling.

A habit is the median of earlier hours plus eight times their median absolute deviation
(scaled to a standard deviation): neither one busy day nor a slow rise moves it much. Below the
floor nothing is unusual, above the ceiling everything is, whatever the habit.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from statistics import median

from safepassage.records._base import Record

DEVIATIONS = 8.0
SCALE = 1.4826
"""A median absolute deviation times this is a standard deviation where values are normal."""
ENOUGH = 20
"""Hours with reading that make a habit of one's own."""
NIGHT = frozenset({22, 23, 0, 1, 2, 3, 4, 5})
RARELY = 0.05
"""The share of an officer's hours below which an hour of the night is not their shift."""


class Unusual(StrEnum):
    """The kinds of unusual reading."""

    AGAIN = "again"
    ALONG_A_FLIGHT = "along_a_flight"
    AT_NIGHT = "at_night"
    COLLEAGUE = "colleague"
    DECOY = "decoy"
    MANY_FILES = "many_files"
    MANY_SEARCHES = "many_searches"
    OWN_NAME = "own_name"
    TRYING = "trying"
    WITHOUT_ITEM = "without_item"


class Bounds(Record, frozen=True, kw_only=True):
    """Floors and ceilings, an hour unless said otherwise; ``again`` is of one person in a week."""

    files: tuple[int, int] = (20, 120)
    searches: tuple[int, int] = (12, 80)
    bare: tuple[int, int] = (12, 60)
    flight: int = 15
    misses: int = 10
    night: int = 5
    again: int = 6


class Hour(Record, frozen=True, kw_only=True):
    """What one officer read in an hour; ``local`` is the hour of the day at the posting.

    ``files`` were opened, ``bare`` ones of them without a work item; ``misses`` are searches by
    document that found nobody; ``flight`` is the most bare files of one flight.
    """

    at: datetime
    local: int
    files: int = 0
    bare: int = 0
    searches: int = 0
    misses: int = 0
    flight: int = 0


class Finding(Record, frozen=True):
    """One thing that is unusual about an hour; ``numbers`` make the sentence."""

    kind: Unusual
    numbers: Mapping[str, int]


def habit(own: Sequence[int], posting: Sequence[int], bounds: tuple[int, int]) -> int:
    """What an hour may hold: by the officer's own earlier hours, or the posting's until enough."""
    floor, ceiling = bounds
    known = own if len(own) >= ENOUGH else posting
    return max(floor, min(ceiling, _typical(known)))


def judge(
    hour: Hour, own: Sequence[Hour], posting: Sequence[Hour], bounds: Bounds
) -> list[Finding]:
    """What is unusual about ``hour``, given the officer's and the posting's earlier hours."""
    found = [
        *(
            _beyond(kind, getattr(hour, name), _of(name, own), _of(name, posting), limits)
            for kind, name, limits in (
                (Unusual.MANY_FILES, "files", bounds.files),
                (Unusual.MANY_SEARCHES, "searches", bounds.searches),
                (Unusual.WITHOUT_ITEM, "bare", bounds.bare),
            )
        ),
        _at_least(Unusual.ALONG_A_FLIGHT, hour.flight, bounds.flight),
        _at_least(Unusual.TRYING, hour.misses, bounds.misses),
        _at_night(hour, own, bounds.night),
    ]
    return [one for one in found if one]


def _typical(counts: Sequence[int]) -> int:
    read = [count for count in counts if count]
    if not read:
        return 0
    middle = median(read)
    spread = median(abs(count - middle) for count in read)
    return round(middle + DEVIATIONS * SCALE * max(spread, 1.0))


def _of(name: str, hours: Sequence[Hour]) -> list[int]:
    return [getattr(one, name) for one in hours]


def _beyond(
    kind: Unusual, count: int, own: Sequence[int], posting: Sequence[int], bounds: tuple[int, int]
) -> Finding | None:
    if count <= bounds[0]:
        return None
    usual = habit(own, posting, bounds)
    return Finding(kind, {"count": count, "usual": usual}) if count > usual else None


def _at_least(kind: Unusual, count: int, bound: int) -> Finding | None:
    return Finding(kind, {"count": count, "usual": bound}) if count >= bound else None


def _at_night(hour: Hour, own: Sequence[Hour], bound: int) -> Finding | None:
    """Reading in an hour of the night in which this officer hardly ever works."""
    read = hour.files + hour.searches
    if hour.local not in NIGHT or read < bound:
        return None
    near = {(hour.local + step) % 24 for step in (-1, 0, 1)}
    then = sum(1 for one in own if one.local in near)
    if len(own) >= ENOUGH and then / len(own) >= RARELY:
        return None
    return Finding(Unusual.AT_NIGHT, {"count": read, "hour": hour.local, "before": then})
