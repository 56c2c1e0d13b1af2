"""What a requester told, and the request opened for who works on it."""

from typing import NamedTuple
from uuid import UUID

import msgspec

from safepassage.apps.audit import ledger
from safepassage.apps.subjects import selectors
from safepassage.apps.subjects.content import Opened, What, opened
from safepassage.apps.subjects.models import SubjectRequest
from safepassage.apps.subjects.services import By
from safepassage.flows.platform import Platform
from safepassage.records._base import Record


class Told(Record, frozen=True):
    """Whose data it is, who asks where that is another, how to reach them, and their words.

    ``born`` is ISO 8601; ``number`` and ``issuer`` are those of the document that was used.
    """

    surname: str
    given_names: str = ""
    born: str = ""
    number: str = ""
    issuer: str = ""
    asker: str = ""
    bond: str = ""
    address: str = ""
    contact: str = ""
    flights: str = ""
    words: str = ""


class NoRequest(Exception):  # noqa: N818 - a state, told as one
    """There is no such request, or it was opened, answered or ended in the meantime."""


class Open(NamedTuple):
    """A request with its content and what its requester told."""

    row: SubjectRequest
    content: Opened
    told: Told


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Told).decode


def put_told(content: Opened, told: Told, *, by: By) -> None:
    """Seal what the requester told."""
    content.put(What.TOLD, _encode(told), by=by.officer, at=by.at)


def open_request(platform: Platform, request: UUID, *, by: By, lock: bool = False) -> Open:
    """Open a request inside the caller's transaction, after the entry that says so.

    Raises ``NoRequest``, and ``content.Ended`` when its key is gone.
    """
    row = selectors.locked(request) if lock else selectors.by_id(request)
    if row is None:
        raise NoRequest
    ledger.write_read(
        actor=by.actor,
        purpose=by.purpose,
        subject=str(request),
        field_group="subject_request",
        at=by.at,
    )
    content = opened(row, platform.keys, platform.ids)
    return Open(row, content, _decode(content.last(What.TOLD) or _encode(Told(surname=""))))
