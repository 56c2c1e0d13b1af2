"""Requests arranged for pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.approvals.shown import RequestHead, ReviewHead
from safepassage.web.console.approvals.wording import FINDINGS, KINDS, OPENS, REVIEWERS, STATES


@dataclass(frozen=True, kw_only=True)
class ReviewRow:
    """A review in words."""

    head: ReviewHead
    by: str | Promise
    finding: str | Promise
    officer: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """A request in words; ``requester`` and ``decided_by`` are officers' codes."""

    head: RequestHead
    kind: str | Promise
    state: str | Promise
    tone: str
    opens: str | Promise
    requester: str
    decided_by: str
    reviews: list[ReviewRow]

    @property
    def reference(self) -> str:
        """A short name by which people speak of it."""
        return self.head.id.hex[-5:].upper()


def rows(heads: Iterable[RequestHead]) -> list[Row]:
    """The requests in words, in their order."""
    found = list(heads)
    people = {str(one) for head in found for one in _people(head) if one}
    codes = accounts.codes_of(sorted(people))
    return [_row(head, codes) for head in found]


def _people(head: RequestHead) -> list[object]:
    return [head.requester, head.decided_by, *(one.done_by for one in head.reviews)]


def _row(head: RequestHead, codes: dict[str, str]) -> Row:
    state, tone = STATES[head.state]
    return Row(
        head=head,
        kind=KINDS[head.kind],
        state=state,
        tone=tone,
        opens=OPENS[head.opens],
        requester=codes.get(str(head.requester), ""),
        decided_by=codes.get(str(head.decided_by), ""),
        reviews=[
            ReviewRow(
                head=one,
                by=REVIEWERS[one.by],
                finding=FINDINGS[one.finding] if one.finding else "",
                officer=codes.get(str(one.done_by), ""),
            )
            for one in head.reviews
        ],
    )
