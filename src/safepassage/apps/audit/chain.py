r"""The chain's arithmetic: what is digested, how links are made, what a head says. Pure.

One line of an export is one of the two structs here, as canonical JSON (fields in the order
of their declaration, no spaces, binary values in hexadecimal, times in UTC)::

    digest  = SHA-256("safepassage entry 1\n" | canonical entry)
    chain n = SHA-256("safepassage chain 1\n" | chain n-1 | canonical [n, entry id, digest, end])
    head    = Ed25519("safepassage head 1\n" | canonical head without signatures)

The chain before number 1 is 32 zero bytes.
"""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

GENESIS = bytes(32)
_ENTRY = b"safepassage entry 1\n"
_CHAIN = b"safepassage chain 1\n"
_HEAD = b"safepassage head 1\n"
_encode = msgspec.json.Encoder().encode


class EntryText(msgspec.Struct, frozen=True):
    """An entry as it is digested and exported; ``details`` is JSON, kept byte by byte."""

    id: int
    uuid: UUID
    at: datetime
    event: str
    actor_kind: str
    actor_id: str
    purpose: str | None
    subject: str
    details: msgspec.Raw
    regime: str
    expires_at: datetime


class SealedLine(msgspec.Struct, frozen=True, tag_field="line", tag="entry", kw_only=True):
    """An entry with its place in the chain; ``text`` is null when the entry's period is over."""

    number: int
    entry: int
    digest: str
    expires_at: datetime
    chain: str
    text: EntryText | None


class HeadLine(msgspec.Struct, frozen=True, tag_field="line", tag="head", kw_only=True):
    """A signed statement of the chain's length and last value at a time.

    ``successor`` is the public key that signs all later heads, with its own signature of this
    head (cross-signed); both are empty but at a rotation.
    """

    number: int
    chain: str
    at: datetime
    key: str
    successor: str = ""
    signature: str = ""
    successor_signature: str = ""


Line = SealedLine | HeadLine
encode_line = _encode
decode_line = msgspec.json.Decoder(Line).decode


def digest_of(entry: EntryText) -> bytes:
    """Digest an entry."""
    return sha256(_ENTRY + _encode(entry)).digest()


def link(previous: bytes, *, number: int, entry: int, digest: bytes, expires_at: datetime) -> bytes:
    """Chain the next seal to the ``previous`` value."""
    seal = _encode((number, entry, digest.hex(), expires_at))
    return sha256(_CHAIN + previous + seal).digest()


def sign_head(head: HeadLine, seed: bytes, successor_seed: bytes | None = None) -> HeadLine:
    """Sign ``head`` with the key of ``seed`` and, at a rotation, with its successor's."""
    stated = _stated(head)
    return msgspec.structs.replace(
        head,
        signature=_sign(seed, stated),
        successor_signature=_sign(successor_seed, stated) if successor_seed else "",
    )


def is_signed(head: HeadLine) -> bool:
    """Whether the signatures of ``head`` are those of the keys that it names."""
    stated = _stated(head)
    if not _verified(head.key, head.signature, stated):
        return False
    if not head.successor:
        return not head.successor_signature
    return _verified(head.successor, head.successor_signature, stated)


def public_of(seed: bytes) -> bytes:
    """Return the public half of a signing key."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def _stated(head: HeadLine) -> bytes:
    bare = msgspec.structs.replace(head, signature="", successor_signature="")
    return _HEAD + _encode(bare)


def _sign(seed: bytes, stated: bytes) -> str:
    return Ed25519PrivateKey.from_private_bytes(seed).sign(stated).hex()


def _verified(key: str, signature: str, stated: bytes) -> bool:
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), stated)
    except (ValueError, InvalidSignature):
        return False
    return True
