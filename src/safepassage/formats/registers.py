"""The JSON profile in which registers are asked over HTTP (docs/operate/registers.md)."""

import re
from typing import Literal

import msgspec

from safepassage.records._base import Record
from safepassage.records.register import (
    NO_HIT,
    RegisterAnswer,
    RegisterKind,
    RegisterQuestion,
    Sent,
    Verdict,
)

MEDIA_TYPE = "application/json"
ANSWER_LIMIT = 16_384
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_REFERENCE = re.compile(r"[!-~]{1,80}")


class BadAnswerError(ValueError):
    """What came back is no answer to the question; nothing of it is used."""


class _Body(Record, frozen=True):
    question: str
    kind: RegisterKind
    values: dict[Sent, str]


class _Reply(Record, frozen=True):
    """Fields beyond these are passed over: an owner may add some."""

    question: str
    result: Literal["hit", "no_hit"]
    reference: str | None = None
    reason: str | None = None
    matched: tuple[Sent, ...] = ()


def write(question: RegisterQuestion) -> bytes:
    """The body of a question."""
    body = _Body(question=question.id, kind=question.kind, values=dict(question.values))
    return msgspec.json.encode(body)


def read(body: bytes, question: RegisterQuestion) -> RegisterAnswer:
    """The answer to this question; raises BadAnswerError.

    A hit names its reference, a reason in small letters and what matched of what was sent.
    """
    if len(body) > ANSWER_LIMIT:
        raise BadAnswerError("the answer is too long")
    try:
        reply = msgspec.json.decode(body, type=_Reply)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadAnswerError("the answer is not of the profile") from error
    if reply.question != question.id:
        raise BadAnswerError("the answer is to another question")
    return NO_HIT if reply.result == "no_hit" else _hit(reply, question)


def _hit(reply: _Reply, question: RegisterQuestion) -> RegisterAnswer:
    if not _REFERENCE.fullmatch(reply.reference or ""):
        raise BadAnswerError("a hit has the owner's reference")
    if not _CODE.fullmatch(reply.reason or ""):
        raise BadAnswerError("a hit has a reason, as a code")
    if not reply.matched or not set(reply.matched) <= question.values.keys():
        raise BadAnswerError("a hit names what matched of what was sent")
    return RegisterAnswer(
        verdict=Verdict.HIT,
        reference=reply.reference,
        reason=reply.reason,
        matched=reply.matched,
    )
