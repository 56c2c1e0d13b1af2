"""What a carrier that waits is told goes into the ledger: counts, never names."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from safepassage.apps.messages.answered import record_answer
from safepassage.flows.platform import Platform
from safepassage.flows.statuses import Word
from safepassage.pipeline.draft import Prepared
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.answer import Meaning

ASKING = "paxlst"
"""The format whose senders wait for an answer."""


class Given(Record, frozen=True):
    """An answer: to which message of whom, about how many travellers."""

    message: UUID
    carrier: UUID
    travellers: int


def record_given(
    platform: Platform, given: Given, words: Sequence[Word], *, actor: Actor, late: bool = False
) -> None:
    """Record an answer in the caller's transaction; of whom nothing is known, "board" was said.

    A message that asks about nobody has no answer, and no entry.
    """
    if not given.travellers:
        return
    told = Counter(word.meaning.value for word in words)
    told[Meaning.BOARD.value] += given.travellers - len(words)
    record_answer(
        given.message,
        carrier=given.carrier,
        told={meaning: count for meaning, count in sorted(told.items()) if count},
        late=late,
        actor=actor,
        at=platform.clock.now(),
    )


def asking(prepared: Prepared) -> int:
    """How many travellers a message asks about."""
    return sum(part.travellers for part in prepared.parts if part.format == ASKING)
