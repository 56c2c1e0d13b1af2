"""What came of a question, in one transaction each: its row, its entry, a hit, the carrier's word.

A hit is a lead until the register's owner confirms it. It makes a work item, and at most asks a
carrier to contact the government.
"""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

import msgspec
from django.db import transaction

from safepassage.adapters.registers.file import RegisterForm
from safepassage.apps.cases import services as cases
from safepassage.apps.cases.findings import REGISTER_CLASS, REGISTER_HIT, Finding, NewHit, Occasion
from safepassage.apps.cases.raising import raise_hits
from safepassage.apps.enquiries import services
from safepassage.apps.enquiries.services import Outcome
from safepassage.apps.travel.carrier_view import Bound, bound
from safepassage.apps.travel.rescreening import hold_flight
from safepassage.flows.enquiries.asking import Answered
from safepassage.flows.enquiries.planning import Task
from safepassage.flows.hits import evidence_place
from safepassage.flows.platform import Platform
from safepassage.flows.word_again import change_and_tell
from safepassage.records.actor import Actor
from safepassage.records.reason import MatchReason
from safepassage.records.register import RegisterAnswer, Verdict
from safepassage.records.watch import MatchClass
from safepassage.safeguards.registers import is_name_alone
from safepassage.safeguards.sealing import NONCE_BYTES

OWNER_REFERENCE, OWNER_REASON, MATCHED = "owner_reference", "owner_reason", "matched_"
CHUNK = 50
_encode = msgspec.msgpack.Encoder().encode


def settle_unasked(platform: Platform, outcomes: Sequence[Outcome], *, actor: Actor) -> None:
    """Write what touches no hit, many in a transaction."""
    for first in range(0, len(outcomes), CHUNK):
        with transaction.atomic():
            _settle(platform, outcomes[first : first + CHUNK], actor)


def settle_all(
    platform: Platform, answered: Sequence[Answered], *, actor: Actor, tell: bool
) -> bool:
    """Write what came of questions; whether it changed anybody's hits.

    With ``tell`` a carrier that asked before hears what follows of it.
    """
    touching = [one for one in answered if _touches_hits(one.outcome)]
    plain = [one.outcome for one in answered if not _touches_hits(one.outcome)]
    settle_unasked(platform, plain, actor=actor)
    changed = [_settle_hit(platform, one, actor, tell=tell) for one in touching]
    return any(changed)


def _settle_hit(platform: Platform, answered: Answered, actor: Actor, *, tell: bool) -> bool:
    change = partial(_change, platform, answered, actor)
    if not tell:
        with transaction.atomic():
            return change()
    journey = answered.outcome.waiting.journey
    way = bound([journey]).get(journey)
    return change_and_tell(
        platform,
        journey,
        departs_at=way.departs_at if way else None,
        actor=actor,
        turn=transaction.atomic,
        change=change,
    )


def hits_of(register: str) -> str:
    """What the keys of a register's hits begin with."""
    return f"{REGISTER_HIT}{register}/"


def _touches_hits(outcome: Outcome) -> bool:
    """A hit, or the end of one: a register that does not answer ends none."""
    was_hit = outcome.waiting.answered == Verdict.HIT
    verdict = outcome.answer.verdict
    return verdict is Verdict.HIT or (was_hit and verdict is Verdict.NO_HIT)


def _settle(platform: Platform, outcomes: Sequence[Outcome], actor: Actor) -> frozenset[UUID]:
    at = platform.clock.now()
    return services.settle(outcomes, actor=actor, at=at, keep=platform.quality_time)


def _change(platform: Platform, answered: Answered, actor: Actor) -> bool:
    """Settle and make the register's hit what it says; of old data, or of masked, nothing."""
    task, outcome = answered.task, answered.outcome
    journey = outcome.waiting.journey
    hold_flight(outcome.waiting.flight)
    way = bound([journey]).get(journey)
    if not _settle(platform, [outcome], actor) or way is None:
        return False
    among = hits_of(task.form.name)
    before = cases.standing_hits(journey, among=among)
    hits = [_hit(platform, task, outcome.answer)] if outcome.answer.verdict is Verdict.HIT else []
    at = platform.clock.now()
    finding = Finding(occasion=_occasion(platform, journey, way), hits=tuple(hits))
    raise_hits([finding], actor=actor, at=at, among=among)
    return before != {one.key for one in hits}


def _occasion(platform: Platform, journey: UUID, way: Bound) -> Occasion:
    return Occasion(
        item=platform.ids.new(),
        journey=journey,
        flight=way.flight,
        kind=way.kind,
        due_at=way.departs_at or way.arrives_at,
        delete_at=way.delete_at,
    )


def _hit(platform: Platform, task: Task, answer: RegisterAnswer) -> NewHit:
    """The register's answer as a hit; it has no scores, for nothing was compared here."""
    hit, form = platform.ids.new(), task.form
    evidence = _encode(_reasons(task, answer))
    match_class = MatchClass.NAME_ONLY.value if is_name_alone(answer.matched) else REGISTER_CLASS
    return NewHit(
        id=hit,
        key=f"{hits_of(form.name)}{answer.reason}",
        match_class=match_class,
        list_id=None,
        list_version="",
        inputs=f"enquiry:{task.waiting.id}",
        purpose=form.purpose.value,
        headline=f"{match_class}/",
        codes=_codes(form, answer),
        name_score=0.0,
        identity_score=0.0,
        evidence=task.opened.sealer.seal(
            platform.ids.random(NONCE_BYTES), evidence, evidence_place(hit)
        ),
    )


def _codes(form: RegisterForm, answer: RegisterAnswer) -> list[list[str | float]]:
    matched: list[list[str | float]] = [[f"{MATCHED}{one}", 0.0] for one in answer.matched]
    return [[f"{REGISTER_HIT}{form.name}", 0.0], *matched]


def _reasons(task: Task, answer: RegisterAnswer) -> tuple[MatchReason, ...]:
    """The values that were sent and matched, and what only the owner knows more about."""
    told = {name: value for one in task.questions for name, value in one.items()}
    return (
        *(
            MatchReason(code=f"{MATCHED}{one}", weight=1.0, text="", query=told.get(one))
            for one in answer.matched
        ),
        MatchReason(code=OWNER_REASON, weight=0.0, text="", listed=answer.reason),
        MatchReason(code=OWNER_REFERENCE, weight=0.0, text="", listed=answer.reference),
    )
