"""When data end: what a profile of law adds to the clocks of a legal basis.

Sources: Directive (EU) 2016/681 art. 12; C-817/19 (what has no objective link to the purposes
is not kept beyond the first six months); Opinion 1/15 and TCA art. 552(4) (after departure only
what objective evidence names).
"""

from datetime import datetime, timedelta

from safepassage.records._base import Record


class Ending(Record, frozen=True):
    """What is asked beyond the basis's own clocks, in hours from receipt.

    ``without_link_hours``: data without a recorded objective link are deleted then, not only
    masked. ``at_departure``: they are deleted when the traveller is known to have left, and
    ``departure_unknown_hours`` after receipt where nobody can tell.
    """

    without_link_hours: float | None = None
    at_departure: bool = False
    departure_unknown_hours: float | None = None


class Clocks(Record, frozen=True):
    """The dates of one record: masked, deleted, and the last day that any link can hold it to."""

    mask_at: datetime
    delete_at: datetime
    latest_at: datetime


def clocks(
    received_at: datetime, mask_after_hours: float, delete_after_hours: float, ending: Ending
) -> Clocks:
    """The dates of a record without a link; masking never comes after deletion."""
    ends = [delete_after_hours, ending.without_link_hours]
    if ending.at_departure:
        ends.append(ending.departure_unknown_hours)
    delete_after = min(one for one in ends if one is not None)
    return Clocks(
        mask_at=received_at + timedelta(hours=min(mask_after_hours, delete_after)),
        delete_at=received_at + timedelta(hours=delete_after),
        latest_at=received_at + timedelta(hours=delete_after_hours),
    )


class Kept(Record, frozen=True):
    """Until when people keep one record: ``held`` by the agency, ``ordered`` by its supervisor."""

    held: datetime | None = None
    ordered: datetime | None = None


NOBODY_KEEPS = Kept()


def end_of(ordinary: datetime, latest: datetime, kept: Kept = NOBODY_KEEPS) -> datetime:
    """When a record is deleted that ends at ``ordinary`` where nobody keeps it.

    Never before that. A hold keeps it to the last day that its basis allows and no longer; an
    order of the supervisory authority may go beyond.
    """
    held = min(latest, max(ordinary, kept.held or ordinary))
    return max(held, kept.ordered or held)
