"""Why a record is disclosed, in the officers' words, sealed under the traveller's own key."""

from uuid import UUID

import msgspec

from safepassage.records._base import Record
from safepassage.safeguards.sealing import Place, Sealer

KEY_VERSION = 1


class DisclosureWords(Record, frozen=True):
    """What the first officer says; ``reference`` is of the recipient's own request or case.

    ``from_state`` names the state whose unit the data came from, ``consent`` its consent.
    """

    need: str
    link: str
    necessity: str = ""
    from_state: str = ""
    consent: str = ""
    reference: str = ""


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(DisclosureWords).decode


def seal_words(sealer: Sealer, nonce: bytes, disclosure: UUID, words: DisclosureWords) -> bytes:
    """The sealed words of a disclosure."""
    said = {name: getattr(words, name).strip() for name in words.__struct_fields__}
    return sealer.seal(nonce, _encode(DisclosureWords(**said)), _place(disclosure, "words"))


def open_words(sealer: Sealer, disclosure: UUID, sealed: bytes) -> DisclosureWords:
    """The words of a disclosure; raises SealBroken."""
    return _decode(sealer.open(sealed, _place(disclosure, "words")))


def seal_second(sealer: Sealer, nonce: bytes, disclosure: UUID, ground: str) -> bytes:
    """Why a second officer does not agree, sealed."""
    return sealer.seal(nonce, ground.strip().encode(), _place(disclosure, "second_words"))


def open_second(sealer: Sealer, disclosure: UUID, sealed: bytes) -> str:
    """Why a second officer did not agree; raises SealBroken."""
    return sealer.open(sealed, _place(disclosure, "second_words")).decode()


def _place(disclosure: UUID, column: str) -> Place:
    return Place(
        table="disclosures_disclosure", column=column, row=disclosure.hex, version=KEY_VERSION
    )
