"""Honey records: invented persons among the stored journeys, marked in a sealed table alone.

Nobody has a reason to open one. Which journeys they are can be told with a key of this home
only: neither an officer nor an administrator at the console or in the database sees it.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from safepassage.apps.watching.models import Decoy
from safepassage.pipeline.ports import Ids, Keys
from safepassage.safeguards.sealing import Place, SealBroken, Sealers, Use, subkeys

NONCE = 12
ROUNDED = timedelta(days=40)
"""The mark ends in the month after the record: an equal date would tell which it is."""


def decoys(keys: Keys) -> frozenset[UUID]:
    """The journeys that are honey records."""
    rows = list(Decoy.objects.values_list("pk", "sealed"))
    if not rows:
        return frozenset()
    sealers = _sealers(keys)
    return frozenset(_opened(sealers, row, bytes(sealed)) for row, sealed in rows)


def mark(keys: Keys, ids: Ids[UUID], journey: UUID, *, ends: datetime) -> None:
    """Mark a journey as a honey record."""
    row = ids.new()
    sealed = _sealers(keys).seal(ids.random(NONCE), journey.bytes, place(row))
    end = (ends + ROUNDED).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    Decoy.objects.create(id=row, sealed=sealed, delete_at=end)


def unmark(keys: Keys, journeys: Collection[UUID]) -> None:
    """Forget that these were honey records."""
    sealers = _sealers(keys)
    for row, sealed in Decoy.objects.values_list("pk", "sealed"):
        if _opened(sealers, row, bytes(sealed)) in journeys:
            Decoy.objects.filter(pk=row).delete()


def _opened(sealers: Sealers, row: UUID, sealed: bytes) -> UUID:
    try:
        return UUID(bytes=sealers.open(sealed, place(row)))
    except SealBroken:
        return row  # no journey has this id: the mark was put there by nobody of ours


def _sealers(keys: Keys) -> Sealers:
    return Sealers(subkeys(keys.digest_keys(), Use.WATCHING))


def place(row: UUID) -> Place:
    """Where a row's sealed value lives."""
    return Place(table="watching_decoy", column="sealed", row=row.hex, version=1)
