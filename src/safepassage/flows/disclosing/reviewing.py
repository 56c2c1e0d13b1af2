"""The approval authority's prior review of a disclosure after the first assessment (C-817/19).

What is urgent is sent first and reviewed within the set time; where the authority then finds it
wrong, the recipient is told to destroy it.
"""

from uuid import UUID

from django.db import transaction

from safepassage.apps.approvals import services
from safepassage.apps.approvals.errors import ApprovalError
from safepassage.apps.approvals.services import Asking
from safepassage.apps.approvals.shown import RequestHead
from safepassage.apps.approvals.terms import ApprovalKind
from safepassage.apps.approvals.words import Words
from safepassage.apps.disclosures import disclosing, selectors
from safepassage.apps.disclosures.models import Stage
from safepassage.flows.approvals.asking import outside, review_within
from safepassage.flows.disclosing.asking import checked
from safepassage.flows.disclosing.errors import DisclosureRefused
from safepassage.flows.disclosing.reviews import review_of
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor
from safepassage.safeguards.disclosure import Review
from safepassage.safeguards.purpose import Purpose


def request_review(
    platform: Platform,
    disclosure: UUID,
    *,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
    urgent: bool,
) -> RequestHead:
    """Ask the authority, as the officer who asked for the disclosure; raises DisclosureRefused."""
    head = selectors.disclosure(purpose, disclosure)
    if head is None or head.stage != Stage.AWAITING_REVIEW or head.officer != officer:
        raise DisclosureRefused(["Only who asked for the disclosure asks the authority."])
    if review_of(head) in {Review.WAITING, Review.APPROVED, Review.URGENT}:
        raise DisclosureRefused(["The authority has this already."])
    _, words = checked(platform, head, actor=actor, purpose=purpose)
    asking = Asking(
        kind=ApprovalKind.DISCLOSURE,
        subject=head.id,
        law=head.recipient.terms.law[:120],
        purpose=head.purpose,
        requester=officer,
        words_until=head.delete_at,
        urgent=urgent,
    )
    said = Words(ground=f"{words.need}\n{words.link}\n{words.necessity}", case=words.reference)
    try:
        with transaction.atomic():
            request = services.ask(
                asking, said, outside(platform), review_within=review_within(platform)
            )
            stage = Stage.READY if urgent else Stage.AWAITING_REVIEW
            disclosing.note_review(head.id, approval=request.id, stage=stage)
    except (ApprovalError, ValueError) as error:
        raise DisclosureRefused([str(error)]) from error
    return request
