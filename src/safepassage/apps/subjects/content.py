"""The sealed content of requests: a key each, wrapped under the key of the day of its end."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from safepassage.apps.subjects.models import DocumentCopy, SealedWords, SubjectRequest
from safepassage.pipeline.ports import Ids, Keys
from safepassage.records._base import Record
from safepassage.safeguards.sealing import (
    KEY_BYTES,
    NONCE_BYTES,
    KeyGone,
    Place,
    SealBroken,
    Sealer,
    Use,
    subkey,
    unwrap,
    wrap,
)

KEY_VERSION = 1


class What(StrEnum):
    """The kinds of content of a request."""

    CHOSEN = "chosen"
    LETTER = "letter"
    LIMITS = "limits"
    LONGER = "longer"
    REVIEW = "review"
    TOLD = "told"


class Ended(Exception):  # noqa: N818 - a state, told as one
    """The request's key is gone, and its content with it."""


class Copy(Record, frozen=True):
    """What was sent of a document: the printed lines, and a picture with its media type."""

    lines: str
    picture: bytes = b""
    media: str = ""


class Opened:
    """A request whose content can be read and added to."""

    def __init__(self, row: SubjectRequest, sealer: Sealer, ids: Ids[UUID]) -> None:
        self.row = row
        self._sealer = sealer
        self._ids = ids

    def put(self, what: What, content: bytes, *, by: UUID | None, at: datetime) -> None:
        """Add content of a kind."""
        number = self.row.words.filter(what=what.value).count()
        sealed = self._sealer.seal(
            self._ids.random(NONCE_BYTES), content, _place(self.row.pk, what, number)
        )
        SealedWords.objects.create(
            request=self.row, what=what.value, number=number, sealed=sealed, by=by, at=at
        )

    def last(self, what: What) -> bytes | None:
        """The newest content of a kind, or nothing."""
        row = self.row.words.filter(what=what.value).order_by("-number").first()
        if row is None:
            return None
        return self._sealer.open(bytes(row.sealed), _place(self.row.pk, what, row.number))


def new_key(keys: Keys, ids: Ids[UUID], request: UUID, delete_at: datetime) -> bytes:
    """A fresh key for a request that ends at ``delete_at``, wrapped as it is stored."""
    place = _key_place("subjects_request", request)
    return _wrapped(keys, ids, ids.random(KEY_BYTES), place, delete_at)


def opened(row: SubjectRequest, keys: Keys, ids: Ids[UUID]) -> Opened:
    """Open a request; raises ``Ended``."""
    key = _unwrapped(keys, bytes(row.key), _key_place("subjects_request", row.pk), row.delete_at)
    return Opened(row, Sealer(key), ids)


def keep_copy(
    row: SubjectRequest, copy: Copy, *, delete_at: datetime, keys: Keys, ids: Ids[UUID]
) -> None:
    """Seal what was sent of a document under a key that ends with the check."""
    key = ids.random(KEY_BYTES)
    sealer = Sealer(key)
    lines = sealer.seal(ids.random(NONCE_BYTES), copy.lines.encode(), _copy_place(row.pk, "lines"))
    picture = None
    if copy.picture:
        nonce = ids.random(NONCE_BYTES)
        picture = sealer.seal(nonce, copy.picture, _copy_place(row.pk, "picture"))
    DocumentCopy.objects.create(
        request=row,
        key=_wrapped(keys, ids, key, _key_place("subjects_copy", row.pk), delete_at),
        lines=lines,
        picture=picture,
        media=copy.media,
        size=len(copy.picture),
        delete_at=delete_at,
    )


def read_copy(row: SubjectRequest, keys: Keys) -> Copy | None:
    """What was sent of a document, as long as nobody has checked it; raises ``Ended``."""
    kept = DocumentCopy.objects.filter(request=row).first()
    if kept is None:
        return None
    key = _unwrapped(keys, bytes(kept.key), _key_place("subjects_copy", row.pk), kept.delete_at)
    sealer = Sealer(key)
    picture = kept.picture and sealer.open(bytes(kept.picture), _copy_place(row.pk, "picture"))
    return Copy(
        lines=sealer.open(bytes(kept.lines), _copy_place(row.pk, "lines")).decode(),
        picture=picture or b"",
        media=kept.media,
    )


def destroy_copy(row: SubjectRequest) -> None:
    """Destroy what was sent of a document with its key; the database overwrites both."""
    DocumentCopy.objects.filter(request=row).delete()


def _wrapped(keys: Keys, ids: Ids[UUID], key: bytes, place: Place, end: datetime) -> bytes:
    wrapping = subkey(keys.day_key(end.date()), Use.SUBJECT)
    return wrap(wrapping, ids.random(NONCE_BYTES), key, place)


def _unwrapped(keys: Keys, wrapped: bytes, place: Place, end: datetime) -> bytes:
    try:
        return unwrap(subkey(keys.day_key(end.date()), Use.SUBJECT), wrapped, place)
    except (KeyGone, SealBroken) as error:
        raise Ended from error


def _key_place(table: str, request: UUID) -> Place:
    return Place(table=table, column="key", row=request.hex, version=KEY_VERSION)


def _copy_place(request: UUID, column: str) -> Place:
    return Place(table="subjects_copy", column=column, row=request.hex, version=KEY_VERSION)


def _place(request: UUID, what: What, number: int) -> Place:
    row = f"{request.hex}/{what}/{number}"
    return Place(table="subjects_words", column="sealed", row=row, version=KEY_VERSION)
