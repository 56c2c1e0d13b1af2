"""What a carrier could not avoid is no ground for a fine (ICAO Annex 9, 9.33-9.38, recalled).

A list that came after departure could not be avoided if the platform or the network was out in
the last half hour before it; a closure that never came, if it was out while closures are due.
Whether a state fines at all, and when, is for its law.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from safepassage.records._base import Record

LAST_CHANCE = timedelta(minutes=30)
"""Whoever is hindered earlier can still send in time; our setting, to be confirmed."""


class Whose(StrEnum):
    """Whose outage it was."""

    OURS = "ours"
    NETWORK = "network"


class Interval(Record, frozen=True):
    """A time in which messages could not be taken."""

    began_at: datetime
    ended_at: datetime
    whose: Whose = Whose.OURS


class Failure(StrEnum):
    """What a carrier's figures count against it."""

    LATE = "late"
    NOT_CLOSED = "not_closed"


def due(failure: Failure, departs_at: datetime, closing: timedelta) -> tuple[datetime, datetime]:
    """The time in which the carrier would have had to send."""
    if failure is Failure.LATE:
        return departs_at - LAST_CHANCE, departs_at
    return departs_at, departs_at + closing


def hindered_by(
    failure: Failure, departs_at: datetime, outages: Iterable[Interval], *, closing: timedelta
) -> Whose | None:
    """Whose outage hindered the carrier, ours first; ``None`` when it could have been avoided."""
    first, last = due(failure, departs_at, closing)
    found = {one.whose for one in outages if one.began_at < last and one.ended_at > first}
    return next((one for one in Whose if one in found), None)
