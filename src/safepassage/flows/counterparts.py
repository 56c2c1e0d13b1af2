"""What the unit knows of the same person in its other kind of data on the flight.

Used for rights and for one voice towards carriers, never to add evidence: API and
PNR are joined under a PNR purpose only. A join that rests on likeness serves rights alone;
what may go against somebody needs a document, or name and birth date, that are the same to
the letter, and a join that nothing in the two records speaks against.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from safepassage.apps.travel.after_entry import only_with
from safepassage.apps.travel.carrier_view import Addressed, Masked, address, siblings
from safepassage.apps.travel.joins.counterparts import (
    Reader,
    UnitRecord,
    counterparts,
    joined,
    touched,
    unit_records,
)
from safepassage.apps.travel.joins.joining import JOINS, keys_of
from safepassage.flows.platform import Platform
from safepassage.pipeline.draft import JourneyDraft, Prepared
from safepassage.records._base import Record
from safepassage.records.actor import Actor, Component
from safepassage.records.traveller import Traveller
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import LookUp

COMPARER = Actor.component(Component.PIPELINE)


class Kin(Record, frozen=True):
    """Records of the other kind: ``sure`` the same person's, ``near`` for their rights too."""

    sure: frozenset[UUID] = frozenset()
    near: frozenset[UUID] = frozenset()


def copies_for(platform: Platform, addressed: Addressed, purpose: Purpose) -> list[UUID]:
    """Every record that is surely the person's whom a decision under ``purpose`` is about."""
    same = _kin(platform, addressed, purpose).sure
    return _with_siblings(addressed.journey, same)


def near_for(platform: Platform, addressed: Addressed, purpose: Purpose) -> list[UUID]:
    """Every record that is or may well be the person's: for what protects them, nothing else."""
    same = _kin(platform, addressed, purpose).near
    return _with_siblings(addressed.journey, same)


def travellers_for(
    platform: Platform, addressed: Addressed, *, actor: Actor, purpose: Purpose
) -> Iterator[Traveller]:
    """The person as each record tells them that ``purpose`` may open; for their rights."""
    yield addressed.traveller
    at = platform.clock.now()
    for one in sorted(_kin(platform, addressed, purpose).near):
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
) -> dict[int, Kin]:
    """Which of ``among`` are the same person as a traveller of a message, by their place."""
    mine = unit_records([one for group in copies.values() for one in group]) if among else []
    records = {one.journey: one for one in mine}
    drafts = list(_drafts(prepared)) if records else []
    look_ups = {pair for draft in drafts for pair in draft.look_ups}
    near = touched(mine, look_ups, platform.keys).intersection(among)
    if not near:
        return {}
    partners = _compared(platform, near)
    found = {}
    for draft in drafts:
        group = [records[one] for one in copies.get(draft.ordinal, ()) if one in records]
        kin = _kin_of(platform, group, draft.look_ups, partners, near)
        if kin.near:
            found[draft.ordinal] = kin
    return found


@only_with(None)
def _kin(platform: Platform, addressed: Addressed, purpose: Purpose) -> Kin:
    """For their rights, also what a desk reads only with leave after entry: it is not shown."""
    if purpose not in JOINS:
        return Kin()
    records = unit_records([addressed.journey])
    joined = _compared(platform, [one.journey for one in records])
    return _kin_of(platform, records, keys_of(addressed.traveller), _turned(joined))


def _kin_of(
    platform: Platform,
    records: Sequence[UnitRecord],
    look_ups: Sequence[tuple[LookUp, str]],
    partners: Mapping[UUID, UUID],
    among: Collection[UUID] | None = None,
) -> Kin:
    """What shares a key to the letter, and what was joined by comparing; sure is both at once."""
    own = {one.journey for one in records}
    exact = {same for one in records for same in counterparts(one, look_ups, platform.keys)}
    joined = {one for one, partner in partners.items() if partner in own}
    wanted = exact | joined if among is None else (exact | joined).intersection(among)
    return Kin(sure=frozenset(exact & joined & wanted), near=frozenset(wanted))


def _compared(platform: Platform, journeys: Collection[UUID]) -> dict[UUID, UUID]:
    """The counterparts that a page would show, whoever asks."""
    reader = Reader(
        actor=COMPARER,
        purpose=Purpose.PNR_ASSESSMENT,
        keys=platform.keys,
        at=platform.clock.now(),
    )
    return joined(reader, journeys)


def _turned(partners: Mapping[UUID, UUID]) -> dict[UUID, UUID]:
    return {other: one for one, other in partners.items()}


def _with_siblings(journey: UUID, same: Collection[UUID]) -> list[UUID]:
    found = {journey, *siblings(journey)}
    for one in same:
        found.update(siblings(one))
    return sorted(found)


def _drafts(prepared: Prepared) -> Iterator[JourneyDraft]:
    for part in prepared.parts:
        for batch in part.batches[-1:]:
            yield from batch.journeys
