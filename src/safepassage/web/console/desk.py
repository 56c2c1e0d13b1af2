"""Who sits here, where, and for which purpose: what every page is given.

A page is a function ``view(request, desk, …)`` under ``@page(Permission.X)``. Every
view carries its permission as the attribute ``permission``; a test walks all addresses
and tries every role.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import policy, selectors
from safepassage.apps.accounts.models import Officer, Posting
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.reach import reaching
from safepassage.apps.regulation import stops
from safepassage.apps.travel.after_entry import only_with
from safepassage.apps.travel.scope import flights_at
from safepassage.flows.approvals.after_entry import leave_of
from safepassage.flows.assurance.trained import wants_training
from safepassage.flows.refused_pages import Why
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

POSTING_KEY = "desk_posting"
PURPOSE_KEY = "desk_purpose"
ELSEWHERE_KEY = "desk_elsewhere"

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
DeskView = Callable[Concatenate[HttpRequest, "Desk", P], HttpResponse]
OfficerView = Callable[Concatenate[HttpRequest, Officer, P], HttpResponse]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """An officer at a posting with a purpose; services and selectors get its ``actor``."""

    officer: Officer
    actor: Actor
    posting: Posting
    purpose: Purpose
    places: frozenset[str] = frozenset()
    """The places whose flights are worked here; none means every place."""

    @property
    def time_zone(self) -> ZoneInfo:
        """The posting's time zone."""
        return ZoneInfo(self.posting.time_zone)

    @property
    def served(self) -> list[str]:
        """Those places, as a page shows them."""
        return sorted(self.places)

    def flights(self) -> "QuerySet[Any, UUID] | None":
        """The ids of the flights that the desk reaches; ``None`` where it reaches every one."""
        return flights_at(self.places) if self.places else None

    def may(self, permission: Permission) -> bool:
        """Whether the officer holds ``permission``."""
        return policy.may(self.officer, permission)


def page(permission: Permission) -> Callable[[DeskView[P]], View[P]]:
    """Make a page: signed in, permitted, seated; else sign-in, 403 or the chooser."""

    def decorate(view: DeskView[P]) -> View[P]:
        @officer_page(permission)
        @wraps(view)
        def seated(
            request: HttpRequest, officer: Officer, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            desk = desk_of(request, officer)
            if desk is None:
                return _to_chooser(request)
            request.desk = desk  # type: ignore[attr-defined]  # for the page's frame
            if wants_training(officer, permission):
                return HttpResponseRedirect(reverse("training"))
            with timezone.override(desk.time_zone), reaching(desk.flights()), _leave(desk):
                try:
                    return view(request, desk, *args, **kwargs)
                except Http404:
                    note_refusal(request, officer, permission, Why.ABSENT)
                    raise
                except PermissionDenied:
                    note_refusal(request, officer, permission, Why.PURPOSE)
                    raise

        return seated

    return decorate


def _leave(desk: Desk) -> AbstractContextManager[None]:
    protection = desk.may(Permission.CASES_PROTECTION_READ)
    return only_with(leave_of(desk.purpose, _now, protection=protection))


def _now() -> datetime:
    return installed.platform().clock.now()


def officer_page(permission: Permission) -> Callable[[OfficerView[P]], View[P]]:
    """Make a page for an officer who need not have chosen posting and purpose yet."""

    def decorate(view: OfficerView[P]) -> View[P]:
        @never_cache
        @wraps(view)
        def permitted(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            officer = cast("Officer", request.user)
            why = _refusal(officer, permission)
            if why:
                note_refusal(request, officer, permission, why)
                words = {"exception": _in_words(why, permission)}
                return render(request, "403.html", words, status=403)
            try:
                return view(request, officer, *args, **kwargs)
            except stops.StoppedError as error:
                context = {"stop": error.stop}
                return render(request, "stopped.html", context, status=HTTPStatus.CONFLICT)

        permitted.permission = permission  # type: ignore[attr-defined]  # read by the permission test
        return permitted

    return decorate


def public(view: View[P]) -> View[P]:
    """Make a page that needs no sign-in: the way in, and nothing else."""
    opened = login_not_required(never_cache(view))
    opened.permission = None  # type: ignore[attr-defined]  # read by the permission test
    return opened


def choices_of(officer: Officer) -> dict[str, tuple[Purpose, ...]]:
    """What the officer may choose: postings with their purposes, without those that are stopped."""
    halted = stops.purposes()
    going = {
        code: tuple(one for one in purposes if one not in halted)
        for code, purposes in policy.desk_choices(officer).items()
    }
    return {code: purposes for code, purposes in going.items() if purposes}


def desk_of(request: HttpRequest, officer: Officer) -> Desk | None:
    """Return the desk chosen in this session, if it is still the officer's to choose."""
    code, purpose = request.session.get(POSTING_KEY, ""), request.session.get(PURPOSE_KEY)
    if purpose not in choices_of(officer).get(code, ()):
        return None
    posting = officer.postings.get(code=code)
    more = {one for one in (_widened(request),) if one} if posting.places else set[str]()
    return Desk(
        officer=officer,
        actor=Actor.officer(str(officer.pk)),
        posting=posting,
        purpose=Purpose(purpose),
        places=frozenset(posting.places) | more,
    )


def _widened(request: HttpRequest) -> str:
    """The other place that the officer took on in this session, while its time lasts."""
    place, until = request.session.get(ELSEWHERE_KEY, ("", ""))
    return place if until > SystemClock().now().isoformat() else ""


def note_refusal(request: HttpRequest, officer: Officer, permission: Permission, why: Why) -> None:
    """Leave the entry of a refusal in the ledger."""
    match = request.resolver_match
    chosen = request.session.get(PURPOSE_KEY)
    installed.refused_pages().record(
        Actor.officer(str(officer.pk)),
        permission,
        match.view_name if match else "",
        why,
        purpose=Purpose(chosen) if chosen in set(Purpose) else None,
        at=SystemClock().now(),
    )


def _refusal(officer: Officer, permission: Permission) -> Why | None:
    """Say why the officer may not, or nothing."""
    if not (selectors.is_demonstration() or selectors.has_second_factor(officer)):
        return Why.SECOND_FACTOR
    return None if policy.may(officer, permission) else Why.ROLE


def _in_words(why: Why, permission: Permission) -> str:
    if why is Why.SECOND_FACTOR:
        return _(
            "This installation serves nobody without a second factor. "
            "Ask an administrator for a new enrolment link."
        )
    return _("Your roles do not allow you to %(do)s.") % {"do": permission.description}


def _to_chooser(request: HttpRequest) -> HttpResponse:
    address = reverse("choose_desk") + "?" + urlencode({"next": request.get_full_path()})
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
