"""Notes with every decision how fast it came after the officer first read the item."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import counting
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.cases.selectors import standing_on
from safepassage.apps.figures import stamps
from safepassage.records.outcome import Outcome
from safepassage.records.watch import MatchClass
from safepassage.safeguards.stamping import Taken

STRONG = frozenset({MatchClass.DOCUMENT, MatchClass.IDENTITY})


def note(item: WorkItem, decision: UUID, outcome: Outcome, *, officer: UUID, at: datetime) -> None:
    """Keep how a decision was taken, in its transaction."""
    strong = any(hit.match_class in STRONG for hit in standing_on(item.id))
    taken = Taken(seconds=_seconds(item, officer, at), strong=strong, outcome=outcome)
    stamps.note(decision, taken, officer=officer, at=at)


def note_second(
    item: WorkItem, decision: UUID, *, officer: UUID, agrees: bool, at: datetime
) -> None:
    """Keep how the second officer's word was given, in its transaction."""
    seconds = _seconds(item, officer, at)
    stamps.note_second(decision, officer=officer, agrees=agrees, seconds=seconds)


def _seconds(item: WorkItem, officer: UUID, at: datetime) -> int:
    """Since the officer first read this journey while the item was there; 0 if they never did."""
    first = counting.first_read(str(officer), str(item.journey), since=item.opened_at)
    return max(0, int((at - first).total_seconds())) if first else 0
