"""An officer decides a work item; only the console can reach this flow (rule 7).

The rights of ``safeguards.boarding`` are checked here whatever the page says.
A decision in force becomes the carrier's status in the same transaction.
"""

from uuid import UUID

from django.db import transaction
from msgspec.structs import replace

from safepassage.apps.cases import decisions
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.cases.status import Status, protection_possible, say_decided, statuses
from safepassage.apps.messages import selectors as messages
from safepassage.apps.travel.carrier_view import Addressed, Masked, address, siblings
from safepassage.flows.answers import queue_unsolicited, severest
from safepassage.flows.grounds import Words, open_words, seal_words
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.answer import Meaning
from safepassage.records.outcome import Outcome
from safepassage.safeguards.boarding import NEEDS_SECOND, Situation, is_national, refuse
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import NONCE_BYTES

MEANING_OF = {
    Outcome.NOT_THE_SAME_PERSON: Meaning.BOARD,
    Outcome.BOARD: Meaning.BOARD,
    Outcome.BOARD_AND_TELL_ARRIVAL: Meaning.BOARD,
    Outcome.POSSIBLE_PROTECTION_NEED: Meaning.BOARD,
    Outcome.ASK_CARRIER: Meaning.INSUFFICIENT_DATA,
    Outcome.DO_NOT_BOARD: Meaning.DO_NOT_BOARD,
}


class DecisionRefused(Exception):  # noqa: N818 - a state, told as one
    """The decision cannot be taken; ``code`` for machines, the text for the officer."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


class Decided(Record, frozen=True):
    """The decision written; ``in_force`` is false while it waits for a second officer."""

    decision: UUID
    in_force: bool


def decide(
    platform: Platform,
    *,
    item: UUID,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
    outcome: Outcome,
    words: Words,
    corrects: UUID | None = None,
) -> Decided:
    """Decide an item; raises DecisionRefused with the rule that stands against it.

    ``corrects`` is the decision that this one takes the place of, as the officer saw it.
    """
    try:
        with transaction.atomic():
            row = decisions.locked(item)
            addressed = _address(platform, row, actor, purpose)
            _check(platform, addressed, outcome, words)
            decision_id = platform.ids.new()
            proposal = decisions.Proposal(
                id=decision_id,
                outcome=outcome,
                words=seal_words(
                    addressed.sealer, platform.ids.random(NONCE_BYTES), decision_id, words
                ),
                needs_second=outcome in NEEDS_SECOND,
            )
            at = platform.clock.now()
            decision = decisions.record(
                row,
                proposal,
                officer=officer,
                actor=actor,
                purpose=purpose,
                at=at,
                corrects=corrects,
            )
            if decision.in_force:
                _tell_carrier(platform, addressed, outcome, decision_id, actor)
    except decisions.NotDecidable as error:
        raise DecisionRefused("not_decidable", str(error)) from error
    return Decided(decision=decision_id, in_force=decision.in_force)


def second(
    platform: Platform,
    *,
    decision: UUID,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
    agrees: bool,
) -> Decided:
    """A second officer agrees or not; raises DecisionRefused.

    The rights are looked at again: what is known may have changed since the first word.
    """
    try:
        with transaction.atomic():
            waiting = decisions.waiting(decision)
            addressed = _address(platform, waiting.item, actor, purpose)
            if agrees:
                words = open_words(addressed.sealer, waiting.id, bytes(waiting.words))
                _check(platform, addressed, Outcome(waiting.outcome), words)
            confirmed = decisions.confirm(
                waiting,
                agrees=agrees,
                officer=officer,
                actor=actor,
                purpose=purpose,
                at=platform.clock.now(),
            )
            if confirmed.in_force:
                outcome = Outcome(confirmed.outcome)
                _tell_carrier(platform, addressed, outcome, decision, actor)
    except decisions.NotDecidable as error:
        raise DecisionRefused("not_decidable", str(error)) from error
    return Decided(decision=decision, in_force=confirmed.in_force)


def _address(platform: Platform, item: WorkItem, actor: Actor, purpose: Purpose) -> Addressed:
    try:
        return address(
            item.journey,
            actor=actor,
            purpose=purpose,
            keys=platform.keys,
            at=platform.clock.now(),
        )
    except Masked as error:
        text = "This journey is masked or deleted; nothing can be decided about it any more."
        raise DecisionRefused("masked", text) from error


def _check(platform: Platform, addressed: Addressed, outcome: Outcome, words: Words) -> None:
    situation = Situation(
        direction=addressed.direction,
        departed=addressed.departs_at is not None and addressed.departs_at <= platform.clock.now(),
        national=is_national(platform.geography.nationality, addressed.traveller),
        protection_possible=protection_possible(siblings(addressed.journey)),
        law=words.law,
        court_order=words.court_order,
        ground=words.ground,
    )
    if refusal := refuse(outcome, situation):
        raise DecisionRefused(refusal.code, refusal.text)


def _tell_carrier(
    platform: Platform, addressed: Addressed, outcome: Outcome, decision: UUID, actor: Actor
) -> None:
    """Make the decision the carrier's status; an answer goes out when its word changes.

    A possible need of protection ends whatever any copy of the traveller was told before.
    """
    story = messages.story(addressed.message)
    if story is None:
        return
    copies = siblings(addressed.journey)
    said = statuses(copies)
    before = severest(one.meaning for one in said.values())
    own = Status(
        journey=addressed.journey,
        carrier=story.sender,
        meaning=MEANING_OF[outcome],
        since=platform.clock.now(),
        delete_at=addressed.delete_at,
        sequence=said[addressed.journey].sequence if addressed.journey in said else 0,
        decision=decision,
    )
    say_decided(own)
    if outcome is Outcome.POSSIBLE_PROTECTION_NEED:
        for one in said.values():
            if one.journey != own.journey:
                say_decided(
                    replace(
                        own,
                        journey=one.journey,
                        delete_at=one.delete_at,
                        sequence=one.sequence,
                    )
                )
    after = severest(one.meaning for one in statuses(copies).values())
    if after != before:
        carrier = story.sender
        queue_unsolicited(
            platform, addressed, after, carrier=carrier, decision=decision, actor=actor
        )
