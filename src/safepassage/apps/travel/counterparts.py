"""The same person's record of the unit's other kind on a flight, by keyed tokens; ids only.

API and PNR are joined for the passenger information unit alone (DESIGN, Gate): a
record kept for border checks has no counterpart here.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from safepassage.apps.travel.models import Journey, LookUp
from safepassage.apps.travel.resolve import mask_days
from safepassage.apps.travel.scope import tokens
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.sealing import LookUp as Kind

OTHER = {DataKind.API_PIU.value: DataKind.PNR.value, DataKind.PNR.value: DataKind.API_PIU.value}
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
