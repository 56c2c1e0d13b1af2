"""Puts invented persons among the stored journeys of a flight, and takes them away again.

Each stands where a real neighbour of the same kind stands: told by the same message, under
the same basis with the same dates, so that nothing but a sealed mark elsewhere tells them apart.
No message is processed for them, so that no list, rule, carrier, agency or count meets them.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.travel.models import DataKey, Journey, LookUp, Part
from safepassage.apps.travel.plan import Plan
from safepassage.apps.travel.source import Source
from safepassage.apps.travel.vault import MessageVault
from safepassage.pipeline.draft import Batch, journey_draft
from safepassage.pipeline.ports import Ids, Keys
from safepassage.records.kinds import PASSED_ON, DataKind
from safepassage.records.traveller import Traveller

API = tuple(kind.value for kind in DataKind if kind is not DataKind.PNR and kind not in PASSED_ON)


def flights_ahead(at: datetime) -> list[UUID]:
    """Flights that leave or arrive after ``at`` with somebody whom a message described."""
    ahead = Journey.objects.filter(kind__in=API, masked_at=None, sequence__gt=0)
    found = ahead.filter(flight__departs_at__gt=at).values_list("flight", flat=True)
    return sorted(set(found.distinct()))


def still_ahead(journeys: Collection[UUID], at: datetime) -> set[UUID]:
    """Those of the journeys whose flight has not left."""
    rows = Journey.objects.filter(id__in=journeys, flight__departs_at__gt=at)
    return set(rows.values_list("id", flat=True))


def plant(flight: UUID, traveller: Traveller, *, keys: Keys, ids: Ids[UUID]) -> list[Journey]:
    """Store an invented person in each copy of API that the flight has, in the transaction."""
    planted = [_beside(row, traveller, keys, ids) for row in _neighbours(flight)]
    return list(Journey.objects.filter(id__in=planted))


def uproot(journeys: Collection[UUID]) -> None:
    """Remove invented persons whole, in the caller's transaction."""
    for model in (Part, LookUp, DataKey):
        model.objects.filter(holder__in=journeys).delete()
    Journey.objects.filter(id__in=journeys).delete()


def _neighbours(flight: UUID) -> Sequence[Journey]:
    """The newest journey of each kind that a message described."""
    rows = Journey.objects.filter(flight=flight, kind__in=API, masked_at=None, sequence__gt=0)
    newest = {row.kind: row for row in rows.order_by("sequence", "id")}
    return list(newest.values())


def _beside(row: Journey, traveller: Traveller, keys: Keys, ids: Ids[UUID]) -> UUID:
    told = row.sightings.order_by("-sequence").first()
    source = Source(
        message=told.message if told else row.id,
        sequence=row.version,
        received_at=row.received_at,
    )
    batch = Batch(
        kind=DataKind(row.kind),
        basis=row.basis,
        basis_version=row.basis_version,
        mask_at=row.mask_at,
        delete_at=row.delete_at,
        latest_at=row.latest_at,
        at_departure=row.at_departure,
        journeys=(),
    )
    plan = Plan(batch, row.flight_id, source, MessageVault(keys, ids))
    holder, draft = ids.new(), journey_draft(0, traveller, None)
    plan.new_holder(Journey, holder, draft, None, row.role, None)
    ordinal = (told.ordinal if told else 0) + 1
    plan.sighting(holder, ordinal, told.function if told else "", plan.sequence, None)
    plan.write()
    return holder
