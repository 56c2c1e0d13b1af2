"""Renders a page of the work rooms with the platform's time."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases.models import Queue
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from safepassage.web.console.desk import Desk

_ASSESSED = (Queue.ASSESSMENT,)
_QUEUES = {
    Purpose.BORDER_CHECK: (Queue.BORDER,),
    Purpose.PNR_ASSESSMENT: _ASSESSED,
    Purpose.PNR_REQUEST: _ASSESSED,
    Purpose.PNR_CRITERIA: _ASSESSED,
    Purpose.OVERSIGHT: (Queue.BORDER, Queue.ASSESSMENT),
    Purpose.DATA_SUBJECT: (Queue.BORDER, Queue.ASSESSMENT),
}
PROTECTION = (Queue.PROTECTION,)


def queues_of(desk: Desk) -> tuple[Queue, ...]:
    """The enforcement queues that the desk sees; the protection queue is apart."""
    return _QUEUES.get(desk.purpose, ()) if desk.may(Permission.CASES_ITEM_READ) else ()


def show(
    request: HttpRequest,
    desk: Desk,
    template: str,
    *,
    at: datetime | None = None,
    **context: object,
) -> HttpResponse:
    """Render ``template``; every clock on the page counts from the same moment."""
    now = at or installed.platform().clock.now()
    return render(request, template, context | {"now": now.astimezone(desk.time_zone)})
