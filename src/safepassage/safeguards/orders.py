"""The closed list of what an independent authority may order, and what obeys it.

EU 2016/680 article 47(2) and the modernised Convention 108 article 15(2) give a supervisory
authority power over processing: to have it limited or banned, to have data corrected or erased.
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Self

from safepassage.safeguards.capabilities import StopKind


class OrderKind(StrEnum):
    """One kind of order; ``what`` says it in words, ``stops`` is what it stops."""

    what: str
    stops: StopKind | None

    def __new__(cls, value: str, what: str = "", stops: StopKind | None = None) -> Self:
        """Make a member of its value, its sentence and what it stops."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.what = what
        member.stops = stops
        return member

    CORRECT_RECORD = "correct_record", "correct or annotate a record"
    DELETE_RECORD = "delete_record", "delete a record"
    PRESERVE_RECORD = "preserve_record", "keep a record as evidence beyond its end"
    RESTRICT_RECORD = "restrict_record", "let nobody work with a record", StopKind.RECORD
    STOP_CAPABILITY = "stop_capability", "stop a capability", StopKind.CAPABILITY
    STOP_LIST = "stop_list", "stop a watchlist", StopKind.LIST
    STOP_PURPOSE = "stop_purpose", "stop a purpose", StopKind.PURPOSE
    STOP_RECIPIENT = "stop_recipient", "stop giving data to a recipient", StopKind.RECIPIENT
    STOP_RULE = "stop_rule", "stop a rule", StopKind.RULE

    @property
    def at_once(self) -> bool:
        """Whether the platform obeys by itself; else a person carries it out, by a day."""
        return self is not OrderKind.CORRECT_RECORD

    @property
    def about_a_record(self) -> bool:
        """Whether it names a traveller's record by its id."""
        return self.value.endswith("_record")

    @property
    def by_id(self) -> bool:
        """Whether what it names has an id rather than a code."""
        return self.about_a_record or self is OrderKind.STOP_LIST


def end_of_day(until: date) -> datetime:
    """The moment at which a record ends that is kept as evidence until this day, in UTC."""
    return datetime.combine(until + timedelta(days=1), time(), tzinfo=UTC)


STOPPABLE_PURPOSES = frozenset(
    {
        "border_check",
        "pnr_assessment",
        "pnr_request",
        "pnr_criteria",
        "customs_control",
        "public_health",
    }
)
"""Oversight, people's own requests and repair are never stopped: an order could not be watched."""
