"""What officers say when they decide, sealed under the traveller's own key."""

from uuid import UUID

import msgspec

from safepassage.records._base import Record
from safepassage.safeguards.sealing import Place, Sealer

KEY_VERSION = 1
SECOND = "second_words"


class Words(Record, frozen=True):
    """What the officer says: the ground, and for a refusal its law and court order.

    ``feared`` are states (ISO alpha-3) from which protection may be needed: told nothing.
    """

    ground: str
    law: str = ""
    court_order: str = ""
    feared: tuple[str, ...] = ()


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Words).decode


def seal_words(sealer: Sealer, nonce: bytes, decision: UUID, words: Words) -> bytes:
    """The sealed words of a decision."""
    said = Words(
        ground=words.ground.strip(),
        law=words.law.strip(),
        court_order=words.court_order.strip(),
        feared=words.feared,
    )
    return sealer.seal(nonce, _encode(said), _place(decision))


def open_words(sealer: Sealer, decision: UUID, sealed: bytes) -> Words:
    """The words of a decision; raises SealBroken."""
    return _decode(sealer.open(sealed, _place(decision)))


def seal_second(sealer: Sealer, nonce: bytes, decision: UUID, ground: str) -> bytes:
    """The sealed ground of a second officer who does not agree."""
    return sealer.seal(nonce, _encode(Words(ground=ground.strip())), _place(decision, SECOND))


def open_second(sealer: Sealer, decision: UUID, sealed: bytes) -> str:
    """Why a second officer did not agree; raises SealBroken."""
    return _decode(sealer.open(sealed, _place(decision, SECOND))).ground


def _place(decision: UUID, column: str = "words") -> Place:
    row = decision.hex
    return Place(table="cases_decision", column=column, row=row, version=KEY_VERSION)
