"""The state of reading one message: which group is open, and what is being filled."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from safepassage.formats.pnrgov.context import Context
from safepassage.formats.pnrgov.drafts import LegDraft, ReservationDraft, TravellerDraft
from safepassage.records import Leg, Reservation


class Group(StrEnum):
    """Segment groups of PNRGOV that are read alike (guide section 4, GR.1 to GR.12)."""

    HEADER = "header"
    RESERVATION = "GR.1"
    TRAVELLER = "GR.2-4"
    LEG = "GR.5-7"
    DIVIDED = "GR.8"
    NON_AIR = "GR.9"
    HISTORY = "GR.10-12"


@dataclass(slots=True)
class Reading:
    """Everything that changes from segment to segment."""

    context: Context
    group: Group = Group.HEADER
    function: str | None = None
    flights: list[Leg] = field(default_factory=list)
    announced: int | None = None
    announced_at: int = 0
    reservations: list[Reservation] = field(default_factory=list)
    reservation: ReservationDraft = field(default_factory=ReservationDraft)
    traveller: TravellerDraft | None = None
    is_paying: bool = False
    leg: LegDraft | None = None
    checking_in: TravellerDraft | None = None
    checking_in_as: str = ""
    service: str | None = None
    changed_at: str | None = None
    action: str | None = None


Handler = Callable[[Reading, str], object]
"""What one segment does to a reading; tables have ``None`` for what the records do not hold."""
