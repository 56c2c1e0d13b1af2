"""What a carrier that waits is told goes into the ledger: counts, never names."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from safepassage.apps.messages.answered import record_answer
from safepassage.flows.platform import Platform
from safepassage.flows.statuses import Word
from safepassage.formats.intents import intent_of
from safepassage.pipeline.draft import Prepared
from safepassage.pipeline.stages import numbered
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.answer import Meaning
from safepassage.records.intent import ENDING
from safepassage.records.message import Message, ParsedFile

ASKING = frozenset({"paxlst", "apps"})
"""The formats in which carriers ask about travellers."""


class Given(Record, frozen=True):
    """An answer: to which message of whom, about which travellers by their ordinals."""

    message: UUID
    carrier: UUID
    asked: frozenset[int]


def record_given(
    platform: Platform, given: Given, words: Sequence[Word], *, actor: Actor, late: bool = False
) -> None:
    """Record an answer in the caller's transaction; of whom nothing is known, "board" was said.

    A message that asks about nobody has no answer, and no entry.
    """
    if not given.asked:
        return
    said = dict.fromkeys(given.asked, Meaning.BOARD)
    said |= {word.ordinal: word.meaning for word in words if word.ordinal in given.asked}
    told = Counter(meaning.value for meaning in said.values())
    record_answer(
        given.message,
        carrier=given.carrier,
        told=dict(sorted(told.items())),
        late=late,
        actor=actor,
        at=platform.clock.now(),
    )


def asked_about(prepared: Prepared) -> frozenset[int]:
    """The ordinals of those a message asks about: whoever travels."""
    found: set[int] = set()
    first = 0
    for part in prepared.parts:
        if part.format in ASKING and part.intent not in ENDING:
            found.update(range(first, first + part.travellers))
        first += part.travellers
    return frozenset(found)


def places_asked(parsed: ParsedFile) -> frozenset[int]:
    """As ``asked_about``, of an input that was only read."""
    return frozenset(
        first + place
        for first, message in numbered(parsed)
        if first is not None and message.format in ASKING and not _is_ending(message)
        for place in range(len(message.travellers))
    )


def _is_ending(message: Message) -> bool:
    return intent_of(message.format, message.function, message.subfunction) in ENDING
