"""Values that nobody here can open again: sealed to somebody else's public key.

A fresh ephemeral pair a value (X25519, RFC 7748), a fresh data key wrapped for the holder of
the private key, the value padded and sealed with it (``sealing``)::

    ephemeral public key (32) | wrapped data key (60) | sealed value

Values padded to one size have one length, so that it tells nothing of them.
"""

from collections.abc import Callable

from safepassage.safeguards.sealing import (
    KEY_BYTES,
    NONCE_BYTES,
    TAG_BYTES,
    AuthorityWrapper,
    Place,
    SealBroken,
    open_sealed,
    seal,
    unwrap_for_authority,
)

_WRAPPED = NONCE_BYTES + KEY_BYTES + TAG_BYTES
_LENGTH = 4


def seal_to(public: bytes, plaintext: bytes, place: Place, random: Callable[[int], bytes]) -> bytes:
    """Seal a value to an X25519 public key of 32 raw bytes."""
    wrapper, key = AuthorityWrapper(public, random(KEY_BYTES)), random(KEY_BYTES)
    wrapped = wrapper.wrap(_name(place), random(NONCE_BYTES), key)
    return wrapper.ephemeral_public + wrapped + seal(key, random(NONCE_BYTES), plaintext, place)


def open_with(private: bytes, sealed: bytes, place: Place) -> bytes:
    """Open it with the private key; raises ``SealBroken`` when key, place or a bit differs."""
    ephemeral, rest = sealed[:KEY_BYTES], sealed[KEY_BYTES:]
    if len(rest) < _WRAPPED:
        raise SealBroken("shorter than any sealed value")
    key = unwrap_for_authority(private, ephemeral, _name(place), rest[:_WRAPPED])
    return open_sealed(key, rest[_WRAPPED:], place)


def padded(value: bytes, size: int) -> bytes:
    """The value with its length before it and zeros behind, to a multiple of ``size`` bytes."""
    told = len(value).to_bytes(_LENGTH) + value
    return told + bytes(-len(told) % size)


def unpadded(value: bytes) -> bytes:
    """The value again; raises ``SealBroken`` when it says to be longer than it is."""
    length = int.from_bytes(value[:_LENGTH])
    if length > len(value) - _LENGTH:
        raise SealBroken("the value was cut off")
    return value[_LENGTH : _LENGTH + length]


def _name(place: Place) -> str:
    return place.encoded().decode()
