"""Seal drafts and write them: idempotent, versioned by the spool's sequence.

``plan`` reads and seals without any lock; ``Plan.write`` only inserts and
updates. Where several writers run, the caller locks the flight around both,
so that two writers never resolve the same traveller at once.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from safepassage.apps.travel.bookings.retelling import kept, retell
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.plan import Plan, describes
from safepassage.apps.travel.resolve import (
    Acquaintances,
    Known,
    Tokens,
    known_journeys,
    mask_days,
    resolve,
    telling,
)
from safepassage.apps.travel.source import Source
from safepassage.apps.travel.vault import MessageVault, open_keys
from safepassage.pipeline.draft import Batch, JourneyDraft
from safepassage.pipeline.ports import Ids, Keys
from safepassage.records._base import Record
from safepassage.safeguards.sealing import LookUp as LookUpKind


class Stored(Record, frozen=True):
    """What became of one draft.

    ``changed`` when it is new or tells something new, ``current`` when no
    later message has spoken of the journey.
    """

    journey: UUID
    new: bool
    changed: bool
    current: bool


def plan_journeys(
    batch: Batch,
    drafts: Sequence[JourneyDraft],
    *,
    flight: UUID,
    function: str,
    source: Source,
    reservations: Sequence[UUID],
    vault: MessageVault,
    keys: Keys,
    ids: Ids[UUID],
    tells: bool = True,
    empty: bool = False,
) -> tuple[Plan, list[Stored | None]]:
    """Resolve and seal a chunk of travellers; results in the order of ``drafts``.

    A message that does not tell who travels (``tells``) changes nobody's data and adds
    nobody: whom it means and is not stored gives ``None``. On an ``empty`` flight nobody is
    looked for.
    """
    plan = Plan(batch, flight, source, vault)
    kind, day = batch.kind.value, batch.mask_at.date()
    tokens = _tokens(drafts, days := [] if empty else mask_days(flight, kind), vault)
    known = known_journeys(flight, kind, telling(tokens), message=source.message)
    if day not in days:
        tokens |= _tokens(drafts, [day], vault)
    sealers = open_keys([one.id for one in known], keys)
    acquaintances, taken = Acquaintances(known), set[UUID]()
    results: list[Stored | None] = []
    for draft in drafts:
        booking = None if draft.booking is None else reservations[draft.booking]
        alike = acquaintances.candidates(draft, tokens)
        found = resolve(draft, alike, tokens, taken, booking=booking)
        if found.same:
            plan.sealers[found.same.id] = sealers[found.same.id]
            result, version = _again(plan, draft, found.same, function, booking, tells=tells)
        elif not tells:
            results.append(None)
            continue
        else:
            holder, version = ids.new(), plan.sequence if describes(draft) else None
            new = replace(draft, parts=kept(draft.parts, function))
            plan.new_holder(Journey, holder, new, booking, draft.role, found.resembles)
            acquaintances.add(_neighbour(holder, draft, tokens, day))
            result = Stored(journey=holder, new=True, changed=True, current=True)
        taken.add(result.journey)
        plan.sighting(result.journey, draft.ordinal, function, version, booking)
        results.append(result)
    return plan, results


def _again(
    plan: Plan,
    draft: JourneyDraft,
    known: Known,
    function: str,
    booking: UUID | None,
    *,
    tells: bool,
) -> tuple[Stored, int | None]:
    """A journey that is stored already: a new version if the content is new; which was told.

    A message that only refers to somebody (a closure by references, UN/EDIFACT
    266) says that they were spoken of, never that their data are empty.
    """
    current = plan.sequence >= known.sequence
    if not (tells and describes(draft)):
        return Stored(journey=known.id, new=False, changed=False, current=current), None
    also: dict[str, object] = {"role": draft.role}
    if booking and booking != known.reservation:
        also["reservation_id"] = booking
    told = retell(plan, Journey, known, draft, function, **also)
    return (
        Stored(journey=known.id, new=False, changed=told.changed, current=told.current),
        told.version,
    )


def _neighbour(holder: UUID, draft: JourneyDraft, tokens: Tokens, mask_day: date) -> Known:
    """A traveller just met, as those behind them in the message resolve against."""
    pairs = frozenset((kind, tokens[mask_day, kind, value]) for kind, value in draft.look_ups)
    return Known(
        id=holder,
        version=0,
        sequence=0,
        content=b"",
        mask_day=mask_day,
        tokens=pairs,
        told_at=draft.ordinal,
    )


def _tokens(
    drafts: Sequence[JourneyDraft], days: Sequence[date], vault: MessageVault
) -> dict[tuple[date, LookUpKind, str], bytes]:
    return {
        (day, kind, value): vault.token(day, kind, value)
        for day in days
        for draft in drafts
        for kind, value in draft.look_ups
    }
