"""When carriers must send, and how early or late a message came.

API: one message a traveller at check-in, not earlier than 48 hours before departure, and all
who boarded at once after the flight is closed (Regulation (EU) 2025/12 art. 6(2)).
PNR: 24 to 48 hours before departure, and when the flight is closed (Directive (EU) 2016/681
art. 8(3)). Other states set other hours, so the two outer bounds are settings.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from safepassage.records._base import Record


class Lead(StrEnum):
    """How long before the scheduled departure a message came."""

    EARLY = "early"
    DAY_BEFORE_LAST = "from_48_to_24_hours"
    LAST_DAY = "from_24_to_2_hours"
    LAST_HOURS = "under_2_hours"
    CLOSURE = "at_closure"
    LATE = "late"


class Windows(Record, frozen=True):
    """Nothing is sent before ``earliest``; a closure may come ``closing`` after departure."""

    earliest: timedelta = timedelta(hours=48)
    closing: timedelta = timedelta(minutes=60)


_DAY, _HOURS = timedelta(hours=24), timedelta(hours=2)


def lead_of(received_at: datetime, departs_at: datetime, windows: Windows, *, closes: bool) -> Lead:
    """The class of a message; ``closes`` when it tells who is on board."""
    ahead = departs_at - received_at
    if closes and ahead >= -windows.closing:
        return Lead.CLOSURE if ahead <= windows.earliest else Lead.EARLY
    if ahead < timedelta():
        return Lead.LATE
    if ahead > windows.earliest:
        return Lead.EARLY
    if ahead > _DAY:
        return Lead.DAY_BEFORE_LAST
    return Lead.LAST_DAY if ahead > _HOURS else Lead.LAST_HOURS
