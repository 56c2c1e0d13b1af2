"""The desk's list: what waits, by when, and what is to be looked at again."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.subjects import selectors
from safepassage.apps.subjects.models import SubjectRequest
from safepassage.safeguards.rights.asked import (
    Answer,
    Channel,
    Right,
    State,
)
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.showing import show
from safepassage.web.console.subjects.wording import ANSWERED, CHANNELS, SHORT


@dataclass(frozen=True, kw_only=True)
class Row:
    """One request: nobody is named."""

    row: SubjectRequest
    right: Promise
    channel: Promise
    due: date
    left: str
    tone: str
    next_step: str
    answer: Promise | str
    has_left: bool

    @property
    def reference(self) -> str:
        """A short name by which the desk speaks of it."""
        return self.row.pk.hex[-6:].upper()


@page(Permission.SUBJECTS_REQUEST_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what waits, the most pressing first; no content is opened."""
    at = installed.platform().clock.now()
    waiting = sorted((row_of(one, at) for one in selectors.waiting()), key=lambda one: one.due)
    return show(
        request,
        desk,
        "console/subjects/list.html",
        at=at,
        waiting=waiting,
        again=[row_of(one, at) for one in selectors.to_look_at_again(at.date())],
        answered=[row_of(one, at) for one in selectors.answered()],
        answers=desk.may(Permission.SUBJECTS_REQUEST_ANSWER),
        enters=desk.may(Permission.SUBJECTS_REQUEST_ENTER),
        prints=desk.may(Permission.SUBJECTS_ANSWER_PRINT),
        seconds=desk.may(Permission.SUBJECTS_CORRECTION_REVIEW),
    )


def row_of(row: SubjectRequest, at: datetime) -> Row:
    """A request with its clock in words."""
    clock = selectors.clock_of(row, settings.SAFEPASSAGE_SUBJECT_ANSWER_DAYS)
    today = at.date()
    return Row(
        row=row,
        right=SHORT[Right(row.asks_for)],
        channel=CHANNELS[Channel(row.channel)],
        due=clock.due,
        left=_left((clock.due - today).days),
        tone="bad" if clock.is_overdue(today) else "warning" if clock.is_soon(today) else "neutral",
        next_step=_("answer") if row.proof else _("check who asks"),
        answer=ANSWERED[Answer(row.answer)] if row.answer else "",
        has_left=selectors.state_of(row, at) is State.ANSWERED,
    )


def _left(days: int) -> str:
    if days < 0:
        return _("%(n)d days overdue") % {"n": -days}
    return _("%(n)d days left") % {"n": days}
