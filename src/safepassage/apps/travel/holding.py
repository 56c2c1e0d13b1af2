"""A journey as those see it who record why it stays."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.travel.scope import journeys
from safepassage.apps.travel.vault import open_keys
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import Sealer


class Holdable(Record, frozen=True):
    """A journey as a hold sees it; ``sealer`` seals words about it, and is gone once masked."""

    journey: UUID
    kind: DataKind
    basis: str
    unheld_at: datetime
    latest_at: datetime
    sealer: Sealer | None


def holdable(purpose: Purpose, journey: UUID, keys: Keys) -> Holdable | None:
    """The dates of a journey that ``purpose`` finds; nothing of the traveller is opened."""
    row = journeys(purpose).select_for_update(of=("self",)).filter(id=journey).first()
    if row is None:
        return None
    return Holdable(
        journey=row.id,
        kind=DataKind(row.kind),
        basis=row.basis,
        unheld_at=row.unheld_at,
        latest_at=row.latest_at,
        sealer=None if row.masked_at else open_keys([row.id], keys).get(row.id),
    )
