"""What the unit knows of the same person in its other kind of data on the flight.

Used for rights and for one voice towards carriers, never to add evidence: API and
PNR are joined under a PNR purpose only.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from safepassage.apps.travel.carrier_view import Addressed, Masked, address, siblings
from safepassage.apps.travel.counterparts import UnitRecord, counterparts, unit_records
from safepassage.apps.travel.joining import JOINS, keys_of
from safepassage.flows.platform import Platform
from safepassage.pipeline.draft import JourneyDraft, Prepared
from safepassage.records.actor import Actor
from safepassage.records.traveller import Traveller
from safepassage.safeguards.purpose import Purpose


def copies_for(platform: Platform, addressed: Addressed, purpose: Purpose) -> list[UUID]:
    """Every record of a person that a decision under ``purpose`` is about; ids only."""
    found = set(siblings(addressed.journey))
    for one in _joined(platform, addressed.journey, addressed.traveller, purpose):
        found.update(siblings(one))
    return sorted(found | {addressed.journey})


def travellers_for(
    platform: Platform, addressed: Addressed, *, actor: Actor, purpose: Purpose
) -> Iterator[Traveller]:
    """The person as each record tells them that ``purpose`` may open."""
    yield addressed.traveller
    at = platform.clock.now()
    for one in _joined(platform, addressed.journey, addressed.traveller, purpose):
        try:
            told = address(one, actor=actor, purpose=purpose, keys=platform.keys, at=at)
        except Masked:
            continue
        yield told.traveller


def counterparts_told(
    platform: Platform,
    prepared: Prepared,
    copies: Mapping[int, Sequence[UUID]],
    among: Collection[UUID],
) -> dict[int, list[UUID]]:
    """Those of ``among`` that are the same person as a traveller of a message, by their place."""
    mine = [one for group in copies.values() for one in group]
    near = {one.flight for one in unit_records(list(among))} if among else set()
    records = {one.journey: one for one in unit_records(mine) if one.flight in near} if near else {}
    found: dict[int, list[UUID]] = {}
    for draft in _drafts(prepared) if records else ():
        for record in _records(records, copies.get(draft.ordinal, ())):
            same = counterparts(record, draft.look_ups, platform.keys)
            found.setdefault(draft.ordinal, []).extend(one for one in same if one in among)
    return {place: sorted(set(same)) for place, same in found.items() if same}


def _joined(
    platform: Platform, journey: UUID, traveller: Traveller, purpose: Purpose
) -> Iterator[UUID]:
    if purpose in JOINS:
        for record in unit_records([journey]):
            yield from counterparts(record, keys_of(traveller), platform.keys)


def _drafts(prepared: Prepared) -> Iterator[JourneyDraft]:
    for part in prepared.parts:
        for batch in part.batches[-1:]:
            yield from batch.journeys


def _records(records: Mapping[UUID, UnitRecord], group: Sequence[UUID]) -> Iterator[UnitRecord]:
    return (records[one] for one in group if one in records)
