"""Steps of a disclosure, each with its entry. Only ``flows.disclosing`` may import this module."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.disclosures.models import Disclosure, Feedback, Stage
from safepassage.apps.disclosures.shown import DisclosureHead, disclosure_head
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.safeguards.offences import Offence
from safepassage.safeguards.purpose import Purpose


class NotPossible(Exception):  # noqa: N818 - a state, told as one
    """The disclosure is in no state for this step; the text is for the officer."""


class Asked(Record, frozen=True):
    """What an officer asks for; the words are sealed under the traveller's key."""

    id: UUID
    journey: UUID
    kind: DataKind
    item: UUID
    decision: UUID
    recipient: UUID
    purpose: Purpose
    offence: Offence
    chance_find: bool
    groups: tuple[FieldGroup, ...]
    words: bytes
    officer: UUID
    delete_at: datetime


def ask(asked: Asked, *, actor: Actor, at: datetime) -> DisclosureHead:
    """Write what is asked; it waits for a second officer."""
    row = Disclosure.objects.create(
        id=asked.id,
        journey=asked.journey,
        kind=asked.kind.value,
        item=asked.item,
        decision=asked.decision,
        recipient_id=asked.recipient,
        purpose=asked.purpose.value,
        offence=asked.offence.value,
        chance_find=asked.chance_find,
        groups=[one.value for one in asked.groups],
        words=asked.words,
        stage=Stage.AWAITING_SECOND,
        officer=asked.officer,
        at=at,
        delete_at=asked.delete_at,
    )
    details = {"offence": row.offence, "groups": row.groups, "decision": str(row.decision)}
    _tell(Event.DISCLOSURE_ASKED, row, actor, at, **details)
    return disclosure_head(row)


def locked(disclosure: UUID) -> DisclosureHead:
    """The disclosure, kept from others until the transaction ends; raises NotPossible."""
    return disclosure_head(_row(disclosure))


def second(
    disclosure: UUID,
    *,
    agrees: bool,
    officer: UUID,
    needs_review: bool,
    words: bytes | None,
    actor: Actor,
    at: datetime,
) -> DisclosureHead:
    """The second officer's word; raises NotPossible for the first, or when nothing waits."""
    row = _row(disclosure)
    if row.stage != Stage.AWAITING_SECOND:
        raise NotPossible("This disclosure does not wait for a second officer.")
    if row.officer == officer:
        raise NotPossible("The second officer must be another officer.")
    row.second_officer, row.second_at, row.second_agrees = officer, at, agrees
    row.second_words = words
    reviewed = Stage.AWAITING_REVIEW if needs_review else Stage.READY
    row.stage = reviewed if agrees else Stage.NOT_AGREED
    row.save()
    event = Event.DISCLOSURE_AGREED if agrees else Event.DISCLOSURE_NOT_AGREED
    _tell(event, row, actor, at)
    return disclosure_head(row)


def note_review(disclosure: UUID, *, approval: UUID | None, stage: Stage) -> DisclosureHead:
    """Note which request the approval authority has, or what came of it."""
    row = _row(disclosure)
    row.approval, row.stage = approval or row.approval, stage
    row.save(update_fields=["approval", "stage"])
    return disclosure_head(row)


def sent(
    disclosure: UUID, *, officer: UUID, tell_dpo: bool, actor: Actor, at: datetime
) -> DisclosureHead:
    """Write that it leaves, before it does; raises NotPossible unless it is ready."""
    row = _row(disclosure)
    if row.stage not in {Stage.READY, Stage.SENT} or not row.second_agrees:
        raise NotPossible("This disclosure is not ready to be sent.")
    row.stage, row.sent_by, row.sent_at = Stage.SENT, officer, at
    row.officer_told_at = row.officer_told_at or (at if tell_dpo else None)
    row.save()
    details = {
        "groups": row.groups,
        "offence": row.offence,
        "law": row.recipient.law,
        "approval": str(row.approval or ""),
        "dpo": tell_dpo,
    }
    _tell(Event.DISCLOSURE_SENT, row, actor, at, **details)
    return disclosure_head(row)


def note_digest(disclosure: UUID, sha256: str) -> None:
    """Remember the digest of the file that left."""
    Disclosure.objects.filter(id=disclosure).update(sha256=sha256)


def received(disclosure: UUID, *, actor: Actor, at: datetime) -> DisclosureHead:
    """Note the recipient's receipt; raises NotPossible unless it was sent and not received."""
    row = _row(disclosure)
    if row.stage != Stage.SENT:
        raise NotPossible("Nothing was sent that waits for a receipt.")
    row.stage, row.received_at = Stage.RECEIVED, at
    row.save(update_fields=["stage", "received_at"])
    _tell(Event.DISCLOSURE_RECEIVED, row, actor, at)
    return disclosure_head(row)


def fed_back(disclosure: UUID, feedback: Feedback, *, actor: Actor, at: datetime) -> DisclosureHead:
    """Note what the recipient said came of it; raises NotPossible before anything was sent."""
    row = _row(disclosure)
    if row.sent_at is None:
        raise NotPossible("Nothing was sent yet.")
    row.feedback, row.feedback_at = feedback.value, at
    row.save(update_fields=["feedback", "feedback_at"])
    _tell(Event.DISCLOSURE_ANSWERED, row, actor, at, feedback=feedback.value)
    return disclosure_head(row)


def seen(disclosure: UUID, *, actor: Actor, at: datetime) -> None:
    """The data protection officer has seen a disclosure of which they were told."""
    row = _row(disclosure)
    if row.officer_told_at and row.officer_saw_at is None:
        row.officer_saw_at = at
        row.save(update_fields=["officer_saw_at"])
        _tell(Event.DISCLOSURE_SEEN, row, actor, at)


def stopped(
    about: UUID,
    recipient: UUID,
    reasons: list[str],
    *,
    actor: Actor,
    purpose: Purpose,
    at: datetime,
) -> None:
    """Write which rules stood against a disclosure of a journey."""
    ledger.write(
        event=Event.DISCLOSURE_STOPPED,
        actor=actor,
        purpose=purpose,
        subject=str(about),
        details={"recipient": str(recipient), "reasons": reasons},
        at=at,
    )


def _row(disclosure: UUID) -> Disclosure:
    rows = Disclosure.objects.select_for_update(of=("self",)).select_related("recipient")
    row = rows.filter(id=disclosure).first()
    if row is None:
        raise NotPossible("This disclosure does not exist any more.")
    return row


def _tell(
    event: Event, row: Disclosure, actor: Actor, at: datetime, **details: str | bool | list[str]
) -> None:
    told = {"disclosure": str(row.id), "recipient": str(row.recipient_id), **details}
    ledger.write(
        event=event,
        actor=actor,
        purpose=Purpose(row.purpose),
        subject=str(row.journey),
        details=told,
        at=at,
    )
