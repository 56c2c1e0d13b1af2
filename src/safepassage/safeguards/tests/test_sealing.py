import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from safepassage.safeguards import sealing
from safepassage.safeguards.sealing import (
    AuthorityWrapper,
    LookUp,
    Place,
    SealBroken,
    Use,
)

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
NONCE = bytes(12)
PLACE = Place(table="travel_traveller", column="names", row="r1", version=1)
AUTHORITY = bytes(range(64, 96))
EPHEMERAL = bytes(range(128, 160))


def _public(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


@given(st.binary(max_size=300))
def test_what_is_sealed_opens_again(plaintext: bytes) -> None:
    sealed = sealing.seal(KEY, NONCE, plaintext, PLACE)
    assert sealing.open_sealed(KEY, sealed, PLACE) == plaintext
    assert len(sealed) == len(plaintext) + 28
    if len(plaintext) > 8:
        assert plaintext not in sealed


@pytest.mark.parametrize(
    "place",
    [
        Place(table="travel_document", column="names", row="r1", version=1),
        Place(table="travel_traveller", column="phones", row="r1", version=1),
        Place(table="travel_traveller", column="names", row="r2", version=1),
        Place(table="travel_traveller", column="names", row="r1", version=2),
    ],
)
def test_a_moved_value_does_not_open(place: Place) -> None:
    with pytest.raises(SealBroken):
        sealing.open_sealed(KEY, sealing.seal(KEY, NONCE, b"x", PLACE), place)


def test_any_changed_bit_breaks_the_seal() -> None:
    sealed = sealing.seal(KEY, NONCE, b"ROSSI", PLACE)
    for bit in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SealBroken):
            sealing.open_sealed(KEY, bytes(changed), PLACE)


@pytest.mark.parametrize("length", [0, 11, 27])
def test_a_truncated_value_breaks_the_seal(length: int) -> None:
    with pytest.raises(SealBroken):
        sealing.open_sealed(KEY, sealing.seal(KEY, NONCE, b"x", PLACE)[:length], PLACE)


def test_another_key_does_not_open() -> None:
    with pytest.raises(SealBroken):
        sealing.open_sealed(OTHER_KEY, sealing.seal(KEY, NONCE, b"x", PLACE), PLACE)


def test_a_short_key_is_wrong_use() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        sealing.seal(b"short", NONCE, b"x", PLACE)


def test_a_data_key_is_wrapped_under_a_subkey_of_the_day() -> None:
    wrapping = sealing.subkey(KEY, Use.WRAPPING)
    wrapped = sealing.wrap(wrapping, NONCE, OTHER_KEY, PLACE)
    assert sealing.unwrap(wrapping, wrapped, PLACE) == OTHER_KEY
    with pytest.raises(SealBroken):
        sealing.unwrap(sealing.subkey(KEY, Use.LOOK_UP), wrapped, PLACE)


@pytest.mark.parametrize("use", Use)
def test_subkeys_are_hkdf_as_another_implementation_computes_it(use: Use) -> None:
    info = b"safepassage day key|" + use.encode()
    assert sealing.subkey(KEY, use) == HKDF(SHA256(), 32, salt=None, info=info).derive(KEY)


def test_tokens_tell_kinds_values_and_keys_apart() -> None:
    tokens = {
        sealing.token(key, kind, value)
        for key in (KEY, OTHER_KEY)
        for kind in LookUp
        for value in ("", "X1", "X2")
    }
    assert len(tokens) == 2 * len(LookUp) * 3
    assert {len(token) for token in tokens} == {16}
    assert sealing.token(KEY, LookUp.EMAIL, "é") == sealing.token(KEY, LookUp.EMAIL, "é")


def test_a_body_digest_depends_on_key_and_body() -> None:
    digests = {sealing.body_digest(key, body) for key in (KEY, OTHER_KEY) for body in (b"", b"a")}
    assert len(digests) == 4


def test_the_authority_opens_what_was_wrapped_for_it() -> None:
    wrapper = AuthorityWrapper(_public(AUTHORITY), EPHEMERAL)
    wrapped = wrapper.wrap("r1", NONCE, KEY)
    public = wrapper.ephemeral_public
    assert public == _public(EPHEMERAL)
    assert sealing.unwrap_for_authority(AUTHORITY, public, "r1", wrapped) == KEY
    with pytest.raises(SealBroken):
        sealing.unwrap_for_authority(OTHER_KEY, public, "r1", wrapped)


def test_a_released_key_opens_one_record_of_the_message_and_no_other() -> None:
    wrapper = AuthorityWrapper(_public(AUTHORITY), EPHEMERAL)
    first = wrapper.wrap("r1", NONCE, KEY)
    second = wrapper.wrap("r2", NONCE, OTHER_KEY)
    released = sealing.release_key(AUTHORITY, wrapper.ephemeral_public, "r1")
    assert sealing.unwrap_released(released, "r1", first) == KEY
    for record in ("r1", "r2"):
        with pytest.raises(SealBroken):
            sealing.unwrap_released(released, record, second)


@pytest.mark.parametrize("public", [bytes(32), b"short"])
def test_an_unusable_public_key_is_refused(public: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        AuthorityWrapper(public, EPHEMERAL)
    with pytest.raises(SealBroken):
        sealing.release_key(AUTHORITY, public, "r1")
