"""What the Union's router has delivered stands alone: what came another way before it is deleted.

While the router cannot be used, an authority may ask carriers for their data directly. Once the
router has delivered the same data, what came directly is deleted at once (Regulation (EU)
2025/12 art. 16; of the unit's data, reservations included, 2025/13 art. 16). What comes directly
after that, in the next outage, stays until the router delivers again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel.folding import Parts, Tell, fold, is_whole
from safepassage.apps.travel.models import (
    Flight,
    Journey,
    LookUp,
    Part,
    Push,
    Reservation,
    Sighting,
)
from safepassage.apps.travel.opening import open_versions
from safepassage.apps.travel.scope import tokens
from safepassage.apps.travel.services import move_flights
from safepassage.apps.travel.vault import MessageVault, open_keys, open_parts
from safepassage.pipeline.draft import (
    look_ups_of,
    reservation_from,
    reservation_look_ups,
    traveller_from,
)
from safepassage.pipeline.ports import Ids, Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.sealing import LookUp as Kind
from safepassage.safeguards.sealing import Sealer

_TELLING = ("message", "sequence", "version", "function")
Holders = type[Journey] | type[Reservation]


class Spoken(Record, frozen=True):
    """That a message told of a holder."""

    holder: UUID
    message: UUID
    tell: Tell


class Told(Record, frozen=True):
    """Everything told so far of the journeys and reservations of which one message told."""

    message: UUID
    journeys: tuple[Spoken, ...]
    reservations: tuple[Spoken, ...]

    @property
    def messages(self) -> set[UUID]:
        """Which messages told it."""
        return {one.message for one in (*self.journeys, *self.reservations)}


def told_with(message: UUID) -> Told:
    """What this message and all others told of its travellers; nothing is opened."""
    seen = Sighting.objects.filter(version__isnull=False)
    mine = seen.filter(message=message).values("journey")
    booked = Push.objects.filter(message=message).values("reservation")
    return Told(
        message=message,
        journeys=_spoken(seen.filter(journey__in=mine).values_list("journey", *_TELLING)),
        reservations=_spoken(
            Push.objects.filter(reservation__in=booked).values_list("reservation", *_TELLING)
        ),
    )


def _spoken(rows: Iterable[tuple[UUID, UUID, int, int, str]]) -> tuple[Spoken, ...]:
    return tuple(
        Spoken(
            holder=holder,
            message=message,
            tell=Tell(sequence=sequence, version=version, function=function),
        )
        for holder, message, sequence, version, function in rows
    )


def keep_alone(
    told: Told, routed: Collection[UUID], *, actor: Actor, keys: Keys, ids: Ids[UUID], at: datetime
) -> None:
    """Delete what others told before the router told the same holder whole.

    ``routed`` are the router's messages. Inside the caller's transaction, in the ledger first.
    """
    journeys = _deliveries(told.journeys, routed)
    reservations = _deliveries(told.reservations, routed)
    _note(Journey, journeys)
    _note(Reservation, reservations)
    mixed = {one.holder: one for one in (*journeys, *reservations) if one.ended}
    if not mixed:
        return
    ledger.write(
        event=Event.RETENTION_DELIVERED,
        actor=actor,
        subject=str(told.message),
        details={"tellings": sum(len(one.ended) for one in mixed.values())},
        about=list(mixed),
        at=at,
    )
    move_flights(_flights_of(mixed))
    _Ending(mixed, MessageVault(keys, ids), keys).end()


class _Delivery(Record, frozen=True):
    """A holder that the router told whole: when last, what stays, and what ends with it."""

    holder: UUID
    sequence: int
    stays: tuple[Tell, ...]
    ended: tuple[Spoken, ...]

    @property
    def gone(self) -> set[int]:
        """The versions of which nothing stays: what was told alike shares one."""
        return {one.tell.version for one in self.ended} - {one.version for one in self.stays}


def _deliveries(spoken: Iterable[Spoken], routed: Collection[UUID]) -> list[_Delivery]:
    by_holder: defaultdict[UUID, list[Spoken]] = defaultdict(list)
    for one in spoken:
        by_holder[one.holder].append(one)
    found = (_delivery(holder, told, routed) for holder, told in by_holder.items())
    return [one for one in found if one]


def _delivery(holder: UUID, told: Sequence[Spoken], routed: Collection[UUID]) -> _Delivery | None:
    whole = [one for one in told if one.message in routed and not one.tell.changes_only]
    if not whole:
        return None
    last = max(one.tell.sequence for one in whole)
    ended = [one for one in told if one.message not in routed and one.tell.sequence < last]
    stays = sorted(one.tell for one in told if one not in ended)
    return _Delivery(holder=holder, sequence=last, stays=tuple(stays), ended=tuple(ended))


def _note(model: Holders, deliveries: Iterable[_Delivery]) -> None:
    by_sequence: defaultdict[int, list[UUID]] = defaultdict(list)
    for one in deliveries:
        by_sequence[one.sequence].append(one.holder)
    for sequence, holders in by_sequence.items():
        model._default_manager.filter(id__in=holders).update(delivered=sequence)


def _flights_of(holders: Collection[UUID]) -> set[UUID]:
    rows = Flight.objects.filter(Q(journeys__in=holders) | Q(reservations__in=holders))
    return set(rows.values_list("id", flat=True))


class _Ending:
    """Takes away what was told another way, and all by which it could be found."""

    def __init__(self, mixed: Mapping[UUID, _Delivery], vault: MessageVault, keys: Keys) -> None:
        self._mixed, self._vault, self._keys = mixed, vault, keys
        self._sealers = open_keys(mixed, keys)

    def end(self) -> None:
        """Parts, pushes and look-ups go; that a message spoke of somebody stays."""
        for one in self._mixed.values():
            _forget(one)
            if one.holder in self._sealers:
                self._lay_anew(one)
        for model in (Journey, Reservation):
            for row in model._default_manager.filter(id__in=self._sealers.keys()):
                self._keep_look_ups(row)

    def _lay_anew(self, one: _Delivery) -> None:
        """Changes alone that the router told before: laid over nobody else's words any more."""
        if not any(tell.changes_only for tell in one.stays):
            return
        sealer = self._sealers[one.holder]
        content = open_versions(one.holder, sealer, whole=False)
        for version, folded in fold(one.stays, content).items():
            before = content[version]
            after = folded | {g: part for g, part in before.items() if not is_whole(g)}
            if after != before:
                self._reseal(one.holder, sealer, version, after)

    def _reseal(self, holder: UUID, sealer: Sealer, version: int, parts: Parts) -> None:
        Part.objects.filter(holder=holder, version=version).delete()
        Part.objects.bulk_create(
            Part(
                holder=holder,
                group=group,
                version=version,
                sealed=self._vault.seal_part(sealer, holder, group, version, content),
            )
            for group, content in parts.items()
        )

    def _keep_look_ups(self, row: Journey | Reservation) -> None:
        """Those of what stays, and of what is right where it was corrected."""
        sealer = self._sealers[row.id]
        every = list(open_versions(row.id, sealer).values())
        every += open_parts({row.id: sealer}, {row.id: row.version}, tuple(FieldGroup)).values()
        wanted = dict.fromkeys(pair for parts in every for pair in _found_by(row, parts))
        found = tokens(list(wanted), [row.mask_day], self._keys)
        kept = {(kind.value, token) for token, kind in found.items()}
        gone = [
            one.pk
            for one in LookUp.objects.filter(holder=row.id)
            if (one.kind, bytes(one.token)) not in kept
        ]
        LookUp.objects.filter(pk__in=gone).delete()


def _forget(one: _Delivery) -> None:
    messages = [spoken.message for spoken in one.ended]
    Part.objects.filter(holder=one.holder, version__in=one.gone).delete()
    Sighting.objects.filter(journey=one.holder, message__in=messages).update(version=None)
    Push.objects.filter(reservation=one.holder, message__in=messages).delete()


def _found_by(row: Journey | Reservation, parts: Parts) -> Iterator[tuple[Kind, str]]:
    if isinstance(row, Journey):
        yield from look_ups_of(traveller_from(parts))
    else:
        yield from reservation_look_ups(reservation_from(parts))
