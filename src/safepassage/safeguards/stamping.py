"""Whether people still decide: how fast, how often against the machine, how often they agree.

Self-monitoring (PNR Directive (EU) 2016/681 art. 13(6)) against automation bias (AI Act (EU)
2024/1689 art. 14(4)(b)). Never a measure for pay, rank or promotion: a fast decision can be
right, and the marks are questions. Bounds are data; these defaults are ours.
"""

from collections.abc import Iterable, Sequence
from statistics import median

from safepassage.records._base import Record
from safepassage.records.outcome import Outcome

BANDS = (0.0, 0.1, 0.25, 0.5, 1.0)
"""Upper ends of the shares of fast decisions by which officers are counted without names."""
FEWEST_OFFICERS = 5


class Pace(Record, frozen=True):
    """What is fast, in seconds, and how many in a row raise a question."""

    seconds: int = 10
    in_a_row: int = 20


class Taken(Record, frozen=True):
    """One decision: seconds since the officer first read the item, and whether the hit is strong.

    ``agrees`` and ``second_seconds`` are the second officer's, where there was one.
    """

    seconds: int
    strong: bool
    outcome: Outcome
    agrees: bool | None = None
    second_seconds: int | None = None


class Habit(Record, frozen=True):
    """How somebody decides, and how as the second officer."""

    decided: int
    median: float
    fast: int
    overridden: int
    fast_in_a_row: int
    seconded: int
    agreed: int
    second_median: float

    @property
    def share_fast(self) -> float:
        """The share of fast decisions, 0 to 1."""
        return self.fast / self.decided if self.decided else 0.0


def overrides(taken: Taken) -> bool:
    """Whether the officer decided otherwise than the strength of the hit suggests."""
    if taken.strong:
        return taken.outcome is Outcome.NOT_THE_SAME_PERSON
    return taken.outcome is Outcome.DO_NOT_BOARD


def habit(own: Sequence[Taken], seconded: Sequence[Taken], pace: Pace) -> Habit:
    """What the decisions of one officer, the oldest first, and their second words add up to."""
    fast = [one.seconds < pace.seconds for one in own]
    waits = [one.second_seconds for one in seconded if one.second_seconds is not None]
    return Habit(
        decided=len(own),
        median=median([one.seconds for one in own]) if own else 0.0,
        fast=sum(fast),
        overridden=sum(map(overrides, own)),
        fast_in_a_row=longest(fast),
        seconded=len(seconded),
        agreed=sum(bool(one.agrees) for one in seconded),
        second_median=median(waits) if waits else 0.0,
    )


def longest(told: Iterable[bool]) -> int:
    """The longest run of what is so."""
    best = run = 0
    for one in told:
        run = run + 1 if one else 0
        best = max(best, run)
    return best


def hurries(found: Habit, pace: Pace) -> bool:
    """Whether so many decisions in a row were fast that somebody should ask."""
    return found.fast_in_a_row >= pace.in_a_row


def always_agrees(found: Habit, pace: Pace) -> bool:
    """Whether a second officer agreed every time, often enough to ask."""
    return found.seconded >= pace.in_a_row and found.agreed == found.seconded


def spread(habits: Iterable[Habit]) -> list[int] | None:
    """How many officers lie in each band of fast decisions; nothing for fewer than five."""
    shares = [one.share_fast for one in habits if one.decided]
    if len(shares) < FEWEST_OFFICERS:
        return None
    places = [next(at for at, end in enumerate(BANDS) if share <= end) for share in shares]
    return [places.count(at) for at in range(len(BANDS))]
