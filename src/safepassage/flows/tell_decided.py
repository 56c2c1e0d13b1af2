"""A decision in force becomes the carrier's word; an answer goes out when that word changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from msgspec.structs import replace

from safepassage.apps.cases.status import Status, boarding, say_all, say_decided, statuses
from safepassage.apps.messages import selectors as messages
from safepassage.apps.travel.carrier_view import Addressed, bound
from safepassage.flows.answers import queue_unsolicited, severest
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor
from safepassage.records.answer import Meaning
from safepassage.safeguards.purpose import Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Whom a decision is about, who takes it and why.

    ``copies`` are the records that are surely the person's, ``near`` those too that may well
    be: what protects somebody stands on all of these.
    """

    platform: Platform
    addressed: Addressed
    actor: Actor
    purpose: Purpose
    copies: Sequence[UUID]
    near: Sequence[UUID]


def tell_decided(case: Case, meaning: Meaning, decision: UUID, *, protects: bool) -> None:
    """Write the word of a decision, inside its transaction.

    One that ``protects`` ends whatever any copy of the traveller was told, and stands on all.
    """
    story = messages.story(case.addressed.message)
    if story is None:
        return
    copies = case.near if protects else case.copies
    said = statuses(copies)
    before = severest(one.meaning for one in said.values())
    journey = case.addressed.journey
    own = Status(
        journey=journey,
        carrier=story.sender,
        meaning=meaning,
        since=case.platform.clock.now(),
        delete_at=case.addressed.delete_at,
        sequence=said[journey].sequence if journey in said else 0,
        decision=decision,
    )
    say_decided(own)
    if protects:
        protect(own, said.values(), copies)
    after = severest(one.meaning for one in statuses(copies).values())
    if after != before:
        _queue(case, after, decision, story.sender)


def protect(own: Status, said: Iterable[Status], copies: Iterable[UUID]) -> None:
    """Let the word that protects a traveller stand on every record of the same person."""
    sequences = {one.journey: one.sequence for one in said}
    for journey, record in bound(copies).items():
        if journey != own.journey:
            say_decided(
                replace(
                    own,
                    journey=journey,
                    delete_at=record.delete_at,
                    sequence=sequences.get(journey, 0),
                )
            )


def release(case: Case, decision: UUID) -> None:
    """End what a decision that was taken back had said about other records of the person."""
    at = case.platform.clock.now()
    said = [one for one in statuses(case.near).values() if one.decision == decision]
    say_all([boarding(one, at) for one in said])


def _queue(case: Case, meaning: Meaning, decision: UUID, carrier: UUID) -> None:
    queue_unsolicited(
        case.platform,
        case.addressed,
        meaning,
        carrier=carrier,
        decision=decision,
        actor=case.actor,
    )
