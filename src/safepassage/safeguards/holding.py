"""Why a record may stay beyond its ordinary end: a closed list, with an end to each.

Sources: C-817/19 (beyond six months only data with an objective, even indirect, link to the
purposes, as long as that lasts); Directive (EU) 2016/681 art. 12(4) (data used in a specific
case); Directive (EU) 2016/680 art. 16(3) and Regulation (EU) 2016/679 art. 18(1)(c) (data kept
for evidence or a claim, restricted instead of erased).
"""

import re
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self

from safepassage.records._base import Record

REFERENCE = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9/.-]{2,39}")
"""The number under which the case is kept elsewhere: capital letters and digits, no words."""
REVIEW_BEFORE = timedelta(days=30)
"""So long before its end a hold is shown for review."""


class Reason(StrEnum):
    """Why a record stays; ``what`` says it in words."""

    what: str

    def __new__(cls, value: str, what: str = "") -> Self:
        """Make a member of its value and its words."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.what = what
        return member

    HIT_CONFIRMED = "hit_confirmed", "A person has confirmed a hit on this journey"
    OPEN_CASE = "open_case", "The data are used in a case that is open"
    REQUEST_GRANTED = "request_granted", "A competent authority's request for them was granted"
    THREAT = "threat", "Information about a threat names this journey"
    ORDER = "order", "A court or the supervisory authority ordered that they stay"
    CLAIM = "claim", "The traveller needs them for a claim, or as evidence"

    @property
    def is_link(self) -> bool:
        """Whether it links the journey itself to terrorism or serious crime.

        The others only keep the data from being erased (restriction).
        """
        return self not in {Reason.ORDER, Reason.CLAIM}


class Still(StrEnum):
    """Why a hold is to go on; nobody can seal words any more once the record is masked."""

    CASE_GOES_ON = "case_goes_on"
    COURT_DECIDES = "court_decides"
    ORDER_RENEWED = "order_renewed"


class Ended(StrEnum):
    """Why a hold ends before its time."""

    CASE_CLOSED = "case_closed"
    ORDER_LIFTED = "order_lifted"
    MISTAKE = "mistake"
    DECISION_CORRECTED = "decision_corrected"


class Fault(Record, frozen=True):
    """What stands against a hold; ``code`` for machines, ``text`` for the officer."""

    code: str
    text: str


def fault_of(
    *,
    reference: str,
    until: datetime,
    at: datetime,
    ordinary: datetime,
    latest: datetime,
    longest: timedelta,
) -> Fault | None:
    """What is wrong with a hold from ``at`` to ``until``, if anything is.

    ``ordinary`` and ``latest`` are the record's own end and the last day that its basis allows;
    ``longest`` is how far beyond its own end, or beyond today, it can be held at once.
    """
    if not REFERENCE.fullmatch(reference):
        return Fault(
            code="reference",
            text="Give the number of the case: capital letters and digits, no names.",
        )
    if latest <= ordinary:
        return Fault(
            code="no_longer",
            text="The law of this kind of data lets nothing stay longer.",
        )
    if not at < until <= max(at, ordinary) + longest:
        return Fault(
            code="too_long",
            text=(
                f"Nothing is held for more than {longest.days} days beyond its ordinary end at"
                " once; two people can prolong it."
            ),
        )
    return None
