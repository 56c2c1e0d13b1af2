"""Whom a message told of is to be asked about at registers, noted where they are stored.

Without a register that is asked about a kind of data nothing is noted, and nothing is looked up.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from safepassage.adapters.registers.file import RegisterForm
from safepassage.apps.enquiries.waiting import Errand, note
from safepassage.apps.travel.store import Stored
from safepassage.flows.platform import Platform
from safepassage.pipeline.draft import Batch
from safepassage.records.crossing import Crossing
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.registers import Lane

AFTERWARDS = timedelta(seconds=10)
"""What a carrier's own question is given before a worker beside asks in its place."""
LONGEST_FLIGHT = timedelta(hours=24)
WITHOUT_TIMES = timedelta(days=2)
AT_LEAST = timedelta(hours=1)


def note_to_ask(
    platform: Platform,
    batch: Batch,
    crossing: Crossing,
    flight: UUID,
    stored: Sequence[Stored | None],
    *,
    interactive: bool,
) -> None:
    """Note whom registers are to be asked about, in the transaction that stores them."""
    forms = platform.registers.asked_about(batch.kind)
    current = [one for one in stored if one and one.current] if forms else []
    if not current:
        return
    changed = {one.journey for one in current if one.changed}
    for form in forms:
        errand = _errand(platform, form, batch, crossing, flight, interactive=interactive)
        note(errand, [one.journey for one in current], changed, ids=platform.ids)


def _errand(
    platform: Platform,
    form: RegisterForm,
    batch: Batch,
    crossing: Crossing,
    flight: UUID,
    *,
    interactive: bool,
) -> Errand:
    at = platform.clock.now()
    at_once = interactive and form.lane is Lane.INTERACTIVE
    return Errand(
        register=form.name,
        flight=flight,
        kind=batch.kind,
        at=at,
        due_at=at + AFTERWARDS if at_once else at,
        until=max(_ends_at(crossing, at), at + AT_LEAST),
        fresh_since=at - timedelta(hours=form.fresh_hours),
        mask_at=batch.mask_at,
        delete_at=batch.delete_at,
    )


def _ends_at(crossing: Crossing, at: datetime) -> datetime:
    """Until when an answer serves anybody: who comes is met, who leaves is gone."""
    left = crossing.departs_at
    if crossing.direction != Direction.INBOUND.value:
        return left or at + WITHOUT_TIMES
    return crossing.arrives_at or (left + LONGEST_FLIGHT if left else at + WITHOUT_TIMES)
