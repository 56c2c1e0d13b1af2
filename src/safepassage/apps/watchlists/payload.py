"""Entries as stored bytes, and the names of their contents."""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

import msgspec

from safepassage.records import ListEntry

_KEY_LENGTH = 32

encode = msgspec.msgpack.Encoder(order="deterministic").encode
decode = msgspec.msgpack.Decoder(ListEntry).decode


def entry_key(watchlist: UUID, payload: bytes) -> str:
    """Name an entry by its list and content; 128 bits as hexadecimal digits."""
    return sha256(watchlist.bytes + payload).hexdigest()[:_KEY_LENGTH]


def content_digest(payloads: Iterable[bytes]) -> str:
    """Name the content of a version, whatever the order of its entries."""
    digest = sha256()
    for payload in sorted(payloads):
        digest.update(sha256(payload).digest())
    return digest.hexdigest()
