"""From a record that is masked, or read only with leave after entry, to the request for leave."""

import secrets
from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.travel.scope import on_leave
from safepassage.flows.approvals.after_entry import PURPOSE as USE_PURPOSE
from safepassage.flows.approvals.after_entry import standing
from safepassage.flows.approvals.unmasking import PURPOSE
from safepassage.web import installed
from safepassage.web.console.desk import Desk

HANDLES_KEY = "leave_handles"
MOST_HANDLES = 200
_HANDLE_BYTES = 9


def address_to_ask(desk: Desk, record: UUID) -> str:
    """Where leave is asked to open a masked record; empty for who may not ask at this desk."""
    may = desk.may(Permission.APPROVALS_REQUEST_ASK) and desk.purpose is PURPOSE
    return reverse("leave_ask", args=[record]) if may else ""


def wants_leave(desk: Desk, journey: UUID) -> bool:
    """Whether the officer may not read a journey now for want of leave."""
    closed = on_leave(desk.purpose).filter(id=journey).exists()
    return closed and not (
        desk.purpose is USE_PURPOSE and standing(installed.platform(), journey, desk.officer.pk)
    )


def to_leave_or_absent(request: HttpRequest, desk: Desk, journey: UUID) -> HttpResponse:
    """To the request for leave where that is all that is wanting; else the journey is absent."""
    wanting = desk.may(Permission.APPROVALS_REQUEST_ASK) and on_leave(desk.purpose)
    if not (wanting and wanting.filter(id=journey).exists()):
        raise Http404
    return redirect(*addresses_to_ask(request, [journey]))


def addresses_to_ask(request: HttpRequest, journeys: Iterable[UUID]) -> list[str]:
    """Where leave is asked to read each; an address of this sign-in alone.

    The journey's own id would tell whose decided item, hold or notice in the lists it is.
    """
    handles = dict(request.session.get(HANDLES_KEY, {}))
    fresh = {secrets.token_urlsafe(_HANDLE_BYTES): str(one) for one in journeys}
    kept = list((handles | fresh).items())[-MOST_HANDLES:]
    request.session[HANDLES_KEY] = dict(kept)
    return [reverse("leave_ask_use", args=[handle]) for handle in fresh]


def journey_of(request: HttpRequest, handle: str) -> UUID:
    """The journey of such an address; 404 for another sign-in's."""
    found = request.session.get(HANDLES_KEY, {}).get(handle)
    if found is None:
        raise Http404
    return UUID(found)
