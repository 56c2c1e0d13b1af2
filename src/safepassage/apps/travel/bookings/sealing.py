"""Seal reservations and find them again: by locator and system, within the flight.

Sealed rows are made here without any lock; ``services.write_plan`` puts them into the
caller's transaction.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID, uuid5

from msgspec.structs import replace

from safepassage.apps.travel.bookings.retelling import kept, retell
from safepassage.apps.travel.models import LookUp, Reservation
from safepassage.apps.travel.plan import Plan
from safepassage.apps.travel.resolve import Known
from safepassage.apps.travel.source import Source
from safepassage.apps.travel.vault import MessageVault, open_keys
from safepassage.pipeline.draft import Batch, ReservationDraft
from safepassage.pipeline.ports import Keys
from safepassage.safeguards.sealing import LookUp as Kind


def plan_reservations(
    batch: Batch,
    drafts: Sequence[ReservationDraft],
    *,
    flight: UUID,
    function: str,
    source: Source,
    vault: MessageVault,
    keys: Keys,
) -> tuple[Plan, list[UUID]]:
    """Seal a chunk of reservations, each once; ids in their order.

    A reservation is found again by its locator and system within the flight; one without
    a locator gets an id that the same message always gives it.
    """
    plan = Plan(batch, flight, source, vault)
    known = _Bookings(batch, drafts, flight, vault)
    plan.sealers.update(open_keys([one.id for one in known.found], keys))
    found = []
    for draft in drafts:
        name = dict(draft.look_ups).get(Kind.RESERVATION) or repr(sorted(draft.parts.items()))
        new = uuid5(source.message, f"{flight}|{name}")
        found.append(_reservation(plan, draft, known.find(draft), new, function))
    return plan, found


def _reservation(
    plan: Plan, draft: ReservationDraft, known: Known | None, new_id: UUID, function: str
) -> UUID:
    if known is None:
        holder, version = new_id, plan.sequence
        new = replace(draft, parts=kept(draft.parts, function))
        plan.new_holder(Reservation, holder, new)
    else:
        holder = known.id
        version = retell(plan, Reservation, known, draft, function).version
    plan.push(holder, function, version, cancelled=draft.cancelled)
    return holder


class _Bookings:
    """The stored reservations of a flight that have a locator of the drafts."""

    def __init__(
        self, batch: Batch, drafts: Sequence[ReservationDraft], flight: UUID, vault: MessageVault
    ) -> None:
        self._vault = vault
        stored = Reservation.objects.filter(flight=flight, kind=batch.kind.value, masked_at=None)
        days = list(stored.values_list("mask_day", flat=True).distinct())
        pairs = [pair for one in drafts for pair in one.look_ups if pair[0] == Kind.LOCATOR]
        tokens = [vault.token(day, *pair) for day in days for pair in pairs]
        holders = LookUp.objects.filter(token__in=tokens).values_list("holder", flat=True)
        rows = list(stored.filter(id__in=list(holders)))
        theirs = _look_ups([row.id for row in rows])
        self.found = [_known(row, theirs[row.id]) for row in rows]

    def find(self, draft: ReservationDraft) -> Known | None:
        """The reservation that a draft continues.

        One that was stored before systems were told apart is found by its locator alone, and
        so is the only one with the locator when the carrier names no system.
        """
        named = dict(draft.look_ups)
        if Kind.LOCATOR not in named:
            return None
        alike = [one for one in self.found if self._has(one, Kind.LOCATOR, named)]
        same = [one for one in alike if self._has(one, Kind.RESERVATION, named)]
        if not same and named[Kind.RESERVATION].startswith("|"):
            same = alike if len(alike) == 1 else []
        unnamed = [one for one in alike if not _has_kind(one, Kind.RESERVATION)]
        return next(iter(same or unnamed), None)

    def _has(self, known: Known, kind: Kind, named: Mapping[Kind, str]) -> bool:
        found_by = self._vault.token(known.mask_day, kind, named[kind])
        return (kind.value, found_by) in known.tokens


def _has_kind(known: Known, kind: Kind) -> bool:
    return any(one == kind for one, _ in known.tokens)


def _look_ups(holders: Sequence[UUID]) -> Mapping[UUID, frozenset[tuple[str, bytes]]]:
    found: dict[UUID, set[tuple[str, bytes]]] = defaultdict(set)
    rows = LookUp.objects.filter(holder__in=holders).values_list("holder", "kind", "token")
    for holder, kind, token in rows:
        found[holder].add((kind, bytes(token)))
    return defaultdict(frozenset, {one: frozenset(pairs) for one, pairs in found.items()})


def _known(row: Reservation, tokens: frozenset[tuple[str, bytes]]) -> Known:
    return Known(
        id=row.id,
        version=row.version,
        sequence=row.sequence,
        content=bytes(row.content),
        mask_day=row.mask_day,
        tokens=tokens,
    )
