"""Seeded damage to seals: on the outside, and inside of what is compressed and encoded.

``check`` holds what must be true of any input: it is read or refused with a reason, the answer
is JSON, and nothing is trusted that does not say what the sound seal said.
"""

import random
import zlib
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import msgspec

from document_mutation import EDITS, LARGEST
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals import check, read, read_key_set
from safepassage.documents.seals.encodings import base45, radix
from safepassage.records import Verdict
from safepassage.simulation.seals.barcodes import Barcode, barcode
from safepassage.simulation.seals.health_cards import in_digits
from sealing import AT, BY, CARDS_BY, PASSPORT, PERMIT_MESSAGES, Sound, sound, trusting

MOST_EDITS: Final = 4
PIECES: Final = (
    b'{"data":{},"sig":{}}',
    b"\x9f" * 40,
    b"[" * 400,
    b"\x5b\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\xd8\x18\x41\x00",
    b"\\ud800",
    b"1e999",
    b"\xff\x40" + bytes(64),
    b"HC1:",
    b".",
)

Wrap = Callable[[bytes], bytes]


class Layer(NamedTuple):
    """Octets to damage, and how they are wrapped into a seal."""

    octets: bytes
    wrap: Wrap


def as_it_is(data: bytes) -> bytes:
    """Nothing around."""
    return data


def in_base45(data: bytes) -> bytes:
    """Compressed and written as a covid certificate is."""
    return b"HC1:" + base45.encode(zlib.compress(data)).encode()


def in_base32(data: bytes) -> bytes:
    """Written as a signed barcode is."""
    return b"RDB1B" + radix.encode_base32(data).encode()


def in_body(data: bytes) -> bytes:
    """Compressed as the middle of a health card."""
    head, _, signature = sound()["SHC"].data.decode().split(".")
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    body = packer.compress(data) + packer.flush()
    return f"{head}.{radix.encode(body)}.{signature}".encode()


def layers() -> list[tuple[Sound, Layer]]:
    """Every place to damage, with the sound seal that it is a part of."""
    kinds = sound()
    covid, card = kinds["DCC"], kinds["SHC"]
    text = barcode(Barcode(messages={0x81: PERMIT_MESSAGES[2]}), BY)
    body = zlib.decompress(radix.decode(card.data.decode().split(".")[1]), -zlib.MAX_WBITS)
    token = zlib.decompress(base45.decode(covid.data.decode()[4:]))
    return [
        *((each, Layer(each.data, as_it_is)) for each in kinds.values()),
        (covid, Layer(token, in_base45)),
        (Sound(text.encode(), trusting(BY)), Layer(radix.decode_base32(text[5:]), in_base32)),
        (card, Layer(body, in_body)),
        (card, Layer(in_digits(card.data.decode()).encode(), as_it_is)),
    ]


def is_within(part: object, whole: object) -> bool:
    """Whether something says nothing that the whole does not: a mobile document may show less."""
    if isinstance(part, Mapping) and isinstance(whole, Mapping):
        return all(key in whole and is_within(part[key], whole[key]) for key in part)
    return part == whole


class SealMutator:
    """Sound seals of an invented state, damaged by seed."""

    def __init__(self) -> None:
        self.layers = layers()
        self.others = (*PIECES, *(layer.octets for _, layer in self.layers))
        self.said = [check(each.data, each.held, AT).fields for each, _ in self.layers]

    def damaged(self, seed: int) -> tuple[int, bytes]:
        """Which seal a seed damages, and what becomes of it."""
        chance = random.Random(seed)  # noqa: S311 - the same seed makes the same file
        which = chance.randrange(len(self.layers))
        _, layer = self.layers[which]
        data = layer.octets
        for _ in range(chance.randrange(1, MOST_EDITS)):
            data = chance.choice(EDITS)(chance, data, self.others)[:LARGEST]
        return which, layer.wrap(data)

    def check(self, seed: int) -> None:
        """Check the damaged seal of a seed, and see that the answer is one."""
        which, data = self.damaged(seed)
        held = self.layers[which][0].held
        seal = check(data, held, AT, printed=PASSPORT if seed % 2 else None)
        msgspec.json.encode(seal)
        if seal.verdict is Verdict.TRUSTED and not is_within(seal.fields, self.said[which]):
            raise AssertionError("a damaged seal is trusted for another")
        for reader in (read, read_key_set):
            try:
                reader(data)
            except MalformedError:
                continue
        if seed % len(EDITS) == 0:
            self._key_set(seed)

    def _key_set(self, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - as above
        data = chance.choice(EDITS)(chance, CARDS_BY.key_set(), self.others)
        try:
            read_key_set(data)
        except MalformedError:
            return
