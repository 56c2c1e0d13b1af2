"""From a record that is masked, or read only with leave after entry, to the request for leave."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.travel.scope import on_leave
from safepassage.flows.approvals.unmasking import PURPOSE
from safepassage.web.console.desk import Desk


def address_to_ask(desk: Desk, record: UUID) -> str:
    """Where leave is asked to open a masked record; empty for who may not ask at this desk."""
    may = desk.may(Permission.APPROVALS_REQUEST_ASK) and desk.purpose is PURPOSE
    return reverse("leave_ask", args=[record]) if may else ""


def to_leave_or_absent(desk: Desk, journey: UUID) -> HttpResponse:
    """To the request for leave where that is all that is wanting; else the journey is absent."""
    wanting = desk.may(Permission.APPROVALS_REQUEST_ASK) and on_leave(desk.purpose)
    if not (wanting and wanting.filter(id=journey).exists()):
        raise Http404
    return redirect("leave_ask_use", journey)
