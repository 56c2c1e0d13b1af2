"""What comes after the departure of its flight: kept and marked, and nobody is newly held up.

A replay after an outage, or a carrier that catches up: who was on board is on board, and no word
of the machine may frighten a desk that has already closed. But the time is the scheduled one: a
delayed flight may still stand at the gate. So the later of the time told and the time stored
counts, a refusal by a person is repeated, and whoever waits for a person waits on.
"""

from datetime import datetime, timedelta
from typing import Final

from safepassage.records.crossing import Crossing
from safepassage.records.defect import Defect, Severity
from safepassage.records.intent import OF_FLIGHT, Intent
from safepassage.records.journey import Mode
from safepassage.safeguards.basis import Direction

AFTER_DEPARTURE: Final = Defect(
    code="after_departure",
    severity=Severity.WARNING,
    text="The message came after the departure of its flight; it is kept and marked.",
)
LAST_PUSH: Final = timedelta(hours=1)
"""The last push of reservations is due at closure itself (EU 2016/681 art. 8(3)(b))."""


def is_after_departure(
    crossing: Crossing | None, *, intent: Intent, format_name: str, received_at: datetime
) -> bool:
    """Whether a message is late; what closes or changes a flight may come when it is gone."""
    last = _last_moment(crossing) if crossing else None
    if last is None or intent in OF_FLIGHT:
        return False
    due = LAST_PUSH if format_name.startswith("pnrgov") else timedelta()
    return received_at > last + due


def _last_moment(crossing: Crossing) -> datetime | None:
    """The departure; lists of a ship, train or coach that comes are due before it arrives."""
    comes = crossing.mode is not Mode.AIR and crossing.direction == Direction.INBOUND
    return crossing.arrives_at if comes else crossing.departs_at
