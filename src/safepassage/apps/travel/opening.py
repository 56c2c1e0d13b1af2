"""Opens stored records in bulk; whoever calls has written the ledger before."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from uuid import UUID

from safepassage.apps.travel import models
from safepassage.apps.travel.folding import is_whole
from safepassage.apps.travel.shown import Telling, TravellerRecord, record_head
from safepassage.apps.travel.vault import CORRECTIONS, open_keys, open_parts, part_place
from safepassage.pipeline.draft import reservation_from, traveller_from
from safepassage.pipeline.ports import Keys
from safepassage.records.groups import FieldGroup
from safepassage.records.reservation import Reservation
from safepassage.safeguards.sealing import Sealer

Groups = Sequence[FieldGroup]
Versions = Mapping[int, Mapping[str, bytes]]


def open_travellers(
    rows: Sequence[models.Journey], groups: Groups, keys: Keys
) -> list[TravellerRecord]:
    """Open ``groups`` of every journey's version in force: one query for keys, one for parts."""
    sealers = _sealers(rows, keys)
    parts = open_parts(sealers, {row.id: row.version for row in rows}, groups)
    return [_record(row, parts.get(row.id)) for row in rows]


def _sealers(
    rows: Sequence[models.Journey | models.Reservation], keys: Keys
) -> Mapping[UUID, Sealer]:
    """Those that can be opened; a day key may be gone a moment before its rows are masked."""
    live = set(keys.live_days())
    return open_keys([row.id for row in rows if row.mask_day in live], keys)


def _record(row: models.Journey, parts: Mapping[str, bytes] | None) -> TravellerRecord:
    traveller = None if parts is None else traveller_from(parts)
    return TravellerRecord(head=record_head(row), traveller=traveller)


def open_reservation(
    row: models.Reservation | None, groups: Groups, keys: Keys
) -> Reservation | None:
    """Open a reservation's version in force; ``None`` when there is none or it is masked."""
    return open_reservations([row], groups, keys).get(row.id) if row else None


def open_reservations(
    rows: Sequence[models.Reservation], groups: Groups, keys: Keys
) -> dict[UUID, Reservation]:
    """Open ``groups`` of the reservations' versions in force: those that can be opened, by id."""
    parts = open_parts(_sealers(rows, keys), {row.id: row.version for row in rows}, groups)
    return {one: reservation_from(opened) for one, opened in parts.items()}


def open_tellings(row: models.Journey, keys: Keys) -> tuple[Telling, ...]:
    """Which messages spoke of the journey and which groups each changed, newest first."""
    sealer = _sealers([row], keys).get(row.id)
    versions = open_versions(row.id, sealer) if sealer else {}
    changed = _changes(versions)
    sightings = list(row.sightings.order_by("-sequence"))
    first = {_told_by(one): one.sequence for one in sightings}
    return tuple(
        Telling(
            message=one.message,
            sequence=one.sequence,
            function=one.function,
            at=one.at,
            changed=changed.get(_told_by(one), ()) if _is_first(one, first) else (),
            in_force=_told_by(one) == row.version and _is_first(one, first),
        )
        for one in sightings
    )


def _told_by(one: models.Sighting) -> int:
    """The version that a message told; one that named nobody may have made it all the same."""
    return one.sequence if one.version is None else one.version


def _is_first(one: models.Sighting, first: Mapping[int, int]) -> bool:
    """Whether no earlier message told the same version and still stands."""
    return first[_told_by(one)] == one.sequence


def open_versions(holder: UUID, sealer: Sealer, *, whole: bool = True) -> Versions:
    """Every version of a holder, its groups opened; if not ``whole``, also what alone was told."""
    versions: dict[int, dict[str, bytes]] = {}
    for part in models.Part.objects.filter(~CORRECTIONS, holder=holder):
        if whole and not is_whole(part.group):
            continue
        place = part_place(holder, part.group, part.version)
        opened = versions.setdefault(part.version, {})
        opened[part.group] = sealer.open(bytes(part.sealed), place)
    return versions


def open_histories(
    rows: Iterable[models.Journey | models.Reservation], keys: Keys
) -> dict[UUID, dict[int, dict[str, bytes]]]:
    """Every version of every holder that can be opened."""
    _, found = open_stored(rows, keys)
    return {
        holder: {
            version: {group: part for group, part in parts.items() if is_whole(group)}
            for version, parts in versions.items()
        }
        for holder, versions in found.items()
    }


def open_stored(
    rows: Iterable[models.Journey | models.Reservation], keys: Keys
) -> tuple[Mapping[UUID, Sealer], dict[UUID, dict[int, dict[str, bytes]]]]:
    """Every version with what alone was told, and the sealers, of those that can be opened."""
    found: dict[UUID, dict[int, dict[str, bytes]]] = {}
    sealers = _sealers(list(rows), keys)
    for part in models.Part.objects.filter(~CORRECTIONS, holder__in=list(sealers)):
        version = found.setdefault(part.holder, {}).setdefault(part.version, {})
        place = part_place(part.holder, part.group, part.version)
        version[part.group] = sealers[part.holder].open(bytes(part.sealed), place)
    return sealers, found


def _changes(versions: Versions) -> dict[int, tuple[FieldGroup, ...]]:
    told: dict[int, tuple[FieldGroup, ...]] = {}
    nothing: Mapping[str, bytes] = {}
    steps = pairwise([(0, nothing), *sorted(versions.items())])
    for (_, before), (number, after) in steps:
        told[number] = tuple(one for one in FieldGroup if before.get(one) != after.get(one))
    return told
