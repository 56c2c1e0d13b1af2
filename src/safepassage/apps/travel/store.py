"""Seal drafts and write them: idempotent, versioned by the spool's sequence.

``plan`` reads and seals without any lock; ``Plan.write`` only inserts and
updates. Where several writers run, the caller locks the flight around both,
so that two writers never resolve the same traveller at once.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model

from safepassage.apps.travel import rows
from safepassage.apps.travel.models import DataKey, Journey, LookUp, Part, Reservation, Sighting
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
from safepassage.pipeline.draft import Batch, JourneyDraft, ReservationDraft
from safepassage.pipeline.ports import Ids, Keys
from safepassage.records._base import Record
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.sealing import LookUp as LookUpKind
from safepassage.safeguards.sealing import Sealer, fingerprint


class Stored(Record, frozen=True):
    """What became of one draft.

    ``changed`` when it is new or tells something new, ``current`` when no
    later message has spoken of the journey.
    """

    journey: UUID
    new: bool
    changed: bool
    current: bool


class Plan:
    """All rows of one chunk of one batch, sealed and ready."""

    def __init__(self, batch: Batch, flight: UUID, source: Source, vault: MessageVault) -> None:
        self._batch = batch
        self._flight = flight
        self._source = source
        self._vault = vault
        self._adapted = rows.adapter()
        self._rows: dict[type[Model], list[tuple[Any, ...]]] = {
            model: [] for model in (Reservation, Journey, DataKey, Part, LookUp, Sighting)
        }
        self._updates: list[tuple[type[Model], UUID, dict[str, object]]] = []
        self.sealers: dict[UUID, Sealer] = {}

    def add(self, model: type[Model], *values: object) -> None:
        """Add one row in the order of ``rows.COLUMNS``."""
        self._rows[model].append(self._adapted(values))

    def update(self, model: type[Model], holder: UUID, **values: object) -> None:
        """Change a holder that is stored already."""
        self._updates.append((model, holder, values))

    def new_holder(
        self,
        model: type[Model],
        holder: UUID,
        draft: JourneyDraft | ReservationDraft,
        *extra: object,
    ) -> None:
        """A holder never seen before, with its key, parts and look-ups."""
        batch, source = self._batch, self._source
        day = batch.mask_at.date()
        sealer, key_row = self._vault.new_key(holder, day)
        self.add(
            model,
            holder,
            batch.kind.value,
            batch.basis,
            batch.basis_version,
            source.sequence,
            source.sequence if describes(draft) else 0,
            self.fingerprint(draft, day),
            source.received_at,
            batch.mask_at,
            day,
            batch.delete_at,
            None,
            self._flight,
            *extra,
        )
        self.add(DataKey, *key_row)
        self.new_version(holder, sealer, draft, day)

    def new_version(
        self,
        holder: UUID,
        sealer: Sealer,
        draft: JourneyDraft | ReservationDraft,
        mask_day: date,
        known: frozenset[tuple[str, bytes]] = frozenset(),
    ) -> None:
        """The parts and look-ups of one version of a holder."""
        self.sealers[holder] = sealer
        version = self._source.sequence
        for group, content in draft.parts.items():
            sealed = self._vault.seal_part(sealer, holder, group, version, content)
            self.add(Part, holder, group, version, sealed)
        for kind, value in dict.fromkeys(draft.look_ups):
            found_by = self._vault.token(mask_day, kind, value)
            if (kind, found_by) not in known:
                self.add(LookUp, found_by, kind, holder)

    def fingerprint(self, draft: JourneyDraft | ReservationDraft, mask_day: date) -> bytes:
        """A keyed digest of the content, to see whether a repeat says anything new."""
        content = b"".join(group.encode() + part for group, part in sorted(draft.parts.items()))
        return fingerprint(self._vault.look_up_key(mask_day), content)

    def sighting(self, journey: UUID, ordinal: int, function: str) -> None:
        """Remember that this message spoke of the journey."""
        source = self._source
        self.add(
            Sighting,
            journey,
            source.message,
            ordinal,
            source.sequence,
            function,
            source.received_at,
        )

    def write(self) -> None:
        """Put everything into the caller's transaction."""
        for model, prepared in self._rows.items():
            rows.insert(model, prepared)
        for model, holder, values in self._updates:
            model._default_manager.filter(pk=holder).update(**values)


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
) -> tuple[Plan, list[Stored | None]]:
    """Resolve and seal a chunk of travellers; results in the order of ``drafts``.

    A message that does not tell who travels (``tells``) changes nobody's data and adds
    nobody: whom it means and is not stored gives ``None``.
    """
    plan = Plan(batch, flight, source, vault)
    kind, day = batch.kind.value, batch.mask_at.date()
    tokens = _tokens(drafts, days := mask_days(flight, kind), vault)
    known = known_journeys(flight, kind, telling(tokens), message=source.message)
    if day not in days:
        tokens |= _tokens(drafts, [day], vault)
    sealers = open_keys([one.id for one in known], keys)
    acquaintances, taken = Acquaintances(known), set[UUID]()
    results: list[Stored | None] = []
    for draft in drafts:
        found = resolve(draft, acquaintances.candidates(draft, tokens), tokens, taken)
        if found.same:
            sealer = sealers[found.same.id]
            result = _again(plan, draft, found.same, sealer, source, tells=tells)
        elif not tells:
            results.append(None)
            continue
        else:
            booking = None if draft.booking is None else reservations[draft.booking]
            holder = ids.new()
            plan.new_holder(Journey, holder, draft, booking, draft.role, found.resembles)
            acquaintances.add(_neighbour(holder, draft, tokens, day))
            result = Stored(journey=holder, new=True, changed=True, current=True)
        taken.add(result.journey)
        plan.sighting(result.journey, draft.ordinal, function)
        results.append(result)
    return plan, results


def _again(
    plan: Plan,
    draft: JourneyDraft,
    known: Known,
    sealer: Sealer,
    source: Source,
    *,
    tells: bool,
) -> Stored:
    """A journey that is stored already: a new version if the content is new.

    A message that only refers to somebody (a closure by references, UN/EDIFACT
    266) says that they were spoken of, never that their data are empty.
    """
    plan.sealers[known.id] = sealer
    content = plan.fingerprint(draft, known.mask_day)
    told = tells and describes(draft)
    changed = told and content != known.content and source.sequence != known.version
    current = source.sequence >= known.sequence
    if changed:
        plan.new_version(known.id, sealer, draft, known.mask_day, known.tokens)
    if current and changed:
        plan.update(
            Journey,
            known.id,
            version=source.sequence,
            sequence=source.sequence,
            content=content,
            role=draft.role,
        )
    elif current and told:
        plan.update(Journey, known.id, sequence=source.sequence)
    return Stored(journey=known.id, new=False, changed=changed, current=current)


def describes(draft: JourneyDraft | ReservationDraft) -> bool:
    """Whether it says who or what it is, rather than only referring to it."""
    if isinstance(draft, ReservationDraft):
        return True
    return not draft.parts.keys().isdisjoint({FieldGroup.IDENTITY, FieldGroup.DOCUMENTS})


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
