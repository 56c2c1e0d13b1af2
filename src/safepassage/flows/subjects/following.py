"""What a receipt tells: the state, and by when; the same words for everybody."""

from datetime import date

from django.conf import settings
from django.db import transaction

from safepassage.apps.subjects import selectors, services
from safepassage.apps.subjects.models import SubjectRequest
from safepassage.flows.platform import Platform
from safepassage.flows.subjects.receive import by_page
from safepassage.records._base import Record
from safepassage.records.receipt import digest, receipt_in
from safepassage.safeguards.rights.asked import AnswerBy, Review, State


class Standing(Record, frozen=True):
    """How a request stands: its state, by when it is answered, and how the answer comes.

    ``may_review`` while an independent review can be asked for.
    """

    state: State
    due: date
    answer_by: AnswerBy
    may_review: bool
    in_review: bool


def standing(platform: Platform, receipt: str) -> Standing | None:
    """How the request of a receipt stands; nothing for what is no receipt of ours."""
    row = _found(receipt)
    if row is None:
        return None
    state = selectors.state_of(row, platform.clock.now())
    clock = selectors.clock_of(row, settings.SAFEPASSAGE_SUBJECT_ANSWER_DAYS)
    return Standing(
        state=state,
        due=clock.due,
        answer_by=AnswerBy(row.answer_by),
        may_review=state is State.ANSWERED and row.review == Review.NONE,
        in_review=row.review == Review.ASKED,
    )


@transaction.atomic
def ask_review(platform: Platform, receipt: str) -> bool:
    """Ask for an independent review of an answer that has left; whether that was possible."""
    row = _found(receipt)
    now = standing(platform, receipt)
    if row is None or now is None or not now.may_review:
        return False
    services.ask_review(row, by=by_page(platform))
    return True


def _found(receipt: str) -> SubjectRequest | None:
    written = receipt_in(receipt)
    return selectors.by_receipt(digest(written)) if written else None
