"""What officers say of a hold or a chance find, sealed under the traveller's own key."""

from uuid import UUID

import msgspec
from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.holds import selectors
from safepassage.apps.holds.selectors import HoldHead, SealedFind
from safepassage.apps.travel import holding as travel
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import Place, Sealer

TABLES = {"hold": "holds_hold", "find": "holds_chancefind"}
KEY_VERSION = 1
FIELD_GROUP = "hold"


class OpenHold(Record, frozen=True):
    """A hold with its words; ``None`` once the traveller is masked."""

    head: HoldHead
    words: str | None


class Kept(Record, frozen=True):
    """What people recorded about a journey: why it stays, and what was found on the way."""

    holds: tuple[OpenHold, ...]
    find: SealedFind | None
    found: str | None


def open_kept(platform: Platform, journey: UUID, *, actor: Actor, purpose: Purpose) -> Kept:
    """Open what is recorded about a journey of this purpose; the reading is in the ledger."""
    at = platform.clock.now()
    heads = selectors.standing(purpose, at=at, journey=journey)
    find = selectors.find(journey, purpose)
    if not heads and find is None:
        return Kept(holds=(), find=None, found=None)
    with transaction.atomic():
        ledger.write_read(
            actor=actor, purpose=purpose, subject=str(journey), field_group=FIELD_GROUP, at=at
        )
        known = travel.holdable(purpose, journey, platform.keys)
    sealer = known.sealer if known else None
    words = selectors.sealed_words([head.id for head in heads])
    opened = tuple(
        OpenHold(
            head=head,
            words=open_words(sealer, "hold", head.id, words[head.id]) if sealer else None,
        )
        for head in heads
    )
    found = open_words(sealer, "find", find.id, find.words) if sealer and find else None
    return Kept(holds=opened, find=find, found=found)


def seal(sealer: Sealer, nonce: bytes, of: str, row: UUID, words: str) -> bytes:
    """The sealed words of a hold or a find (``of``)."""
    return sealer.seal(nonce, msgspec.msgpack.encode(words.strip()), _place(of, row))


def open_words(sealer: Sealer, of: str, row: UUID, sealed: bytes) -> str:
    """The words of a hold or a find (``of``); raises SealBroken."""
    return msgspec.msgpack.decode(sealer.open(sealed, _place(of, row)), type=str)


def _place(of: str, row: UUID) -> Place:
    return Place(table=TABLES[of], column="words", row=row.hex, version=KEY_VERSION)
