"""A record leaves: in the ledger first, then opened, and sealed for its recipient alone."""

from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction

from safepassage.adapters.sealed_files import sealed
from safepassage.apps.approvals import services as approvals
from safepassage.apps.approvals.errors import ApprovalError
from safepassage.apps.disclosures import corrections, disclosing, selectors
from safepassage.apps.disclosures.models import Cause, Stage
from safepassage.apps.disclosures.shown import DisclosureHead
from safepassage.apps.travel.disclosed import open_groups
from safepassage.flows.disclosing.asking import checked
from safepassage.flows.disclosing.content import lines, statement
from safepassage.flows.disclosing.errors import DisclosureRefused, refused
from safepassage.flows.disclosing.facts import Known
from safepassage.flows.disclosing.reviews import review_of
from safepassage.flows.disclosing.words import DisclosureWords
from safepassage.flows.person_notices import note_use
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.safeguards.disclosure import Refusal, Review, dpo_is_told, review_refusal
from safepassage.safeguards.purpose import Purpose

SENDER = "passenger information unit"


class SealedFile(Record, frozen=True):
    """A file for one recipient; ``name`` is bound to its content."""

    name: str
    content: bytes


def send(
    platform: Platform, disclosure: UUID, *, officer: UUID, actor: Actor, purpose: Purpose
) -> SealedFile:
    """Let a record leave, as the officer who asked; raises DisclosureRefused.

    It can be made again until its receipt is noted, each time with an entry of its own. Nothing
    of the file stays here but its digest.
    """
    head = selectors.disclosure(purpose, disclosure)
    if head is None or head.officer != officer:
        raise DisclosureRefused(["Only the officer who asked for a disclosure sends it."])
    if not may_leave(head):
        raise DisclosureRefused(["This disclosure is not ready to be sent."])
    about, words = checked(platform, head, actor=actor, purpose=purpose)
    _check_review(platform, head, about)
    _tell(platform, head, about, officer, actor)
    return _file(platform, head, about, words, actor)


def may_leave(head: DisclosureHead) -> bool:
    """Whether it is ready, waits for its receipt, or was corrected since it was received."""
    if head.stage == Stage.RECEIVED:
        return corrections.awaits(head.reference)
    return head.stage in {Stage.READY, Stage.SENT}


def _check_review(platform: Platform, head: DisclosureHead, about: Known) -> None:
    at = platform.clock.now()
    review = review_of(head)
    if head.sent_at and head.approval and review is not Review.REFUSED:
        return
    refusal = review_refusal(about.facts, head.purpose, review, at=at)
    if refusal is Refusal.APPROVAL_MISSING:
        with transaction.atomic():
            disclosing.note_review(head.id, approval=head.approval, stage=Stage.AWAITING_REVIEW)
    if refusal:
        raise refused([refusal])


def _tell(
    platform: Platform, head: DisclosureHead, about: Known, officer: UUID, actor: Actor
) -> None:
    """Everything that must stand before a byte leaves, in one transaction."""
    at = platform.clock.now()
    try:
        with transaction.atomic():
            if head.approval and not head.sent_at:
                approvals.use(head.approval, officer=officer, at=at)
            disclosing.sent(
                head.id,
                officer=officer,
                tell_dpo=dpo_is_told(head.recipient.terms),
                actor=actor,
                at=at,
            )
            note_use(
                platform,
                about.item.journey,
                Cause.DISCLOSED,
                disclosure=head.id,
                actor=actor,
                purpose=head.purpose,
            )
    except (disclosing.NotPossible, ApprovalError) as error:
        raise DisclosureRefused([str(error)]) from error


def _file(
    platform: Platform,
    head: DisclosureHead,
    about: Known,
    words: DisclosureWords,
    actor: Actor,
) -> SealedFile:
    at = platform.clock.now()
    opened = open_groups(
        head.journey,
        head.groups,
        actor=actor,
        purpose=head.purpose,
        keys=platform.keys,
        at=at,
    )
    if opened is None or about.decision is None:
        raise refused([Refusal.MASKED])
    state = settings.SAFEPASSAGE_STATE or ""
    told = statement(head, words, f"{SENDER} {state}".strip(), at)
    outcome = Outcome(about.decision.outcome)
    plain = lines(told, outcome, about.decision.at, words, opened)
    content = b"".join(sealed(head.reference, plain, head.recipient.terms.key))
    disclosing.note_digest(head.id, sha256(content).hexdigest())
    return SealedFile(name=head.reference, content=content)
