"""What people say about a request, sealed until the record that it is about is deleted."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import msgspec

from safepassage.pipeline.ports import Ids, Keys
from safepassage.records._base import Record
from safepassage.safeguards.sealing import NONCE_BYTES, KeyGone, Place, Sealer, Use, subkey

KEY_VERSION = 1
TABLE = "approvals_approvalrequest"
ASKED, REASONS, REVIEWED = "words", "reasons", "reviewed"


class Outside(NamedTuple):
    """What a step needs of the world: the key store, chance and the time."""

    keys: Keys
    ids: Ids[UUID]
    at: datetime


class Words(Record, frozen=True):
    """Why something is asked for: the ground in words, and the case's reference."""

    ground: str
    case: str = ""


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Words).decode


class Spot(NamedTuple):
    """Where words lie: of which request, in which column, and the last day that they are read."""

    request: UUID
    column: str
    day: date

    @property
    def place(self) -> Place:
        """What the words are bound to."""
        return Place(table=TABLE, column=self.column, row=self.request.hex, version=KEY_VERSION)


def seal_words(outside: Outside, spot: Spot, words: Words) -> bytes:
    """The sealed words of a spot; raises ``KeyGone`` where its day is over."""
    said = Words(ground=words.ground.strip(), case=words.case.strip())
    nonce = outside.ids.random(NONCE_BYTES)
    return _sealer(outside.keys, spot.day).seal(nonce, _encode(said), spot.place)


def open_words(keys: Keys, spot: Spot, sealed: bytes) -> Words | None:
    """The words, or ``None`` once they have ended; raises ``SealBroken``."""
    if not sealed:
        return None
    try:
        sealer = _sealer(keys, spot.day)
    except KeyGone:
        return None
    return _decode(sealer.open(sealed, spot.place))


def _sealer(keys: Keys, day: date) -> Sealer:
    return Sealer(subkey(keys.day_key(day), Use.APPROVAL))
