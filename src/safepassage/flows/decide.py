"""An officer decides a work item; only the console can reach this flow (rule 7).

The rights of ``safeguards.boarding`` are checked here whatever the page says.
A decision in force becomes the carrier's status in the same transaction.
"""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db import transaction

from safepassage.apps.cases import decisions
from safepassage.apps.cases.models import Decision, Queue, WorkItem
from safepassage.apps.cases.selectors import lists_on
from safepassage.apps.cases.status import protection_possible
from safepassage.apps.travel.carrier_view import Masked, address
from safepassage.flows import clearing, holding
from safepassage.flows.arrival import NO_DESK, settle_arrival
from safepassage.flows.counterparts import copies_for, near_for, travellers_for
from safepassage.flows.fairness import stamping
from safepassage.flows.fairness.tallying import tally_decided
from safepassage.flows.grounds import Words, open_words, seal_second, seal_words
from safepassage.flows.platform import Platform
from safepassage.flows.refusal_terms import refusal_terms
from safepassage.flows.tell_decided import Case, release, tell_decided
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.answer import Meaning
from safepassage.records.kinds import DataKind
from safepassage.records.outcome import Outcome
from safepassage.records.traveller import Traveller
from safepassage.safeguards.boarding import (
    NEEDS_SECOND,
    OF_PROTECTION,
    SHORTEST_GROUND,
    Situation,
    Standing,
    is_national,
    refuse,
    standings_of,
)
from safepassage.safeguards.fairness.groups import groups_of
from safepassage.safeguards.purpose import Purpose, purpose_of
from safepassage.safeguards.sealing import NONCE_BYTES

MEANING_OF = {
    Outcome.NOT_THE_SAME_PERSON: Meaning.BOARD,
    Outcome.BOARD: Meaning.BOARD,
    Outcome.BOARD_AND_TELL_ARRIVAL: Meaning.BOARD,
    Outcome.POSSIBLE_PROTECTION_NEED: Meaning.BOARD,
    Outcome.ASK_CARRIER: Meaning.INSUFFICIENT_DATA,
    Outcome.DO_NOT_BOARD: Meaning.DO_NOT_BOARD,
}
NO_NOTICE = (
    "Nobody can be refused here: it is not configured whom a refused traveller reaches at any "
    "hour, and how they appeal. Let the arrival desk be told instead, and tell the administrator."
)


CONFIRMING = frozenset({Outcome.DO_NOT_BOARD, Outcome.BOARD_AND_TELL_ARRIVAL})
"""The outcomes that say: this is the person, or the document, that is looked for."""
WHY_NOT = "Say in words why you do not agree; ten characters at least."


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
            case = _case(platform, row, actor, purpose)
            _keep_protected(row, outcome, officer, corrects)
            _check(case, outcome, words)
            decision_id = platform.ids.new()
            proposal = decisions.Proposal(
                id=decision_id,
                outcome=outcome,
                words=seal_words(
                    case.addressed.sealer, platform.ids.random(NONCE_BYTES), decision_id, words
                ),
                needs_second=outcome in NEEDS_SECOND,
                version=case.addressed.version,
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
            stamping.note(row, decision_id, outcome, officer=officer, at=at)
            if corrects:
                clearing.take_back(platform, corrects, actor=actor, purpose=purpose)
                _tally(case, row, decisions.outcome_of(corrects), sign=-1)
                holding.take_back(platform, corrects, actor=actor, purpose=purpose)
            if decision.in_force:
                _put_in_force(case, row, decision_id, outcome)
                _link(case, row, decision, words)
                if corrects:
                    release(case, corrects)
                if outcome is Outcome.NOT_THE_SAME_PERSON:
                    _clear(case, row, decision_id, officer)
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
    ground: str = "",
) -> Decided:
    """A second officer agrees, or says why not in ``ground``; raises DecisionRefused.

    The rights are looked at again: what is known may have changed since the first word.
    """
    try:
        with transaction.atomic():
            waiting = decisions.waiting(decision)
            case = _case(platform, waiting.item, actor, purpose)
            words = open_words(case.addressed.sealer, waiting.id, bytes(waiting.words))
            if agrees:
                _check(case, Outcome(waiting.outcome), words)
            elif len(ground.strip()) < SHORTEST_GROUND:
                raise DecisionRefused("ground_missing", WHY_NOT)
            at = platform.clock.now()
            confirmed = decisions.confirm(
                waiting,
                agrees=agrees,
                officer=officer,
                actor=actor,
                purpose=purpose,
                at=at,
                words=None if agrees else _sealed_second(case, decision, ground),
            )
            stamping.note_second(waiting.item, decision, officer=officer, agrees=agrees, at=at)
            if confirmed.in_force:
                _put_in_force(case, waiting.item, decision, Outcome(confirmed.outcome))
                _link(case, waiting.item, confirmed, words)
    except decisions.NotDecidable as error:
        raise DecisionRefused("not_decidable", str(error)) from error
    return Decided(decision=decision, in_force=confirmed.in_force)


def _sealed_second(case: Case, decision: UUID, ground: str) -> bytes:
    nonce = case.platform.ids.random(NONCE_BYTES)
    return seal_second(case.addressed.sealer, nonce, decision, ground)


def _case(platform: Platform, item: WorkItem, actor: Actor, purpose: Purpose) -> Case:
    at = platform.clock.now()
    try:
        addressed = address(item.journey, actor=actor, purpose=purpose, keys=platform.keys, at=at)
    except Masked as error:
        text = "This journey is masked or deleted; nothing can be decided about it any more."
        raise DecisionRefused("masked", text) from error
    return Case(
        platform=platform,
        addressed=addressed,
        actor=actor,
        purpose=purpose,
        copies=copies_for(platform, addressed, purpose),
        near=near_for(platform, addressed, purpose),
    )


def _keep_protected(item: WorkItem, outcome: Outcome, officer: UUID, corrects: UUID | None) -> None:
    """What is with the protection contact is theirs; who gave it to them may take it back."""
    if item.queue != Queue.PROTECTION or outcome in OF_PROTECTION:
        return
    if not decisions.is_handed_over(item, officer, corrects):
        text = "The protection contact lets somebody board; nothing else is decided here."
        raise DecisionRefused("with_protection", text)


def _check(case: Case, outcome: Outcome, words: Words) -> None:
    if outcome is Outcome.DO_NOT_BOARD and refusal_terms() is None:
        raise DecisionRefused("notice_missing", NO_NOTICE)
    if outcome is Outcome.BOARD_AND_TELL_ARRIVAL and case.addressed.direction in NO_DESK:
        text = "This journey does not come in: there is no arrival desk here to tell."
        raise DecisionRefused("no_arrival_here", text)
    departs_at = case.addressed.departs_at
    people = [
        *travellers_for(case.platform, case.addressed, actor=case.actor, purpose=case.purpose)
    ]
    situation = Situation(
        direction=case.addressed.direction,
        departed=departs_at is not None and departs_at <= case.platform.clock.now(),
        national=_national(case, people),
        protection_possible=protection_possible(case.near),
        law=words.law,
        court_order=words.court_order,
        ground=words.ground,
        standings=_standings(case, people),
        by_unit=case.purpose is not Purpose.BORDER_CHECK,
    )
    if refusal := refuse(outcome, situation):
        raise DecisionRefused(refusal.code, refusal.text)


def _national(case: Case, people: Sequence[Traveller]) -> bool | None:
    """Whether any record of the person that may be opened says so; unknown if none tells."""
    home = case.platform.geography.nationality
    told = [is_national(home, traveller) for traveller in people]
    known = [one for one in told if one is not None]
    return any(known) if known else None


def _standings(case: Case, people: Sequence[Traveller]) -> frozenset[Standing]:
    """What the person is to the home state by any record that may be opened."""
    home, free = case.platform.geography.nationality, settings.SAFEPASSAGE_FREE_MOVEMENT
    return frozenset(one for each in people for one in standings_of(home, free, each))


def _clear(case: Case, item: WorkItem, decision: UUID, officer: UUID) -> None:
    """Remember of whom, and of which listings, so that the same hit does not return."""
    clearing.remember(
        case.platform,
        case.addressed,
        item=item.id,
        kind=DataKind(item.kind),
        decision=decision,
        officer=officer,
        actor=case.actor,
        purpose=case.purpose,
    )


def _link(case: Case, item: WorkItem, decision: Decision, words: Words) -> None:
    """Where people have confirmed a hit, that links the journey to what the law is for."""
    if decision.outcome in CONFIRMING:
        holding.by_decision(
            case.platform,
            item.journey,
            item=item.id,
            decision=decision.id,
            ground=words.ground,
            officer=decision.officer,
            actor=case.actor,
            purpose=case.purpose,
        )


def _tally(case: Case, item: WorkItem, outcome: Outcome, *, sign: int = 1) -> None:
    """Count the decision by the traveller's groups, for each list whose hit stands."""
    at = case.platform.clock.now()
    tally_decided(
        outcome,
        lists_on(item.id),
        groups_of(case.addressed.traveller, at.date()),
        purpose=purpose_of(DataKind(item.kind)),
        at=at,
        sign=sign,
    )


def _put_in_force(case: Case, item: WorkItem, decision: UUID, outcome: Outcome) -> None:
    """Tell the carrier and the arrival desk, in the decision's transaction."""
    protects = outcome is Outcome.POSSIBLE_PROTECTION_NEED
    tell_decided(case, MEANING_OF[outcome], decision, protects=protects)
    _tally(case, item, outcome)
    settle_arrival(case, outcome, item.id)
