"""Sealing of personal values: bytes, keys and randomness in; bytes out.

AES-256-GCM (NIST SP 800-38D) with the place of the value as associated data, so that a
ciphertext moved to another table, column, row or key version does not open.
Subkeys come from HKDF-SHA256 (RFC 5869), the authority's wrapping from X25519 (RFC 7748).

Keys are 32 bytes, nonces 12; a nonce is never used twice with one key.
A sealed value is ``nonce | ciphertext | tag``: 28 bytes longer than the plaintext.
"""

import hmac
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from safepassage.records._base import Record

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
TOKEN_BYTES = 16


class SealBroken(Exception):  # noqa: N818 - a state, told as one
    """The value was changed, moved, or sealed with another key."""


class KeyGone(Exception):  # noqa: N818 - a state, told as one
    """The key was destroyed, and what it sealed with it."""


class Use(StrEnum):
    """What a subkey of a day key is for."""

    APPROVAL = "approval"
    CLEARANCE = "clearance"
    FAIRNESS = "fairness"
    INCIDENT = "incident"
    LOOK_UP = "look-up"
    REDRESS = "redress"
    REGULATION = "regulation"
    SUBJECT = "subject"
    WATCHING = "watching"
    WRAPPING = "wrapping"


class LookUp(StrEnum):
    """The kinds of value by which a traveller can be found without opening anything."""

    BAG_TAG = "bag_tag"
    DIVIDED_FROM = "divided_from"
    DIVIDED_TO = "divided_to"
    DOCUMENT = "document"
    EMAIL = "email"
    FREQUENT_FLYER = "frequent_flyer"
    LOCATOR = "locator"
    NAME = "name"
    NAME_AND_BIRTH = "name_and_birth"
    PAYMENT = "payment"
    PHONE = "phone"
    RESERVATION = "reservation"
    SURNAME_AND_BIRTH = "surname_and_birth"
    TICKET = "ticket"
    TRAVELLER_REFERENCE = "traveller_reference"


class Place(Record, frozen=True):
    """Where a sealed value lives: bound to it, so that it opens nowhere else.

    ``table``, ``column`` and ``row`` hold no ``|``; ``version`` counts the keys of that row.
    """

    table: str
    column: str
    row: str
    version: int

    def encoded(self) -> bytes:
        """Return ``table|column|row|version``, the associated data."""
        return f"{self.table}|{self.column}|{self.row}|{self.version}".encode()


class Sealer:
    """Seals and opens many values under one key (the cipher is set up once)."""

    __slots__ = ("_cipher",)

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(_checked(key))

    def seal(self, nonce: bytes, plaintext: bytes, place: Place) -> bytes:
        """Return the sealed value; ``nonce`` is 12 fresh random bytes."""
        return nonce + self._cipher.encrypt(nonce, plaintext, place.encoded())

    def open(self, sealed: bytes, place: Place) -> bytes:
        """Return the plaintext; raises ``SealBroken``."""
        return _opened(self._cipher, sealed, place.encoded())


class Sealers:
    """Seals under the first of several keys, and opens what lies under any of them."""

    __slots__ = ("_sealers",)

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._sealers = [Sealer(key) for key in keys]

    def seal(self, nonce: bytes, plaintext: bytes, place: Place) -> bytes:
        """Return the value sealed under the key in use."""
        return self._sealers[0].seal(nonce, plaintext, place)

    def open(self, sealed: bytes, place: Place) -> bytes:
        """Return the plaintext; raises ``SealBroken`` when no key opens it."""
        for sealer in self._sealers[:-1]:
            with suppress(SealBroken):
                return sealer.open(sealed, place)
        return self._sealers[-1].open(sealed, place)


def seal(key: bytes, nonce: bytes, plaintext: bytes, place: Place) -> bytes:
    """Seal one value under ``key``, bound to ``place``."""
    return Sealer(key).seal(nonce, plaintext, place)


def open_sealed(key: bytes, sealed: bytes, place: Place) -> bytes:
    """Open one value; raises ``SealBroken`` when key, place or a single bit differs."""
    return Sealer(key).open(sealed, place)


def wrap(wrapping_key: bytes, nonce: bytes, data_key: bytes, place: Place) -> bytes:
    """Wrap a record's data key (60 bytes) under the wrapping subkey of a day key."""
    return seal(wrapping_key, nonce, _checked(data_key), place)


def unwrap(wrapping_key: bytes, wrapped: bytes, place: Place) -> bytes:
    """Return the data key; raises ``SealBroken``."""
    return open_sealed(wrapping_key, wrapped, place)


def subkey(day_key: bytes, use: Use) -> bytes:
    """Derive the subkey of ``day_key`` for one use; it dies with the day key."""
    return _expand(_extract(b"", _checked(day_key)), b"safepassage day key|" + use.encode())


def subkeys(keys: Sequence[bytes], use: Use) -> tuple[bytes, ...]:
    """Derive the subkeys of several keys for one use, in their order."""
    return tuple(subkey(key, use) for key in keys)


def token(lookup_key: bytes, kind: LookUp, value: str) -> bytes:
    """Return the 16-byte look-up token (HMAC-SHA256) of a normalised value."""
    return hmac.digest(lookup_key, f"{kind}|{value}".encode(), "sha256")[:TOKEN_BYTES]


def bound_token(key: bytes, holder: str, value: str) -> bytes:
    """Return the 16-byte token of a value for one ``holder``; no other holder's is like it."""
    return hmac.digest(key, f"{holder}|{value}".encode(), "sha256")[:TOKEN_BYTES]


def fingerprint(lookup_key: bytes, content: bytes) -> bytes:
    """Return 16 bytes that tell whether a record's content changed, and nothing without the key."""
    return hmac.digest(lookup_key, b"content|" + content, "sha256")[:TOKEN_BYTES]


def body_digest(digest_key: bytes, body: bytes) -> bytes:
    """Return the keyed digest (HMAC-SHA256, 32 bytes) by which a repeated message is known."""
    return hmac.digest(digest_key, body, "sha256")


class AuthorityWrapper:
    """Wraps the data keys of one message's records for the approval authority.

    One ephemeral key pair a message; each record's wrapping key is derived from the shared
    secret and the record's id, so that the authority can release one key and no other.
    """

    __slots__ = ("_secret", "ephemeral_public")

    def __init__(self, public_key: bytes, ephemeral_private: bytes) -> None:
        """Agree with the authority's public key; both keys are 32 raw X25519 bytes.

        Raises ``ValueError`` for a key that is none.
        """
        private = X25519PrivateKey.from_private_bytes(ephemeral_private)
        self.ephemeral_public = private.public_key().public_bytes_raw()
        shared = private.exchange(X25519PublicKey.from_public_bytes(public_key))
        self._secret = _extract(self.ephemeral_public + public_key, shared)

    def wrap(self, record_id: str, nonce: bytes, data_key: bytes) -> bytes:
        """Wrap the data key of ``record_id``: 60 bytes, stored with ``ephemeral_public``."""
        cipher = AESGCM(_record_key(self._secret, record_id))
        return nonce + cipher.encrypt(nonce, _checked(data_key), record_id.encode())


def release_key(private: bytes, ephemeral_public: bytes, record_id: str) -> bytes:
    """Derive, at the authority, the key that opens one record's wrapping and no other.

    Raises ``SealBroken`` when ``ephemeral_public`` is no usable key.
    """
    own = X25519PrivateKey.from_private_bytes(private)
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(ephemeral_public))
    except ValueError as error:
        raise SealBroken("the ephemeral public key cannot be used") from error
    salt = ephemeral_public + own.public_key().public_bytes_raw()
    return _record_key(_extract(salt, shared), record_id)


def unwrap_released(released: bytes, record_id: str, wrapped: bytes) -> bytes:
    """Open a wrapping with the key that the authority released; raises ``SealBroken``."""
    return _opened(AESGCM(_checked(released)), wrapped, record_id.encode())


def unwrap_for_authority(
    private: bytes, ephemeral_public: bytes, record_id: str, wrapped: bytes
) -> bytes:
    """Return, at the authority, the data key of ``record_id``; raises ``SealBroken``."""
    released = release_key(private, ephemeral_public, record_id)
    return unwrap_released(released, record_id, wrapped)


def _checked(key: bytes) -> bytes:
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes, not {len(key)}")
    return key


def _opened(cipher: AESGCM, sealed: bytes, place: bytes) -> bytes:
    if len(sealed) < NONCE_BYTES + TAG_BYTES:
        raise SealBroken("shorter than any sealed value")
    try:
        return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place)
    except InvalidTag as error:
        raise SealBroken("changed, moved, or sealed with another key") from error


def _record_key(secret: bytes, record_id: str) -> bytes:
    return _expand(secret, b"safepassage authority|" + record_id.encode())


def _extract(salt: bytes, secret: bytes) -> bytes:
    """RFC 5869 section 2.2."""
    return hmac.digest(salt or bytes(sha256().digest_size), secret, "sha256")


def _expand(pseudorandom_key: bytes, info: bytes) -> bytes:
    """RFC 5869 section 2.3 for one block, which is all that a 32-byte key needs."""
    return hmac.digest(pseudorandom_key, info + b"\x01", "sha256")
