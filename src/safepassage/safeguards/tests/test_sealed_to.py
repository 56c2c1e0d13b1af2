"""What is sealed to another's key opens with the private half alone, and tells no length."""

import os

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from safepassage.safeguards.sealed_to import open_with, padded, seal_to, unpadded
from safepassage.safeguards.sealing import Place, SealBroken

PLACE = Place(table="regulation_sealedreading", column="sealed", row="1", version=1)


@pytest.fixture
def private() -> bytes:
    return os.urandom(32)


def public_of(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def test_the_holder_of_the_private_key_opens_it(private: bytes) -> None:
    sealed = seal_to(public_of(private), b"told", PLACE, os.urandom)
    assert open_with(private, sealed, PLACE) == b"told"
    assert sealed != seal_to(public_of(private), b"told", PLACE, os.urandom)


def test_no_other_key_place_or_bit_does(private: bytes) -> None:
    sealed = seal_to(public_of(private), b"told", PLACE, os.urandom)
    elsewhere = Place(table="regulation_sealedreading", column="sealed", row="2", version=1)
    for key, value, place in (
        (os.urandom(32), sealed, PLACE),
        (private, sealed, elsewhere),
        (private, sealed[:-1] + bytes([sealed[-1] ^ 1]), PLACE),
        (private, sealed[:40], PLACE),
    ):
        with pytest.raises(SealBroken):
            open_with(key, value, place)


@pytest.mark.parametrize("length", [0, 1, 4092, 4093])
def test_padding_hides_the_length_and_comes_off(length: int) -> None:
    value = os.urandom(length)
    assert len(padded(value, 4096)) in {4096, 8192}
    assert unpadded(padded(value, 4096)) == value


def test_a_cut_value_is_seen() -> None:
    with pytest.raises(SealBroken):
        unpadded(padded(b"told", 16)[:6])
