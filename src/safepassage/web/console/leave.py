"""From a record that is masked, or read only with leave after entry, to the request for leave."""

import secrets
from collections.abc import Iterable
from contextlib import AbstractContextManager
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.approvals.shown import RequestHead
from safepassage.apps.travel.scope import on_leave
from safepassage.flows.approvals import after_entry
from safepassage.flows.approvals.asking import LEAVE_PURPOSE
from safepassage.web import installed
from safepassage.web.console.desk import Desk

HANDLES_KEY = "leave_handles"
MOST_HANDLES = 200
_HANDLE_BYTES = 9


def address_to_ask(desk: Desk, record: UUID) -> str:
    """Where leave is asked to open a masked record; empty for who may not ask at this desk."""
    may = desk.may(Permission.APPROVALS_REQUEST_ASK) and desk.purpose is LEAVE_PURPOSE
    return reverse("leave_ask", args=[record]) if may else ""


def reading(desk: Desk, journey: UUID) -> AbstractContextManager[None]:
    """Read a journey on the officer's leave where there is one; its use is noted."""
    return after_entry.on_leave_of(
        installed.platform(), journey, officer=desk.officer.pk, purpose=desk.purpose
    )


def standing(desk: Desk, journey: UUID) -> RequestHead | None:
    """The leave that the officer has to read a journey at this desk."""
    return after_entry.standing(
        installed.platform(), journey, officer=desk.officer.pk, purpose=desk.purpose
    )


def wants_leave(desk: Desk, journey: UUID) -> bool:
    """Whether the officer may not read a journey now for want of leave."""
    return on_leave(desk.purpose).filter(id=journey).exists() and not standing(desk, journey)


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
