"""What the approval authority said of disclosures, and carrying it out; no machine sends."""

from django.db import transaction

from safepassage.apps.approvals import selectors as approvals
from safepassage.apps.approvals.terms import Finding, State
from safepassage.apps.disclosures import disclosing, selectors
from safepassage.apps.disclosures.models import Change, Stage
from safepassage.apps.disclosures.shown import DisclosureHead
from safepassage.flows.corrections import tell_recipient
from safepassage.flows.platform import Platform
from safepassage.flows.recipients import Channel
from safepassage.records.actor import Actor
from safepassage.safeguards.disclosure import Review

_REVIEW_OF = {
    State.ASKED: Review.WAITING,
    State.GRANTED: Review.APPROVED,
    State.USED: Review.APPROVED,
    State.REFUSED: Review.REFUSED,
    State.EXPIRED: Review.NONE,
    State.LAPSED: Review.NONE,
}
_STAGE_OF = {
    Review.NONE: Stage.AWAITING_REVIEW,
    Review.WAITING: Stage.AWAITING_REVIEW,
    Review.URGENT: Stage.READY,
    Review.APPROVED: Stage.READY,
    Review.REFUSED: Stage.REFUSED,
}


def review_of(head: DisclosureHead) -> Review:
    """Where the authority's review of a disclosure stands."""
    request = approvals.request(head.approval) if head.approval else None
    if request is None:
        return Review.NONE
    if _is_wrong(head):
        return Review.REFUSED
    if request.urgent and request.state in {State.GRANTED, State.USED}:
        return Review.URGENT
    return _REVIEW_OF[request.state]


def settle_reviews(platform: Platform, *, actor: Actor) -> int:
    """Carry out what the authority has said: let go, refuse, or call back; how many.

    An answer changes nothing by itself: an officer sends, and a person notes that the recipient
    of what is called back has heard.
    """
    changed = [one for one in selectors.reviewed() if _stage(one) != one.stage]
    wrong = [one for one in selectors.given_by_approval() if _is_wrong(one)]
    with transaction.atomic():
        for one in changed:
            disclosing.note_review(one.id, approval=one.approval, stage=_stage(one))
        called_back = sum(_call_back(platform, one, actor) for one in wrong)
    return len(changed) + called_back


def _stage(one: DisclosureHead) -> Stage:
    """Where a disclosure stands that the authority was asked about; a lapsed word is none."""
    return _STAGE_OF[review_of(one)]


def _call_back(platform: Platform, one: DisclosureHead, actor: Actor) -> int:
    return tell_recipient(
        platform,
        one.journey,
        Change.RECALLED,
        (Channel.DISCLOSURE.value, str(one.recipient.id), one.reference),
        actor=actor,
        purpose=one.purpose,
    )


def _is_wrong(one: DisclosureHead) -> bool:
    request = approvals.request(one.approval) if one.approval else None
    return request is not None and any(it.finding is Finding.WRONG for it in request.reviews)
