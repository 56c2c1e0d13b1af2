"""Officers who read, hour by hour, and some who misuse it: with known truth, for measuring.

Most hours are work on one's shift; now and then a day is twice as busy. Misuse is planted
in single hours, of a kind each, from a little more than usual to a great deal.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from safepassage.safeguards.reading import Hour, Unusual
from safepassage.simulation.chance import happens

BEGIN = datetime(2026, 3, 2, tzinfo=UTC)
SHIFTS = ((6, 14), (14, 22), (22, 6))
NIGHT_SHIFTS = (0, 0, 0, 1, 1, 1, 2)
WORKDAYS = 5 / 7
BUSY = 0.05
PLANTED = (
    Unusual.MANY_FILES,
    Unusual.WITHOUT_ITEM,
    Unusual.MANY_SEARCHES,
    Unusual.AT_NIGHT,
    Unusual.ALONG_A_FLIGHT,
    Unusual.TRYING,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadHour:
    """An hour of one officer, and what was planted in it: nothing, for honest work."""

    officer: int
    hour: Hour
    planted: Unusual | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How one officer works: hours of the shift, files and searches an hour, share without item."""

    shift: tuple[int, int]
    files: float
    searches: float
    bare: float


def draw_reader(rng: random.Random) -> Reader:
    """Invent an officer's habits."""
    return Reader(
        shift=SHIFTS[rng.choice(NIGHT_SHIFTS)],
        files=rng.uniform(3, 12),
        searches=rng.uniform(1, 5),
        bare=rng.uniform(0.05, 0.3),
    )


def read_hours(
    rng: random.Random, *, officers: int, days: int, misuse_from: int, one_in: float
) -> Iterator[ReadHour]:
    """Every hour with reading, officer by officer in the order of time.

    From day ``misuse_from`` on an officer misuses the right on a day with chance ``one_in``.
    """
    for number in range(officers):
        reader = draw_reader(rng)
        for day in range(days):
            if not happens(rng, WORKDAYS):
                continue
            hours = _day(rng, reader, BEGIN + timedelta(days=day))
            if day >= misuse_from and happens(rng, one_in):
                yield from _with_misuse(rng, number, hours)
            else:
                yield from (ReadHour(officer=number, hour=hour) for hour in hours)


def _day(rng: random.Random, reader: Reader, day: datetime) -> list[Hour]:
    begin, end = reader.shift
    length = (end - begin) % 24
    busy = 2.0 if happens(rng, BUSY) else 1.0
    return [_hour(rng, reader, day + timedelta(hours=begin + step), busy) for step in range(length)]


def _hour(rng: random.Random, reader: Reader, at: datetime, busy: float) -> Hour:
    files = _around(rng, reader.files * busy)
    bare = sum(happens(rng, reader.bare) for _ in range(files))
    searches = _around(rng, reader.searches * busy)
    return Hour(
        at=at,
        local=at.hour,
        files=files,
        bare=bare,
        searches=searches,
        misses=sum(happens(rng, 0.1) for _ in range(searches)),
        flight=min(bare, rng.randint(0, 3)),
    )


def _around(rng: random.Random, mean: float) -> int:
    """A count with some more spread than chance alone gives."""
    return max(0, round(rng.gauss(mean, 1.3 * mean**0.5)))


def _with_misuse(rng: random.Random, officer: int, hours: list[Hour]) -> Iterator[ReadHour]:
    kind, place = rng.choice(PLANTED), rng.randrange(len(hours))
    for step, hour in enumerate(hours):
        if step != place or kind is Unusual.AT_NIGHT:
            yield ReadHour(officer=officer, hour=hour)
        else:
            yield ReadHour(officer=officer, hour=_misused(rng, hour, kind), planted=kind)
    if kind is Unusual.AT_NIGHT:
        yield from _at_night(rng, officer, hours)


def _at_night(rng: random.Random, officer: int, hours: list[Hour]) -> Iterator[ReadHour]:
    """Some files in a night hour far from the shift; who works at night reads in the day's end."""
    if any(hour.local in {23, 0, 1, 2, 3, 4} for hour in hours):
        return
    at = hours[0].at.replace(hour=2) + timedelta(days=1)
    read = rng.randint(3, 20)
    hour = Hour(at=at, local=2, files=read, bare=read)
    yield ReadHour(officer=officer, hour=hour, planted=Unusual.AT_NIGHT)


def _misused(rng: random.Random, hour: Hour, kind: Unusual) -> Hour:
    if kind is Unusual.MANY_FILES:
        more = rng.randint(20, 200)
        return replace(hour, files=hour.files + more, bare=hour.bare)
    if kind is Unusual.WITHOUT_ITEM:
        more = rng.randint(8, 60)
        return replace(hour, files=hour.files + more, bare=hour.bare + more)
    if kind is Unusual.MANY_SEARCHES:
        return replace(hour, searches=hour.searches + rng.randint(10, 90))
    if kind is Unusual.ALONG_A_FLIGHT:
        along = rng.randint(10, 80)
        return replace(hour, files=hour.files + along, bare=hour.bare + along, flight=along)
    missed = rng.randint(6, 40)
    return replace(hour, searches=hour.searches + missed, misses=hour.misses + missed)
