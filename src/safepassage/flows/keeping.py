"""When journeys end, and what hangs on them: settled anew whenever a reason to keep them changes.

A hold that is recorded, prolonged or ended, an order that is given or lifted, a departure: none
of them writes an end. Each changes its own row, and the end follows from all that stand.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from safepassage.apps.cases import retention as cases
from safepassage.apps.disclosures import retention as disclosures
from safepassage.apps.holds import selectors as holds
from safepassage.apps.regulation import orders
from safepassage.apps.subjects import retention as subjects
from safepassage.apps.travel import ending as travel
from safepassage.safeguards.ending import Kept


def settle_ends(journeys: Collection[UUID], *, at: datetime) -> None:
    """Let journeys, their reservations and what hangs on them end as holds and orders say.

    ``at`` is now: a hold that ended before keeps nothing. Inside the caller's transaction, who
    writes the ledger's entry.
    """
    together = travel.booked_together(journeys)
    held, ordered = holds.last_ends(together, at=at), orders.kept_until(together)
    kept = {one: Kept(held=held.get(one), ordered=ordered.get(one)) for one in together}
    moved = travel.settle(kept)
    cases.end_with(moved)
    disclosures.end_with(moved)
    subjects.end_with(moved)
