"""Takes tellings away for good: their parts, their pushes, and all by which they were found.

That a message spoke of somebody stays, without what it said (``folding.ENDED``). Where several
tellings said the same they share a version; it stays as long as one of them does.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from safepassage.apps.travel.folding import ENDED, Parts, Tell, fold, is_whole
from safepassage.apps.travel.models import Journey, LookUp, Part, Push, Reservation, Sighting
from safepassage.apps.travel.opening import open_stored
from safepassage.apps.travel.vault import CORRECTIONS, MessageVault, open_parts
from safepassage.pipeline.draft import (
    look_ups_of,
    reservation_from,
    reservation_look_ups,
    traveller_from,
)
from safepassage.pipeline.ports import Ids, Keys
from safepassage.records._base import Record
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.sealing import KeyGone, SealBroken, Sealer
from safepassage.safeguards.sealing import LookUp as Kind

log = logging.getLogger(__name__)
Row = Journey | Reservation
Sealings = Mapping[UUID, Sealer]
Contents = Mapping[UUID, dict[int, dict[str, bytes]]]


class Ended(Record, frozen=True):
    """A holder of which something ends: the tellings that stay, and the rows of those that end.

    ``ended`` are ids of sightings of a journey or of pushes of a reservation, ``gone`` the
    versions of which nothing stays, ``delivered`` the message by which they ended.
    """

    holder: UUID
    delivered: int
    stays: tuple[Tell, ...]
    ended: tuple[int, ...]
    gone: frozenset[int]


def take_away(
    journeys: Sequence[Ended], reservations: Sequence[Ended], *, keys: Keys, ids: Ids[UUID]
) -> None:
    """Delete what ends, inside the caller's transaction, which has moved the flights on.

    ``journeys`` and ``reservations`` have one ``Ended`` a holder. A record that is masked or cannot
    be opened loses the tellings and their parts all the same; its look-ups stay as they are.
    """
    _end_tellings(journeys, reservations)
    by_holder = {one.holder: one for one in (*journeys, *reservations)}
    _delete_parts(by_holder)
    rows, sealers, contents = _opened(_openable(by_holder, keys), keys)
    vault = MessageVault(keys, ids)
    for holder, versions in contents.items():
        _lay_anew(by_holder[holder], versions, sealers[holder], vault)
    _settle_look_ups(rows, sealers, contents, vault)


def _openable(holders: Iterable[UUID], keys: Keys) -> dict[UUID, Row]:
    wanted = {"id__in": list(holders), "masked_at": None, "mask_day__in": list(keys.live_days())}
    found: dict[UUID, Row] = {row.id: row for row in Journey.objects.filter(**wanted)}
    return found | {row.id: row for row in Reservation.objects.filter(**wanted)}


def _opened(rows: Mapping[UUID, Row], keys: Keys) -> tuple[dict[UUID, Row], Sealings, Contents]:
    """All at once; if one is broken, each by itself and without that one."""
    try:
        sealers, contents = open_stored(rows.values(), keys)
    except (SealBroken, KeyGone):
        if len(rows) == 1:
            log.exception("record %s cannot be opened; its look-ups stay", next(iter(rows)))
            return {}, {}, {}
        kept: dict[UUID, Row] = {}
        sealers, contents = {}, {}
        for holder, row in rows.items():
            one, its_sealer, its_content = _opened({holder: row}, keys)
            kept |= one
            sealers, contents = {**sealers, **its_sealer}, {**contents, **its_content}
        return kept, sealers, contents
    return dict(rows), sealers, contents


def _delete_parts(by_holder: Mapping[UUID, Ended]) -> None:
    stored = Part.objects.filter(~CORRECTIONS, holder__in=list(by_holder))
    gone = [
        row
        for row, holder, version in stored.values_list("id", "holder", "version")
        if version in by_holder[holder].gone
    ]
    Part.objects.filter(id__in=gone).delete()


def _end_tellings(journeys: Iterable[Ended], reservations: Iterable[Ended]) -> None:
    seen = [row for one in journeys for row in one.ended]
    pushed = [row for one in reservations for row in one.ended]
    Sighting.objects.filter(id__in=seen).update(version=ENDED)
    Push.objects.filter(id__in=pushed).delete()


def _lay_anew(
    one: Ended, versions: dict[int, dict[str, bytes]], sealer: Sealer, vault: MessageVault
) -> None:
    """Changes alone that were told before: laid over nobody's ended words any more."""
    for version, folded in fold(one.stays, versions).items():
        before = versions.get(version, {})
        after = folded | {g: part for g, part in before.items() if not is_whole(g)}
        if after != before:
            versions[version] = after
            _reseal(one.holder, version, after, sealer, vault)


def _reseal(holder: UUID, version: int, parts: Parts, sealer: Sealer, vault: MessageVault) -> None:
    Part.objects.filter(holder=holder, version=version).delete()
    Part.objects.bulk_create(
        Part(
            holder=holder,
            group=group,
            version=version,
            sealed=vault.seal_part(sealer, holder, group, version, content),
        )
        for group, content in parts.items()
    )


def _settle_look_ups(
    rows: Mapping[UUID, Row],
    sealers: Mapping[UUID, Sealer],
    contents: Mapping[UUID, Mapping[int, Parts]],
    vault: MessageVault,
) -> None:
    """Each is found by what stays, and by what is right where it was corrected; by no more."""
    in_force = {holder: row.version for holder, row in rows.items()}
    right = open_parts(sealers, in_force, tuple(FieldGroup))
    found, gone = _present(rows), list[int]()
    missing: list[LookUp] = []
    for holder, row in rows.items():
        every = [*contents.get(holder, {}).values(), right[holder]]
        wanted = {
            (kind.value, vault.token(row.mask_day, kind, value))
            for parts in every
            for kind, value in _found_by(row, parts)
        }
        gone += [pk for pair, pk in found[holder].items() if pair not in wanted]
        missing += [
            LookUp(kind=kind, token=token, holder=holder)
            for kind, token in sorted(wanted - found[holder].keys())
        ]
    LookUp.objects.filter(id__in=gone).delete()
    LookUp.objects.bulk_create(missing)


def _present(holders: Iterable[UUID]) -> Mapping[UUID, dict[tuple[str, bytes], int]]:
    found: defaultdict[UUID, dict[tuple[str, bytes], int]] = defaultdict(dict)
    for row in LookUp.objects.filter(holder__in=list(holders)):
        found[row.holder][row.kind, bytes(row.token)] = row.pk
    return found


def _found_by(row: Row, parts: Parts) -> Iterator[tuple[Kind, str]]:
    whole = {group: content for group, content in parts.items() if is_whole(group)}
    if isinstance(row, Journey):
        yield from look_ups_of(traveller_from(whole))
    else:
        yield from reservation_look_ups(reservation_from(whole))
