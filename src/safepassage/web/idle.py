"""Ends sign-ins that have lasted, or lain idle, too long."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import sessions
from safepassage.apps.accounts.models import Officer
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor, Component

BY_ITSELF = "X-Renews-Itself"
"""Sent with the requests of pages that renew themselves: a page left open is no act."""


def limits() -> sessions.Limits:
    """How long a sign-in lasts here."""
    return sessions.Limits(
        whole=timedelta(hours=settings.SAFEPASSAGE_SIGN_IN_HOURS),
        idle=timedelta(minutes=settings.SAFEPASSAGE_IDLE_MINUTES),
    )


class SignInLimits:
    """Middleware after the one that says who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Sign out whose time is over; note acts of the others."""
        if isinstance(request.user, Officer):
            self._look(request, request.user, SystemClock().now())
        return self._get_response(request)

    def _look(self, request: HttpRequest, officer: Officer, at: datetime) -> None:
        if sessions.is_over(request.session, limits(), at):
            _record(officer, at)
            logout(request)
        elif BY_ITSELF not in request.headers and (
            noted := sessions.acts_to_note(request.session, at)
        ):
            request.session.update(noted)


def _record(officer: Officer, at: datetime) -> None:
    with transaction.atomic():
        ledger.write(
            event=Event.OFFICER_SIGNED_OUT,
            actor=Actor.component(Component.CONSOLE),
            subject=str(officer.pk),
            details={"why": "time_over"},
            at=at,
        )
