"""Makes the answer to a request: CIRS, CICC, CIMA, each with ERR instead where all fails.

The passenger's fields are repeated as sent, so that the carrier finds its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from safepassage.formats.apps.build import built
from safepassage.formats.apps.codes import (
    ANSWER_TO,
    CANCEL,
    CHECK_IN,
    CLOSE,
    CODES,
    COUNTS,
    LETTERS,
    NEW,
    OLD,
)
from safepassage.formats.apps.layout import PRECEDING, field, is_wide
from safepassage.records import Answer, AppsGroup, Message

_ASKING = {CHECK_IN: "PRQ", CANCEL: "PCX", CLOSE: "MRQ"}
_REPEATED, _SUBTYPE, _PAIRS = 16, 6, 3


@dataclass(frozen=True, slots=True)
class _Answering:
    """What all groups of one answer have in common."""

    transaction: str
    country: str
    version: str


def respond(
    request: Message, answers: Sequence[Answer], *, country: str, ids: Sequence[str] = ()
) -> Message:
    """The answer to a request: one of ``answers`` for each passenger or manifest, in order.

    ``country`` is whose answer it is; ``ids`` are the numbers under which APPS keeps each
    passenger. An answer's ``status`` is written, else the code of its meaning. Raises
    ``ValueError`` when the answers are not as many, when a meaning has no established code,
    and for what is no request.
    """
    transaction, groups = _asked(request)
    if len(groups) != len(answers):
        raise ValueError(f"{len(groups)} were asked about, {len(answers)} answers were given.")
    version = NEW if request.version == NEW else OLD
    how = _Answering(transaction, country, version)
    numbers = chain(ids, repeat(""))
    written = [_answer(how, *one) for one in zip(groups, answers, numbers, strict=False)]
    return built(ANSWER_TO[transaction], request.reference, (), written)


def refuse(request: Message, *, country: str, code: str, text: str) -> Message:
    """ERR: the request could not be answered; the carrier may repeat it."""
    transaction, _ = _asked(request)
    group = AppsGroup(name="ERR", field_count=3, fields=(country, code, text))
    return built(ANSWER_TO[transaction], request.reference, (), [group])


def _asked(request: Message) -> tuple[str, list[AppsGroup]]:
    apps = request.apps
    if apps is None or apps.transaction not in _ASKING:
        raise ValueError("Only a CIRQ, CICX or CIMR can be answered.")
    wanted = _ASKING[apps.transaction]
    return apps.transaction, [group for group in apps.groups if group.name == wanted]


def _answer(how: _Answering, group: AppsGroup, answer: Answer, number: str) -> AppsGroup:
    code = code_of(answer)
    errors = tuple(_errors(answer))
    first = field(group, 0) or ""
    if how.transaction == CLOSE:
        return _full("MAK", (first or how.country, code, *errors[:2]), OLD)
    person = (first.zfill(3), how.country, *_person(group), code, LETTERS.get(code, ""))
    if how.transaction == CANCEL:
        return _full("PCC", (*person, *errors), OLD)
    return _full("PRS", (*person, number, *errors), how.version)


def code_of(answer: Answer) -> str:
    """The code that says an answer; ``ValueError`` when none is established."""
    if answer.status:
        return answer.status
    if answer.meaning not in CODES:
        raise ValueError(f"APPS has no established code for {answer.meaning}.")
    return CODES[answer.meaning]


def _person(group: AppsGroup) -> tuple[str, ...]:
    """The request's own fields, with room for the subtype, which answers always have."""
    fields = list(group.fields[PRECEDING[group.name] :])
    if not is_wide(group):
        fields.insert(_SUBTYPE, "")
    return tuple([*fields, *[""] * _REPEATED][:_REPEATED])


def _errors(answer: Answer) -> Iterator[str]:
    for error in answer.errors[:_PAIRS]:
        yield error.code
        yield error.text or ""


def _full(name: str, fields: Sequence[str], version: str) -> AppsGroup:
    count = COUNTS[name][version]
    return AppsGroup(name=name, field_count=count, fields=tuple(fields))
