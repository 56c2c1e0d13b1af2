"""The same person's record of the unit's other kind on a flight, by keyed tokens; ids only.

API and PNR are joined for the passenger information unit alone (DESIGN, Gate): a
record kept for border checks has no counterpart here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from uuid import UUID

from safepassage.apps.travel.joining import JOINS, persons
from safepassage.apps.travel.models import Journey, LookUp
from safepassage.apps.travel.opening import open_travellers
from safepassage.apps.travel.resolve import mask_days
from safepassage.apps.travel.scope import tell, tokens
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import LookUp as Kind

OTHER = {DataKind.API_PIU.value: DataKind.PNR.value, DataKind.PNR.value: DataKind.API_PIU.value}
TOLD_AT_ONCE = 50
COMPARED = (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS)
JOINING = frozenset({Kind.DOCUMENT, Kind.NAME_AND_BIRTH})


class UnitRecord(Record, frozen=True):
    """A journey that the unit keeps: its flight and kind of data."""

    journey: UUID
    flight: UUID
    kind: str


def unit_records(journeys: Collection[UUID]) -> list[UnitRecord]:
    """Those of the journeys that are the unit's and not masked."""
    rows = Journey.objects.filter(id__in=journeys, kind__in=OTHER, masked_at=None)
    told = rows.order_by("id").values_list("id", "flight", "kind")
    return [UnitRecord(journey=one, flight=flight, kind=kind) for one, flight, kind in told]


def counterparts(
    record: UnitRecord, look_ups: Iterable[tuple[Kind, str]], keys: Keys
) -> list[UUID]:
    """The records of the other kind that share a document, or name and birth date."""
    other = OTHER[record.kind]
    wanted = [pair for pair in look_ups if pair[0] in JOINING]
    found = tokens(wanted, mask_days(record.flight, other), keys)
    holders = LookUp.objects.filter(token__in=list(found)).values_list("holder", flat=True)
    same = Journey.objects.filter(
        id__in=list(holders), flight=record.flight, kind=other, masked_at=None
    )
    return list(same.order_by("id").values_list("id", flat=True))


def pairs(
    actor: Actor, purpose: Purpose, journeys: Iterable[UUID], keys: Keys, at: datetime
) -> dict[UUID, UUID]:
    """Those of the journeys that are both records of one person, each with the other.

    Ids only. Under a PNR purpose alone, and only where a flight has both kinds, the records
    are opened for it; the ledger says so first, in the name of ``actor``.
    """
    rows = list(_comparable(journeys)) if purpose in JOINS else []
    for first in range(0, len(rows), TOLD_AT_ONCE):
        told = rows[first : first + TOLD_AT_ONCE]
        tell(actor, purpose, [row.id for row in told], COMPARED, at)
    by_flight = defaultdict(list)
    for record in open_travellers(rows, COMPARED, keys):
        by_flight[record.head.flight].append(record)
    found: dict[UUID, UUID] = {}
    for records in by_flight.values():
        for person in persons(records, purpose):
            ids = [one.head.id for one in person.records]
            found |= dict(zip(ids, reversed(ids), strict=True)) if len(ids) > 1 else {}
    return found


def _comparable(journeys: Iterable[UUID]) -> Iterator[Journey]:
    """The unit's records among the journeys, on flights where both kinds are among them."""
    rows = Journey.objects.filter(id__in=list(journeys), kind__in=OTHER, masked_at=None)
    by_flight: dict[UUID, list[Journey]] = defaultdict(list)
    for row in rows.order_by("id"):
        by_flight[row.flight_id].append(row)
    for together in by_flight.values():
        if len({row.kind for row in together}) > 1:
            yield from together
