"""Letters: bytes of any length that one X25519 key opens, in one context and no other.

A fresh key seals the content (AES-256-GCM) and is wrapped for the recipient as data keys are
(``sealing.AuthorityWrapper``), bound to the context. A letter is
``ephemeral public key | wrapped key | sealed content``.
"""

from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

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

KEY_ID_BYTES = 8
CHANCE_BYTES = 2 * KEY_BYTES + 2 * NONCE_BYTES
WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES


def key_id(public: bytes) -> bytes:
    """The first eight bytes of the SHA-256 of a public key: which of several it is."""
    return sha256(public).digest()[:KEY_ID_BYTES]


def public_of(private: bytes) -> bytes:
    """The public half of 32 raw bytes of an X25519 private key."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_letter(public: bytes, context: str, content: bytes, chance: bytes) -> bytes:
    """Seal ``content`` for the holder of ``public``; ``chance`` are 88 fresh random bytes.

    Raises ``ValueError`` for a key that is none.
    """
    ephemeral, key = chance[:KEY_BYTES], chance[KEY_BYTES : 2 * KEY_BYTES]
    first, second = chance[-2 * NONCE_BYTES : -NONCE_BYTES], chance[-NONCE_BYTES:]
    wrapper = AuthorityWrapper(public, ephemeral)
    wrapped = wrapper.wrap(context, first, key)
    return wrapper.ephemeral_public + wrapped + seal(key, second, content, _place(context))


def open_letter(private: bytes, context: str, letter: bytes) -> bytes:
    """The content of a letter; raises ``SealBroken``."""
    ephemeral = letter[:KEY_BYTES]
    wrapped = letter[KEY_BYTES : KEY_BYTES + WRAPPED_BYTES]
    if len(wrapped) < WRAPPED_BYTES:
        raise SealBroken("shorter than any letter")
    key = unwrap_for_authority(private, ephemeral, context, wrapped)
    return open_sealed(key, letter[KEY_BYTES + WRAPPED_BYTES :], _place(context))


def _place(context: str) -> Place:
    return Place(table="letter", column="content", row=context, version=1)
