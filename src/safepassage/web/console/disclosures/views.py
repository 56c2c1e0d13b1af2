"""Disclosures: what waits for whom, what left, and one of them with what can be done next."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import selectors as cases
from safepassage.apps.disclosures import selectors
from safepassage.apps.disclosures.models import Stage
from safepassage.flows.disclosing.opening import OpenDisclosure, open_disclosure
from safepassage.safeguards.disclosure import Review
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.disclosures.forms import FeedbackForm, SecondForm
from safepassage.web.console.disclosures.rows import rows
from safepassage.web.console.disclosures.sides import sides
from safepassage.web.console.disclosures.wording import FEEDBACK, ONWARD, REVIEWS
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.showing import queues_of, show


@page(Permission.DISCLOSURES_DISCLOSURE_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what waits, what has ended, and of what the data protection officer is told."""
    views = {
        "waiting": selectors.under_way(desk.purpose),
        "ended": selectors.ended(desk.purpose),
    }
    if desk.may(Permission.DISCLOSURES_TELLING_NOTE):
        views = {"told": selectors.for_oversight()} | views
    view = request.GET.get("view", "")
    view = view if view in views else next(iter(views))
    return show(
        request,
        desk,
        "console/disclosures/list.html",
        sides=sides("disclosures", desk),
        tabs=[(name, len(found), name == view) for name, found in views.items()],
        view=view,
        rows=rows(views[view]),
        sees=desk.may(Permission.DISCLOSURES_TELLING_NOTE),
    )


@page(Permission.DISCLOSURES_DISCLOSURE_READ)
def detail(request: HttpRequest, desk: Desk, disclosure_id: UUID) -> HttpResponse:
    """Show one disclosure."""
    return sheet(request, desk, disclosure_id)


def sheet(
    request: HttpRequest, desk: Desk, disclosure_id: UUID, form: PlainForm | None = None
) -> HttpResponse:
    """One disclosure with the form of whoever comes next; 404 when the desk finds none."""
    opened = open_disclosure(
        installed.platform(), disclosure_id, actor=desk.actor, purpose=desk.purpose
    )
    if opened is None:
        raise Http404
    head = opened.head
    own = head.officer == desk.officer.pk
    return show(
        request,
        desk,
        "console/disclosures/detail.html",
        row=rows([head])[0],
        opened=opened,
        review=REVIEWS[opened.review],
        onward=ONWARD[head.recipient.terms.onward],
        feedback=FEEDBACK.get(head.feedback, ""),
        item=cases.head(desk.purpose, queues_of(desk), head.item),
        form=form or _form(desk, opened),
        asks_review=own and head.stage == Stage.AWAITING_REVIEW and opened.review is Review.NONE,
        may_send=own and head.stage in {Stage.READY, Stage.SENT},
        notes_receipt=desk.may(Permission.DISCLOSURES_DISCLOSURE_ASK) and head.stage == Stage.SENT,
        feedback_form=FeedbackForm() if _waits_for_feedback(desk, opened) else None,
    )


def _form(desk: Desk, opened: OpenDisclosure) -> SecondForm | None:
    """The second officer's form; nobody agrees with themselves."""
    waits = opened.head.stage == Stage.AWAITING_SECOND
    other = opened.head.officer != desk.officer.pk
    may = desk.may(Permission.DISCLOSURES_DISCLOSURE_CONFIRM)
    return SecondForm() if waits and other and may else None


def _waits_for_feedback(desk: Desk, opened: OpenDisclosure) -> bool:
    given = opened.head.sent_at is not None and not opened.head.feedback
    return given and desk.may(Permission.DISCLOSURES_DISCLOSURE_ASK)
