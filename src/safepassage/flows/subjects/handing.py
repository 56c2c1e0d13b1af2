"""Answers that have left, printed for the post or for who comes with the receipt."""

from uuid import UUID

from django.db import transaction

from safepassage.apps.subjects import selectors, services
from safepassage.apps.subjects.content import What
from safepassage.apps.subjects.services import By
from safepassage.flows.platform import Platform
from safepassage.flows.subjects.told import NoRequest, open_request
from safepassage.records.receipt import digest, receipt_in
from safepassage.safeguards.rights.asked import State


@transaction.atomic
def letter(platform: Platform, request: UUID, *, by: By) -> bytes:
    """The letter, from its time on; that it was printed is in the ledger.

    Raises ``NoRequest`` before: nobody gets an answer earlier than all others of its day.
    """
    found = open_request(platform, request, by=by, lock=True)
    content = found.content.last(What.LETTER)
    if content is None or selectors.state_of(found.row, by.at) is not State.ANSWERED:
        raise NoRequest
    services.hand(found.row, by=by)
    return content


@transaction.atomic
def notice_of_delay(platform: Platform, request: UUID, *, by: By) -> bytes:
    """The letter that says that it takes longer; it leaves at once."""
    found = open_request(platform, request, by=by)
    content = found.content.last(What.LONGER)
    if content is None:
        raise NoRequest
    return content


def of_receipt(receipt: str) -> UUID | None:
    """The request whose receipt somebody brought."""
    written = receipt_in(receipt)
    row = selectors.by_receipt(digest(written)) if written else None
    return row.pk if row else None
