"""Questions to databases that are asked and not held, and what they answer."""

from collections.abc import Mapping
from enum import StrEnum

from safepassage.records._base import Record


class RegisterKind(StrEnum):
    """What a register knows of: documents, wanted persons, visas, a state's own people."""

    DOCUMENTS = "documents"
    PERSONS = "persons"
    VISAS = "visas"
    IDENTITIES = "identities"


class Sent(StrEnum):
    """The values that may be sent to a register at all."""

    DOCUMENT_NUMBER = "document.number"
    DOCUMENT_TYPE = "document.type"
    DOCUMENT_ISSUER = "document.issuer"
    SURNAME = "surname"
    GIVEN_NAMES = "given_names"
    BORN = "born"
    NATIONALITY = "nationality"
    SEX = "sex"


class Verdict(StrEnum):
    """What is known after a question; "not checked" is never "no hit"."""

    HIT = "hit"
    NO_HIT = "no_hit"
    NOT_CHECKED = "not_checked"


class Unchecked(StrEnum):
    """Why a register has not answered about somebody."""

    WAITING = "waiting"
    TIMED_OUT = "timed_out"
    UNREACHABLE = "unreachable"
    PAUSED = "paused"
    REFUSED = "refused"
    BAD_ANSWER = "bad_answer"
    NOT_CONFIGURED = "not_configured"
    NO_BASIS = "no_basis"
    PROTECTED = "protected"
    NO_DATA = "no_data"
    MASKED = "masked"


FOR_GOOD = frozenset({Unchecked.NO_BASIS, Unchecked.PROTECTED, Unchecked.NO_DATA, Unchecked.MASKED})
"""Reasons that do not pass by themselves: the question is not repeated."""
FAILURES = frozenset(
    {Unchecked.TIMED_OUT, Unchecked.UNREACHABLE, Unchecked.REFUSED, Unchecked.BAD_ANSWER}
)
"""What went wrong on the way to the register or back."""


class RegisterQuestion(Record, frozen=True):
    """One question: the values by name and nothing else; ``id`` tells nothing of anybody."""

    id: str
    kind: RegisterKind
    values: Mapping[Sent, str]


class RegisterAnswer(Record, frozen=True):
    """What came of a question.

    A hit has the owner's ``reference``, a ``reason`` code of the owner's and the values that
    ``matched``; what was not checked says ``why``.
    """

    verdict: Verdict
    why: Unchecked | None = None
    reference: str | None = None
    reason: str | None = None
    matched: tuple[Sent, ...] = ()


NO_HIT = RegisterAnswer(verdict=Verdict.NO_HIT)


def not_checked(why: Unchecked) -> RegisterAnswer:
    """The answer of a register that was not asked, or did not answer properly."""
    return RegisterAnswer(verdict=Verdict.NOT_CHECKED, why=why)
