"""All requests: for the authority to answer, for oversight to see."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.approvals import selectors, services
from safepassage.apps.approvals.shown import OpenWords, RequestHead
from safepassage.apps.approvals.terms import ApprovalKind, Reviewer, State
from safepassage.web import installed
from safepassage.web.console.approvals.forms import (
    AnswerForm,
    GrantForm,
    RefuseForm,
    ReviewForm,
    WrongForm,
)
from safepassage.web.console.approvals.rows import rows
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.showing import show

_REVIEWS = {
    Reviewer.AUTHORITY: Permission.APPROVALS_REQUEST_DECIDE,
    Reviewer.DATA_PROTECTION_OFFICER: Permission.APPROVALS_REVIEW_NOTE,
}


@page(Permission.APPROVALS_REQUEST_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what waits for an answer, what waits for a review, and all there was."""
    mine = [one for one, permission in _REVIEWS.items() if desk.may(permission)]
    at = installed.platform().clock.now()
    return show(
        request,
        desk,
        "console/approvals/list.html",
        at=at,
        waiting=rows(selectors.requests(state=State.ASKED)),
        due=rows(head for one in mine for head in selectors.due(one)),
        reviews=bool(mine),
        rows=rows(one for one in selectors.requests() if one.state is not State.ASKED),
        late=services.urgency_stopped(at),
    )


@page(Permission.APPROVALS_REQUEST_READ)
def detail(request: HttpRequest, desk: Desk, request_id: UUID) -> HttpResponse:
    """Show one request; its words to those alone who answer or review it."""
    return request_page(request, desk, found(request_id))


def found(request_id: UUID) -> RequestHead:
    """The request; 404 where there is none."""
    head = selectors.request(request_id)
    if head is None:
        raise Http404
    return head


def request_page(
    request: HttpRequest, desk: Desk, head: RequestHead, **bound: PlainForm
) -> HttpResponse:
    """The page of a request, with the form that was sent among its forms."""
    at = installed.platform().clock.now()
    decides = desk.may(Permission.APPROVALS_REQUEST_DECIDE)
    waits = decides and head.state is State.ASKED and at < head.answer_by
    due = {one.by for one in head.reviews if one.done_at is None}
    by_file = head.kind is ApprovalKind.UNMASK
    forms: dict[str, PlainForm] = {
        "grant": GrantForm(),
        "refuse": RefuseForm(),
        "answer": AnswerForm(),
        "review": (WrongForm if by_file else ReviewForm)(prefix="review"),
        "note": ReviewForm(prefix="note"),
    }
    (row,) = rows([head])
    return show(
        request,
        desk,
        "console/approvals/request.html",
        at=at,
        row=row,
        said=_said(desk, head),
        forms=forms | bound,
        waits=waits,
        by_file=by_file,
        reviews=decides and Reviewer.AUTHORITY in due,
        notes=desk.may(Permission.APPROVALS_REVIEW_NOTE)
        and Reviewer.DATA_PROTECTION_OFFICER in due,
        sees_ledger=desk.may(Permission.AUDIT_LEDGER_READ),
    )


def _said(desk: Desk, head: RequestHead) -> OpenWords | None:
    """The words, with their entry in the ledger; ``None`` for who only oversees."""
    if not any(map(desk.may, _REVIEWS.values())):
        return None
    platform = installed.platform()
    return selectors.said(
        head.id,
        actor=desk.actor,
        purpose=desk.purpose,
        keys=platform.keys,
        at=platform.clock.now(),
    )
