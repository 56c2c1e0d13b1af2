"""The file that goes to the authority: what is asked, its words sealed, and what proves it.

Each of the authority's keys that may answer has a part of its own: the words as a letter, a
secret that only this request's answer can prove, and for unmasking the wrapped data key of
exactly one record.
"""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

import msgspec

from safepassage.records._base import Record
from safepassage.safeguards.letters import CHANCE_BYTES, key_id, seal_letter
from safepassage.safeguards.sealing import KEY_BYTES, NONCE_BYTES, AuthorityWrapper

FORM = "safepassage approval request 1"
Chance = Callable[[int], bytes]


class Turn(StrEnum):
    """What the authority is asked for: leave, or a review of what was urgent."""

    ANSWER = "answer"
    REVIEW = "review"


class Said(Record, frozen=True):
    """Ground and case in the words of whoever asks."""

    ground: str
    case: str


class Request(Record, frozen=True):
    """What is asked; ``answer_to`` is the X25519 public key (hex) of this request alone.

    ``id``, ``subject`` and ``requester`` are UUIDs in 32 hexadecimal digits.
    """

    id: str
    turn: Turn
    kind: str
    subject: str
    law: str
    purpose: str
    requester: str
    requested_at: datetime
    answer_by: datetime
    urgent: bool
    opens: str
    answer_to: str


class WrappedKey(Record, frozen=True):
    """The data key of the request's record as it is stored, in hex."""

    ephemeral: str
    wrapped: str


class Part(Record, frozen=True):
    """What one key of the authority opens, in hex; ``key`` is its id."""

    key: str
    words: str
    ephemeral: str
    challenge: str
    record: WrappedKey | None = None


class AskedFile(Record, frozen=True):
    """The whole file."""

    form: str
    request: Request
    parts: tuple[Part, ...]


class FileBroken(Exception):  # noqa: N818 - a state, told as one
    """The file is not what it should be; the text says why."""


def digest(request: Request, said: Said) -> bytes:
    """Names the request with all that it says and every word said of it."""
    return sha256(msgspec.json.encode((request, said), order="deterministic")).digest()


def words_context(request: str) -> str:
    """What the letter with the words is bound to."""
    return f"approval words|{request}"


def part_for(
    public: bytes,
    request: Request,
    said: Said,
    secret: bytes,
    chance: Chance,
    *,
    record: WrappedKey | None = None,
) -> Part:
    """The part that the holder of ``public`` opens; ``secret`` is 32 bytes known at home alone."""
    words = msgspec.json.encode(said)
    letter = seal_letter(public, words_context(request.id), words, chance(CHANCE_BYTES))
    wrapper = AuthorityWrapper(public, chance(KEY_BYTES))
    challenge = wrapper.wrap(digest(request, said).hex(), chance(NONCE_BYTES), secret)
    return Part(
        key=key_id(public).hex(),
        words=letter.hex(),
        ephemeral=wrapper.ephemeral_public.hex(),
        challenge=challenge.hex(),
        record=record,
    )


def asked_text(request: Request, parts: tuple[Part, ...]) -> bytes:
    """The file's bytes."""
    whole = AskedFile(form=FORM, request=request, parts=parts)
    return msgspec.json.format(msgspec.json.encode(whole)) + b"\n"


def read_asked(content: bytes) -> AskedFile:
    """The file of its bytes; raises ``FileBroken``."""
    try:
        found = msgspec.json.decode(content, type=AskedFile)
    except msgspec.MsgspecError as error:
        raise FileBroken(f"this is no request for approval: {error}") from error
    if found.form != FORM:
        raise FileBroken(f"the request is of form '{found.form}'; this reads '{FORM}'")
    return found
