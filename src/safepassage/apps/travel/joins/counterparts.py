"""The same person's record of the unit's other kind on a flight.

API and PNR are joined for the passenger information unit alone (DESIGN, Gate): a
record kept for border checks has no counterpart here. Candidates are found by the keyed
tokens that every record is stored with, each candidate's own candidates too, until nobody
new is found: a whole flight would join these alike, and nobody else of it is opened.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.travel.after_entry import usable
from safepassage.apps.travel.joins.joining import JOINS, persons
from safepassage.apps.travel.models import Journey, LookUp
from safepassage.apps.travel.opening import open_travellers
from safepassage.apps.travel.resolve import mask_days
from safepassage.apps.travel.scope import tell, tokens
from safepassage.apps.travel.shown import Person, TravellerRecord
from safepassage.pipeline.draft import look_ups_of
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import LookUp as Kind

OTHER = {DataKind.API_PIU.value: DataKind.PNR.value, DataKind.PNR.value: DataKind.API_PIU.value}
TOLD_AT_ONCE, ASKED_AT_ONCE = 50, 1_000
COMPARED = (
    FieldGroup.IDENTITY,
    FieldGroup.DOCUMENTS,
    FieldGroup.TRAVEL,
    FieldGroup.BAGGAGE,
)
JOINING = frozenset({Kind.DOCUMENT, Kind.NAME_AND_BIRTH})


class UnitRecord(Record, frozen=True):
    """A journey that the unit keeps: its flight and kind of data."""

    journey: UUID
    flight: UUID
    kind: str


class Reader(Record, frozen=True):
    """Who compares records, for what, with which keys and when; the ledger says so first."""

    actor: Actor
    purpose: Purpose
    keys: Keys
    at: datetime


def unit_records(journeys: Collection[UUID]) -> list[UnitRecord]:
    """Those of the journeys that are the unit's and not masked."""
    rows = Journey.objects.filter(id__in=journeys, kind__in=OTHER, masked_at=None)
    told = rows.order_by("id").values_list("id", "flight", "kind")
    return [UnitRecord(journey=one, flight=flight, kind=kind) for one, flight, kind in told]


def counterparts(
    record: UnitRecord, look_ups: Iterable[tuple[Kind, str]], keys: Keys
) -> list[UUID]:
    """The records of the other kind that share a document, or name and birth date."""
    wanted = [pair for pair in look_ups if pair[0] in JOINING]
    rows = holding(record.flight, OTHER[record.kind], wanted, keys)
    return [row.id for row in rows]


def touched(
    records: Iterable[UnitRecord], look_ups: Collection[tuple[Kind, str]], keys: Keys
) -> set[UUID]:
    """The other kind's records that share any key with these: nobody else can be joined."""
    sides = {(one.flight, OTHER[one.kind]) for one in records}
    wanted = sorted(look_ups)
    return {row.id for flight, kind in sides for row in holding(flight, kind, wanted, keys)}


def acquainted(reader: Reader, journeys: Collection[UUID]) -> list[Person]:
    """The people of these unit's records and of all whom the join compares them with.

    Each flight for itself. Nothing is opened, and nobody found, but under a PNR purpose.
    """
    if reader.purpose not in JOINS:
        return []
    first = usable(Journey.objects.filter(id__in=list(journeys), kind__in=OTHER, masked_at=None))
    return [
        person
        for rows in _by_flight(first.order_by("id"))
        for person in persons(_acquaintances(reader, rows), reader.purpose)
    ]


def joined(reader: Reader, journeys: Collection[UUID]) -> dict[UUID, UUID]:
    """Those of the journeys that have a counterpart, each with it; ids only."""
    wanted = set(journeys)
    both = [[one.head.id for one in person.records] for person in acquainted(reader, wanted)]
    pairs = [ids for ids in both if len(ids) > 1]
    return {
        one: other
        for ids in pairs
        for one, other in zip(ids, reversed(ids), strict=True)
        if one in wanted
    }


def pairs(
    actor: Actor, purpose: Purpose, journeys: Iterable[UUID], keys: Keys, at: datetime
) -> dict[UUID, UUID]:
    """Those of the journeys that are both records of one person, each with the other.

    Ids only. Under a PNR purpose alone, and only where a flight has both kinds, the records
    are opened for it; the ledger says so first, in the name of ``actor``.
    """
    rows = list(_comparable(journeys)) if purpose in JOINS else []
    reader = Reader(actor=actor, purpose=purpose, keys=keys, at=at)
    mine = {row.id for row in rows}
    return {one: other for one, other in joined(reader, mine).items() if other in mine}


def holding(
    flight: UUID, kind: str, wanted: Sequence[tuple[Kind, str]], keys: Keys
) -> list[Journey]:
    """The unmasked records of a flight that are stored with any of these look-ups."""
    found = list(tokens(wanted, mask_days(flight, kind), keys))
    rows: dict[UUID, Journey] = {}
    for first in range(0, len(found), ASKED_AT_ONCE):
        same = LookUp.objects.filter(token__in=found[first : first + ASKED_AT_ONCE])
        holders = set(same.values_list("holder", flat=True))
        unit = Journey.objects.filter(id__in=holders, flight=flight, kind=kind, masked_at=None)
        rows |= {row.id: row for row in usable(unit)}
    return [rows[one] for one in sorted(rows)]


def _comparable(journeys: Iterable[UUID]) -> Iterator[Journey]:
    """The unit's records among the journeys, on flights where both kinds are among them."""
    rows = usable(Journey.objects.filter(id__in=list(journeys), kind__in=OTHER, masked_at=None))
    for together in _by_flight(rows.order_by("id")):
        if len({row.kind for row in together}) > 1:
            yield from together


def _by_flight(rows: Iterable[Journey]) -> list[list[Journey]]:
    by_flight: dict[UUID, list[Journey]] = defaultdict(list)
    for row in rows:
        by_flight[row.flight_id].append(row)
    return list(by_flight.values())


def _acquaintances(reader: Reader, rows: Sequence[Journey]) -> list[TravellerRecord]:
    """The records of a flight that share a key, directly or over others, in the order of ids."""
    known: dict[UUID, TravellerRecord] = {}
    while rows:
        for first in range(0, len(rows), TOLD_AT_ONCE):
            ids = [row.id for row in rows[first : first + TOLD_AT_ONCE]]
            tell(reader.actor, reader.purpose, ids, COMPARED, reader.at)
        opened = open_travellers(rows, COMPARED, reader.keys)
        known |= {one.head.id: one for one in opened}
        near = {row.id: row for one in _by_kind(opened) for row in _near(one, reader.keys)}
        rows = [row for row in near.values() if row.id not in known]
    return [known[one] for one in sorted(known)]


def _by_kind(records: Sequence[TravellerRecord]) -> Iterator[list[TravellerRecord]]:
    for kind in (DataKind.API_PIU, DataKind.PNR):
        if of_kind := [one for one in records if one.head.kind is kind]:
            yield of_kind


def _near(records: Sequence[TravellerRecord], keys: Keys) -> list[Journey]:
    """The other kind's records that share a key with any of these, all of one kind and flight."""
    head = records[0].head
    wanted = {pair for one in records if one.traveller for pair in look_ups_of(one.traveller)}
    return holding(head.flight, OTHER[head.kind.value], sorted(wanted), keys)
