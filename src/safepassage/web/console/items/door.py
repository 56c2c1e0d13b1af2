"""Through which door an item is opened: enforcement's or protection's."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.models import Queue
from safepassage.records.outcome import Outcome
from safepassage.safeguards.boarding import OF_PROTECTION
from safepassage.web.console import showing
from safepassage.web.console.desk import Desk


@dataclass(frozen=True, kw_only=True)
class Door:
    """Addresses and permission of one side; ``queues`` tells which items lie behind it."""

    queues: Callable[[Desk], tuple[Queue, ...]]
    queue: str
    item: str
    decide: str
    permission: Permission
    outcomes: tuple[Outcome, ...]

    def holds(self, desk: Desk, item_id: UUID) -> bool:
        """Whether the item lies behind this door for the desk."""
        return cases.exists(desk.purpose, self.queues(desk), item_id)


ENFORCEMENT = Door(
    queues=showing.queues_of,
    queue="queue",
    item="item",
    decide="item_decide",
    permission=Permission.CASES_ITEM_DECIDE,
    outcomes=tuple(Outcome),
)
PROTECTION = Door(
    queues=lambda _desk: showing.PROTECTION,
    queue="protection_queue",
    item="protection_item",
    decide="protection_decide",
    permission=Permission.CASES_PROTECTION_DECIDE,
    outcomes=OF_PROTECTION,
)
