"""Choose posting and purpose, and go where the work is."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.heard import since_last_seat
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.flows.refused_pages import Why
from safepassage.records.actor import Actor
from safepassage.web.console.desk import (
    ELSEWHERE_KEY,
    POSTING_KEY,
    PURPOSE_KEY,
    Desk,
    desk_of,
    note_refusal,
    officer_page,
    page,
)
from safepassage.web.console.entrance.forms import DeskForm
from safepassage.web.console.navigation import first_page
from safepassage.web.console.phrases.own_account import told


@officer_page(Permission.CONSOLE_DESK_USE)
def choose_desk(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Choose for which purpose, and where, the officer works from now on."""
    form = DeskForm(officer, request.POST or None, initial={"seat": _present(request, officer)})
    if form.is_valid():
        _take_seat(request, officer, form)
        return HttpResponseRedirect(_next(request))
    if form.is_bound:
        note_refusal(request, officer, Permission.CONSOLE_DESK_USE, Why.POSTING)
    news = since_last_seat(officer)
    context = {"form": form, "news": news, "changes": told(news.changes)}
    return render(request, "console/entrance/choose_desk.html", context)


@page(Permission.CONSOLE_DESK_USE)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 - every page's form
    """Go to the first page of the officer's work."""
    return HttpResponseRedirect(first_page(desk))


def _take_seat(request: HttpRequest, officer: Officer, form: DeskForm) -> None:
    posting, purpose = form.chosen()
    with transaction.atomic():
        ledger.write(
            event=Event.OFFICER_SIGNED_IN,
            actor=Actor.officer(str(officer.pk)),
            purpose=purpose,
            subject=str(officer.pk),
            details={"posting": posting},
            at=SystemClock().now(),
        )
    request.session.pop(ELSEWHERE_KEY, None)
    request.session[POSTING_KEY] = posting
    request.session[PURPOSE_KEY] = purpose.value


def _present(request: HttpRequest, officer: Officer) -> str | None:
    """The seat taken, or the only one there is; otherwise none is proposed."""
    desk = desk_of(request, officer)
    if desk:
        return f"{desk.posting.code} {desk.purpose}"
    seats = [value for value, _ in DeskForm(officer).fields["seat"].choices]  # type: ignore[attr-defined]
    return seats[0] if len(seats) == 1 else None


def _next(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, request.get_host(), request.is_secure())
    return wanted if own else reverse("home")
