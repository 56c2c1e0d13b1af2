"""Data keys of holders: made, wrapped twice, and opened again for those who may.

A data key is 32 random bytes. ``by_day`` wraps it under the key of the holder's mask
date, ``by_authority`` under the approval authority's public key and, where the state has
one, under that of whoever is on call (one ephemeral key pair a message). Every ciphertext
is bound to its table, column, row and key version.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q

from safepassage.apps.travel.folding import ENDED, OLDEST_CORRECTION, corrected, is_correction
from safepassage.apps.travel.models import DataKey, Part
from safepassage.pipeline.ports import Ids, Keys
from safepassage.safeguards.letters import key_id
from safepassage.safeguards.sealing import (
    KEY_BYTES,
    NONCE_BYTES,
    AuthorityWrapper,
    LookUp,
    Place,
    Sealer,
    Use,
    subkey,
    token,
)
from safepassage.safeguards.wrappings import Wrapping, packed

KEY_VERSION = 1
CORRECTIONS = Q(version__gt=OLDEST_CORRECTION, version__lt=ENDED)
"""The parts that nobody told; all others are what messages told, imported ones too."""
PART_TABLE, KEY_TABLE = "travel_part", "travel_datakey"


class KeyMissing(Exception):  # noqa: N818 - a state, told as one
    """The holder is masked or deleted: nobody here can open it any more."""


def part_place(holder: UUID, group: str, version: int) -> Place:
    """Where a sealed part belongs; opening it anywhere else fails."""
    row = f"{holder.hex}/{group}/{version}"
    return Place(table=PART_TABLE, column="sealed", row=row, version=KEY_VERSION)


def _key_place(holder: UUID) -> Place:
    return Place(table=KEY_TABLE, column="by_day", row=holder.hex, version=KEY_VERSION)


class MessageVault:
    """The keys at work while one message is stored."""

    def __init__(self, keys: Keys, ids: Ids[UUID]) -> None:
        self._keys = keys
        self._ids = ids
        publics = filter(None, (keys.authority_public(), keys.authority.urgent()))
        ephemeral = ids.random(KEY_BYTES)
        self._outside = [(key_id(one), AuthorityWrapper(one, ephemeral)) for one in publics]
        self._wrapping: dict[date, Sealer] = {}
        self._look_ups: dict[date, bytes] = {}
        self._tokens: dict[tuple[date, LookUp, str], bytes] = {}

    def new_key(self, holder: UUID, mask_day: date) -> tuple[Sealer, tuple[object, ...]]:
        """A fresh data key: its sealer and its row of ``DataKey``."""
        key = self._ids.random(KEY_BYTES)
        by_day = self._day_sealer(mask_day).seal(self.nonce(), key, _key_place(holder))
        by_authority = packed(
            Wrapping(key=name, wrapped=wrapper.wrap(holder.hex, self.nonce(), key))
            for name, wrapper in self._outside
        )
        _, one = self._outside[0]
        row = (holder, mask_day, by_day, by_authority, one.ephemeral_public)
        return Sealer(key), row

    def _day_sealer(self, mask_day: date) -> Sealer:
        if mask_day not in self._wrapping:
            self._wrapping[mask_day] = day_sealer(self._keys, mask_day)
        return self._wrapping[mask_day]

    def look_up_key(self, mask_day: date) -> bytes:
        """The key of the look-up tokens of a mask date."""
        if mask_day not in self._look_ups:
            self._look_ups[mask_day] = subkey(self._keys.day_key(mask_day), Use.LOOK_UP)
        return self._look_ups[mask_day]

    def token(self, mask_day: date, kind: LookUp, value: str) -> bytes:
        """The token of a value under a mask date's key, made once a message."""
        wanted = (mask_day, kind, value)
        if wanted not in self._tokens:
            self._tokens[wanted] = token(self.look_up_key(mask_day), kind, value)
        return self._tokens[wanted]

    def seal_part(
        self, sealer: Sealer, holder: UUID, group: str, version: int, content: bytes
    ) -> bytes:
        """One part sealed for its place."""
        return sealer.seal(self.nonce(), content, part_place(holder, group, version))

    def nonce(self) -> bytes:
        """A fresh nonce."""
        return self._ids.random(NONCE_BYTES)


def day_sealer(keys: Keys, mask_day: date) -> Sealer:
    """What wraps and unwraps the data keys of a mask date."""
    return Sealer(subkey(keys.day_key(mask_day), Use.WRAPPING))


def open_keys(holders: Iterable[UUID], keys: Keys) -> Mapping[UUID, Sealer]:
    """The sealers of those holders whose key can still be opened here."""
    rows = DataKey.objects.filter(holder__in=list(holders), by_day__isnull=False)
    days: dict[date, Sealer] = {}
    opened = {}
    for row in rows:
        if row.mask_day not in days:
            days[row.mask_day] = day_sealer(keys, row.mask_day)
        key = days[row.mask_day].open(bytes(row.by_day or b""), _key_place(row.holder))
        opened[row.holder] = Sealer(key)
    return opened


def open_parts(
    sealers: Mapping[UUID, Sealer], versions: Mapping[UUID, int], groups: Iterable[str]
) -> dict[UUID, dict[str, bytes]]:
    """The opened parts of each holder's given version, by group, as corrected since."""
    opened: dict[UUID, dict[str, bytes]] = {holder: {} for holder in sealers}
    corrections: dict[tuple[UUID, str], tuple[int, bytes]] = {}
    wanted = Part.objects.filter(holder__in=list(sealers), group__in=list(groups))
    in_force = Q(version__in=set(versions.values())) | CORRECTIONS
    for part in wanted.filter(in_force):
        told = part.version == versions[part.holder]
        if told or is_correction(part.version):
            place = part_place(part.holder, part.group, part.version)
            content = sealers[part.holder].open(bytes(part.sealed), place)
            if told:
                opened[part.holder][part.group] = content
            else:
                newest = corrections.get((part.holder, part.group), (0, b""))
                corrections[part.holder, part.group] = min(newest, (part.version, content))
    for (holder, group), (_number, fields) in corrections.items():
        opened[holder][group] = corrected(group, opened[holder].get(group), fields)
    return opened
