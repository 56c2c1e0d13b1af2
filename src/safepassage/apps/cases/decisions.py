"""Decisions of officers. Only ``flows.decide`` may import this module.

A decision that needs a second officer is proposed first and in force only when
another officer agrees.
"""

from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.findings import QUEUE_OF_KIND
from safepassage.apps.cases.models import Decision, ItemState, Queue, WorkItem
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose


class Proposal(Record, frozen=True):
    """What an officer wants to decide; the words are sealed under the traveller's key.

    ``version`` is that of the journey which is decided upon.
    """

    id: UUID
    outcome: Outcome
    words: bytes
    needs_second: bool
    version: int


class NotDecidable(Exception):  # noqa: N818 - a state, told as one
    """The item is in no state for this step; the text is for the officer."""


def locked(item: UUID) -> WorkItem:
    """The item, kept from others until the transaction ends; raises NotDecidable."""
    row = WorkItem.objects.select_for_update().filter(id=item).first()
    if row is None:
        raise NotDecidable("This work item does not exist any more.")
    return row


def record(
    item: WorkItem,
    proposal: Proposal,
    *,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
    at: datetime,
    corrects: UUID | None = None,
) -> Decision:
    """Write a decision; it is in force at once unless it needs a second officer.

    A decided item is decided again only by who has seen its last decision, ``corrects``.
    """
    if item.queue == Queue.PROTECTION and item.state == ItemState.OPEN and corrects:
        _take_back(item, officer, corrects)
    elif item.state != ItemState.OPEN and not _is_corrected(item, corrects):
        raise NotDecidable("Somebody else has decided this item, or waits for a second officer.")
    decision = Decision.objects.create(
        id=proposal.id,
        item=item,
        outcome=proposal.outcome.value,
        words=proposal.words,
        officer=officer,
        at=at,
        in_force=not proposal.needs_second,
        version=proposal.version,
    )
    _settle(item, decision)
    _tell(Event.CASE_DECIDED, decision, actor, purpose, at)
    return decision


def _take_back(item: WorkItem, officer: UUID, decision: UUID) -> None:
    if not is_handed_over(item, officer, decision):
        raise NotDecidable("Only who gave this item to the protection contact takes it back.")
    item.queue = QUEUE_OF_KIND[DataKind(item.kind)]


def is_handed_over(item: WorkItem, officer: UUID, decision: UUID | None) -> bool:
    """Whether ``decision``, of this officer, gave the item to the protection contact just now."""
    if decision is None or item.state != ItemState.OPEN:
        return False
    last = _last(item)
    handed = last.outcome == Outcome.POSSIBLE_PROTECTION_NEED
    return handed and (last.id, last.officer) == (decision, officer)


def outcome_of(decision: UUID) -> Outcome:
    """What a decision was."""
    return Outcome(Decision.objects.values_list("outcome", flat=True).get(id=decision))


def waiting(decision: UUID) -> Decision:
    """A proposed decision that waits for its second officer; raises NotDecidable."""
    told = Decision.objects.filter(id=decision).values_list("item", flat=True).first()
    item = locked(told) if told else None
    if item is None or item.state != ItemState.AWAITING_SECOND or _last(item).id != decision:
        raise NotDecidable("This decision does not wait for a second officer.")
    return _last(item)


def confirm(
    decision: Decision,
    *,
    agrees: bool,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
    at: datetime,
    words: bytes | None = None,
) -> Decision:
    """The second officer's word and, sealed, why not; raises NotDecidable for the first."""
    if officer == decision.officer:
        raise NotDecidable("The second officer must be another officer.")
    decision.second_officer, decision.second_at = officer, at
    decision.second_agrees, decision.in_force = agrees, agrees
    decision.second_words = words
    decision.save()
    _settle(decision.item, decision)
    event = Event.CASE_APPROVED if agrees else Event.CASE_WITHDRAWN
    _tell(event, decision, actor, purpose, at)
    return decision


def _is_corrected(item: WorkItem, corrects: UUID | None) -> bool:
    return item.state == ItemState.DECIDED and _last(item).id == corrects


def _last(item: WorkItem) -> Decision:
    return item.decisions.order_by("-at", "-id")[0]


def _settle(item: WorkItem, decision: Decision) -> None:
    if decision.in_force and decision.outcome == Outcome.POSSIBLE_PROTECTION_NEED:
        item.queue, item.state = Queue.PROTECTION, ItemState.OPEN
    elif decision.in_force:
        item.state = ItemState.DECIDED
    elif decision.second_officer is None:
        item.state = ItemState.AWAITING_SECOND
    else:
        item.state = ItemState.OPEN
    item.save(update_fields=["queue", "state"])


def _tell(event: Event, decision: Decision, actor: Actor, purpose: Purpose, at: datetime) -> None:
    item = decision.item
    details: dict[str, str | bool] = {
        "decision": str(decision.id),
        "journey": str(item.journey),
        "outcome": str(decision.outcome),
        "in_force": decision.in_force,
    }
    ledger.write(
        event=event, actor=actor, purpose=purpose, subject=str(item.id), details=details, at=at
    )
