"""The authority's side: open what is asked, and answer it for this request alone.

A grant of unmasking carries the record's data key sealed anew for the request's own key, bound
to the request with every word of it: it opens nothing else, and not under another ground.
"""

import hmac
from datetime import datetime

import msgspec

from safepassage.records._base import Record
from safepassage.safeguards.approvals.asked import (
    AskedFile,
    Chance,
    FileBroken,
    Part,
    Request,
    Said,
    digest,
    words_context,
)
from safepassage.safeguards.letters import (
    CHANCE_BYTES,
    key_id,
    open_letter,
    public_of,
    seal_letter,
)
from safepassage.safeguards.sealing import SealBroken, unwrap_for_authority

FORM = "safepassage approval answer 1"


class Answer(Record, frozen=True):
    """What the authority says; ``reasons`` and ``data_key`` are letters to the request's key.

    ``key`` is the id of the key that answers; ``valid_until`` is there for a grant of leave only,
    and ``granted`` says of a review that it was right.
    """

    form: str
    request: str
    key: str
    granted: bool
    decided_at: datetime
    valid_until: datetime | None
    reasons: str
    data_key: str


class AnswerFile(Record, frozen=True):
    """The answer with the proof that the authority's key gave it, in hex."""

    answer: Answer
    proof: str


class Saying(Record, frozen=True):
    """What the authority says: a grant until ``valid_until`` or a refusal, and why.

    Of a review ``granted`` says that it was right.
    """

    granted: bool
    reasons: str
    decided_at: datetime
    valid_until: datetime | None = None


def data_key_context(named: bytes) -> str:
    """What the letter with the data key is bound to: the request with every word of it."""
    return f"approval data key|{named.hex()}"


def reasons_context(named: bytes) -> str:
    """What the letter with the reasons is bound to."""
    return f"approval reasons|{named.hex()}"


def said_in(asked: AskedFile, private: bytes) -> Said:
    """Ground and case, opened by one of the authority's keys.

    Raises ``FileBroken`` when the request is not for this key, or anything in it was changed.
    """
    part = _part(asked, private)
    try:
        letter = bytes.fromhex(part.words)
        words = open_letter(private, words_context(asked.request.id), letter)
        said = msgspec.json.decode(words, type=Said)
        _secret(part, asked.request, said, private)
    except (SealBroken, ValueError, msgspec.MsgspecError) as error:
        raise FileBroken("the request was changed on its way") from error
    return said


def answer(asked: AskedFile, private: bytes, saying: Saying, chance: Chance) -> AnswerFile:
    """Answer a request with the authority's key; raises ``FileBroken`` as ``said_in`` does."""
    request, part = asked.request, _part(asked, private)
    said = said_in(asked, private)
    named, to = digest(request, said), bytes.fromhex(request.answer_to)
    reasons = seal_letter(to, reasons_context(named), saying.reasons.encode(), chance(CHANCE_BYTES))
    given = Answer(
        form=FORM,
        request=request.id,
        key=part.key,
        granted=saying.granted,
        decided_at=saying.decided_at,
        valid_until=saying.valid_until,
        reasons=reasons.hex(),
        data_key=_released(part, request, named, private, chance) if saying.granted else "",
    )
    secret = _secret(part, request, said, private)
    return AnswerFile(answer=given, proof=proof(secret, given).hex())


def proof(secret: bytes, given: Answer) -> bytes:
    """What only the holder of the request's secret can put beside this answer."""
    return hmac.digest(secret, msgspec.json.encode(given, order="deterministic"), "sha256")


def answer_text(answered: AnswerFile) -> bytes:
    """The file's bytes."""
    return msgspec.json.format(msgspec.json.encode(answered)) + b"\n"


def read_answer(content: bytes) -> AnswerFile:
    """The file of its bytes; raises ``FileBroken``."""
    try:
        found = msgspec.json.decode(content, type=AnswerFile)
    except msgspec.MsgspecError as error:
        raise FileBroken(f"this is no answer to a request: {error}") from error
    if found.answer.form != FORM:
        raise FileBroken(f"the answer is of form '{found.answer.form}'; this reads '{FORM}'")
    return found


def _part(asked: AskedFile, private: bytes) -> Part:
    mine = key_id(public_of(private)).hex()
    found = next((one for one in asked.parts if one.key == mine), None)
    if found is None:
        keys = ", ".join(one.key for one in asked.parts)
        raise FileBroken(f"the request is for the key {keys}, and not for {mine}")
    return found


def _secret(part: Part, request: Request, said: Said, private: bytes) -> bytes:
    return unwrap_for_authority(
        private,
        bytes.fromhex(part.ephemeral),
        digest(request, said).hex(),
        bytes.fromhex(part.challenge),
    )


def _released(part: Part, request: Request, named: bytes, private: bytes, chance: Chance) -> str:
    """The record's data key in a letter to the request; empty where none is asked for."""
    if part.record is None:
        return ""
    try:
        data_key = unwrap_for_authority(
            private,
            bytes.fromhex(part.record.ephemeral),
            request.subject,
            bytes.fromhex(part.record.wrapped),
        )
    except SealBroken as error:
        raise FileBroken("the wrapped key is not of the record that the request names") from error
    to = bytes.fromhex(request.answer_to)
    return seal_letter(to, data_key_context(named), data_key, chance(CHANCE_BYTES)).hex()
