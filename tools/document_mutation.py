"""Seeded damage to documents' files: the same seed always makes the same damaged input.

``check`` holds what must be true of any input: a reader gives a value or MalformedError, and
nothing that was damaged is trusted unless what was damaged is not part of what is signed.
"""

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from chip_files import VALID
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.chip import (
    ActiveAuthentication,
    ChipAuthentication,
    judge_active,
    judge_chip,
    judge_offer,
    read_any,
)
from safepassage.documents.lint.files import lint_file
from safepassage.documents.lint.specimen import Setting
from safepassage.documents.lists.files import read_file
from safepassage.documents.passive import Chip, Trust, authenticate
from safepassage.simulation.passports.authority import Authority
from safepassage.simulation.passports.keys import Ecdsa, Rsa
from safepassage.simulation.passports.keys.algorithms import Algorithm
from safepassage.simulation.passports.lists.master_list import Listing, master_list
from safepassage.simulation.passports.security_object import security_object

AT: Final = datetime(2026, 11, 28, tzinfo=UTC)
DG1: Final = b"\x61\x5b\x5f\x1f\x58" + b"P<UTOFUZZ<<CASE".ljust(44, b"<") + b"X1".ljust(44, b"<")
LARGEST: Final = 40_000
LENGTHS: Final = (
    b"\x80",
    b"\x81\x00",
    b"\x84\xff\xff\xff\xff",
    b"\x88" + bytes(8),
    b"\xff",
    b"\x00",
)
ALGORITHMS: Final[tuple[Algorithm, ...]] = (
    Rsa(),
    Rsa(pss=True, info="pss_parameters"),
    Ecdsa(),
    Ecdsa(curve="brainpoolP384r1", digest="sha384"),
)

Edit = Callable[[random.Random, bytes, Sequence[bytes]], bytes]
Reader = Callable[[bytes], object]


def _place(chance: random.Random, data: bytes) -> int:
    return chance.randrange(len(data) + 1)


def flip(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Change a bit."""
    del others
    changed = bytearray(data or b"\0")
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def overwrite(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Put chance in place of some bytes."""
    del others
    at = _place(chance, data)
    return data[:at] + chance.randbytes(chance.randrange(1, 9)) + data[at + chance.randrange(9) :]


def cut(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """End early."""
    del others
    return data[: _place(chance, data)]


def drop(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Leave a piece out."""
    del others
    at = _place(chance, data)
    return data[:at] + data[at + chance.randrange(64) :]


def repeat(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Write a piece more than once."""
    del others
    at = _place(chance, data)
    piece = data[at : at + chance.randrange(1, 200)]
    return data[:at] + piece * chance.randrange(2, 20) + data[at:]


def splice(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Go on as another file does."""
    other = chance.choice(others)
    return data[: _place(chance, data)] + other[_place(chance, other) :]


def relength(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Write a length that DER does not allow, or that is far too long."""
    del others
    at = _place(chance, data)
    return data[:at] + chance.choice(LENGTHS) + data[at + 1 :]


def bury(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Put elements inside one another, hundreds deep."""
    del others
    return b"\x30\x80" * chance.randrange(1, 2000) + data


def invent(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Nothing but chance."""
    del data, others
    return chance.randbytes(chance.randrange(300))


EDITS: Final[tuple[Edit, ...]] = (
    flip,
    flip,
    overwrite,
    cut,
    drop,
    repeat,
    splice,
    relength,
    bury,
    invent,
)


class DocumentMutator:
    """Files of an invented state, damaged by seed, and the readers that have to bear them."""

    def __init__(self) -> None:
        states = [
            Authority("UTO", seed=number, at=AT, algorithm=each)
            for number, each in enumerate(ALGORITHMS)
        ]
        roots = [read_certificate(each.root.raw) for each in states]
        anchors = Anchors([Anchor(root, ("invented",)) for root in roots])
        self.trust = Trust(anchors, Revocations((), anchors))
        objects = [security_object({1: DG1}, each.document_signer(), AT) for each in states]
        certificates = [each.root.raw for each in states]
        lists = [states[2].revocations(), master_list(states[2], Listing(tuple(certificates)))]
        self.files: tuple[bytes, ...] = (*objects, *certificates, *lists, *VALID.values())
        self.setting = Setting(AT, tuple(roots))
        self.readers: tuple[Reader, ...] = (
            self._authenticate,
            self._lint,
            read_file,
            _read_chip,
            _judge_chip,
        )

    def damaged(self, seed: int) -> bytes:
        """The damaged file of a seed."""
        chance = random.Random(seed)  # noqa: S311 - the same seed makes the same file
        data = chance.choice(self.files)
        for _ in range(chance.randrange(1, 4)):
            data = chance.choice(EDITS)(chance, data, self.files)[:LARGEST]
        return data

    def check(self, seed: int) -> None:
        """Read the damaged file of a seed by every reader."""
        data = self.damaged(seed)
        for reader in self.readers:
            try:
                reader(data)
            except MalformedError:
                continue

    def _lint(self, data: bytes) -> object:
        return lint_file(data, self.setting)

    def _authenticate(self, data: bytes) -> object:
        return authenticate(Chip(data, {1: DG1, 2: data[:64]}, com=data[-64:]), self.trust, AT)


def _read_chip(data: bytes) -> object:
    try:
        return read_any(data)
    except UnusableKeyError:
        return None


def _judge_chip(data: bytes) -> object:
    """Judge a chip by a damaged data group, and the answer of a chip by what is in one."""
    everything = frozenset(range(1, 17))
    active = ActiveAuthentication(nonce=bytes(8), signature=data[-64:])
    agreed = ChipAuthentication(answer=data[:64], private_key=b"\7")
    return (
        judge_active(active, data, data, everything),
        judge_active(active, VALID["DG15"], VALID["DG14"], everything),
        judge_chip(agreed, data, everything),
        judge_offer(data, VALID["DG14"], everything),
    )
