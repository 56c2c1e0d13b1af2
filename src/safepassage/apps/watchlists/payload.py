"""Entries as stored bytes, and the names of their contents."""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

import msgspec

from safepassage.records import ListEntry

_KEY_LENGTH = 32
_FIRST_FIELDS = 12
"""A field that came later is stored only where it is told: no entry gets another key by it."""
_LATER = frozenset(ListEntry.__struct_fields__[_FIRST_FIELDS:])

_encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(ListEntry).decode


def encode(entry: ListEntry) -> bytes:
    """An entry as stored, its fields in their order."""
    fields = msgspec.structs.asdict(entry).items()
    return _encode({name: value for name, value in fields if value or name not in _LATER})


def entry_key(watchlist: UUID, payload: bytes) -> str:
    """Name an entry by its list and content; 128 bits as hexadecimal digits."""
    return sha256(watchlist.bytes + payload).hexdigest()[:_KEY_LENGTH]


def content_digest(payloads: Iterable[bytes]) -> str:
    """Name the content of a version, whatever the order of its entries."""
    digest = sha256()
    for payload in sorted(payloads):
        digest.update(sha256(payload).digest())
    return digest.hexdigest()
