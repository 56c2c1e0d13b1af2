"""What is known of a work item and its traveller when somebody asks to disclose the record."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.models import ItemState, Queue
from safepassage.apps.cases.shown import ItemHead, LastDecision
from safepassage.apps.cases.status import protection_possible
from safepassage.apps.travel.carrier_view import Addressed, Masked, address, bound
from safepassage.flows.counterparts import near_for, travellers_for
from safepassage.flows.feared import feared_states
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.disclosure import Facts, Person, person_of
from safepassage.safeguards.protection import ANY_STATE
from safepassage.safeguards.purpose import Purpose


class Known(Record, frozen=True):
    """The facts of an item, with the record as it was opened; ``None`` where it is masked."""

    item: ItemHead
    facts: Facts
    decision: LastDecision | None
    addressed: Addressed | None


@transaction.atomic
def known(platform: Platform, item: UUID, *, actor: Actor, purpose: Purpose) -> Known | None:
    """What is known of an item; ``None`` when ``purpose`` finds none.

    The protection contact's items are found, too: so that what stands against them is said.
    """
    head = cases.head(purpose, tuple(Queue), item)
    if head is None:
        return None
    decided = head.state == ItemState.DECIDED
    decision = cases.last_decisions([item]).get(item) if decided else None
    addressed = _addressed(platform, head.journey, actor, purpose)
    facts = Facts(
        kind=head.kind,
        outcome=Outcome(decision.outcome) if decision else None,
        with_protection=head.queue == Queue.PROTECTION,
        masked=addressed is None,
        assessed_until=_assessed_until(head.journey),
        person=_person(platform, addressed, actor, purpose),
    )
    return Known(item=head, facts=facts, decision=decision, addressed=addressed)


def _addressed(
    platform: Platform, journey: UUID, actor: Actor, purpose: Purpose
) -> Addressed | None:
    at = platform.clock.now()
    try:
        return address(journey, actor=actor, purpose=purpose, keys=platform.keys, at=at)
    except Masked:
        return None


def _assessed_until(journey: UUID) -> datetime | None:
    """The first assessment ends with the arrival of who comes in, the departure of others."""
    way = bound([journey]).get(journey)
    if way is None:
        return None
    inbound = way.direction == Direction.INBOUND
    return way.arrives_at or way.departs_at if inbound else way.departs_at


def _person(
    platform: Platform, addressed: Addressed | None, actor: Actor, purpose: Purpose
) -> Person:
    """Whose states may not hear; nobody can say it of a masked record, so all are in doubt."""
    if addressed is None:
        return Person(claim=True, nationality_known=False)
    near = near_for(platform, addressed, purpose)
    travellers = travellers_for(platform, addressed, actor=actor, purpose=purpose)
    claim = protection_possible(near)
    if not claim:
        return person_of(travellers, claim=False)
    feared = feared_states(platform, addressed.journey, actor=actor)
    if ANY_STATE in feared:
        return Person(claim=True, nationality_known=False)
    return person_of(travellers, claim=True, feared=feared)
