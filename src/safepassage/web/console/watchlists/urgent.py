"""One person listed at once: entered by one officer, confirmed by another, ended by either."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.adapters.clock import SystemClock
from safepassage.adapters.ids import SystemIds
from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.watchlists import urgent
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.models import UrgentEntry
from safepassage.apps.watchlists.payload import decode
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.reasons import EFFECTS
from safepassage.web.console.watchlists.changing import change, tell_read
from safepassage.web.console.watchlists.sides import sides
from safepassage.web.console.watchlists.urgent_form import UrgentForm
from safepassage.web.console.watchlists.wording import entry_line

_SHOWN = 200
_ID_DIGITS = 10


@page(Permission.WATCHLISTS_URGENT_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show who is listed singly, and whose entry ends soon."""
    tell_read(desk, "urgent", "list_entries")
    at, found = SystemClock().now(), list(urgent.entries()[:_SHOWN])
    ids = {str(officer) for one in found for officer in _officers(one)}
    codes = accounts.codes_of(sorted(ids - {"None"}))
    context = {
        "sides": sides(desk, "watchlist_urgent"),
        "rows": [_row(one, codes, desk, at) for one in found],
        "may_add": desk.may(Permission.WATCHLISTS_URGENT_ADD),
        "now": at,
    }
    return render(request, "console/watchlists/urgent.html", context)


@page(Permission.WATCHLISTS_URGENT_ADD)
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List one person from now on, for 24 hours unless a second person confirms it."""
    form = UrgentForm(request.POST or None)
    if form.is_valid():
        try:
            urgent.enter(
                watchlist=form.cleaned_data["watchlist"],
                entry=form.entry(_new_id()),
                actor=desk.actor,
                at=SystemClock().now(),
            )
        except WatchListError as error:
            form.add_error(None, str(error))
        else:
            messages.warning(request, _("Listed from now on; it ends after 24 hours."))
            return HttpResponseRedirect(reverse("watchlist_urgent"))
    context = {"form": form, "lists": urgent.open_lists().exists()}
    return render(request, "console/watchlists/urgent_add.html", context)


@page(Permission.WATCHLISTS_LIST_CONFIRM)
@require_POST
def confirm(request: HttpRequest, desk: Desk, entry_id: UUID) -> HttpResponse:
    """Let an entry stay that somebody else made."""
    entry = _found(entry_id)
    return change(
        request,
        lambda: urgent.confirm(entry=entry, actor=desk.actor, at=SystemClock().now()),
        told=_("The entry is confirmed; it stays until its last day."),
        back=reverse("watchlist_urgent"),
    )


@page(Permission.WATCHLISTS_URGENT_ADD)
@require_POST
def end(request: HttpRequest, desk: Desk, entry_id: UUID) -> HttpResponse:
    """List somebody no longer."""
    entry = _found(entry_id)
    return change(
        request,
        lambda: urgent.end(entry=entry, actor=desk.actor, at=SystemClock().now()),
        told=_("The entry has ended; nobody is held against it any longer."),
        back=reverse("watchlist_urgent"),
    )


def _new_id() -> str:
    """Short enough to be said on the telephone."""
    return f"U-{SystemIds().new().hex[-_ID_DIGITS:].upper()}"


def _found(entry_id: UUID) -> UrgentEntry:
    entry = urgent.by_id(entry_id)
    if entry is None:
        raise Http404
    return entry


def _officers(one: UrgentEntry) -> tuple[UUID | None, ...]:
    return one.entered_by, one.confirmed_by, one.ended_by


def _row(one: UrgentEntry, codes: dict[str, str], desk: Desk, at: datetime) -> dict[str, object]:
    entry = decode(bytes(one.listed.payload))
    watchlist = one.listed.version.watchlist
    listed = urgent.is_listed(one, at)
    waits = listed and one.confirmed_at is None
    confirms = desk.may(Permission.WATCHLISTS_LIST_CONFIRM)
    return {
        "urgent": one,
        "line": entry_line(entry),
        "entry": entry,
        "list": watchlist,
        "effect": EFFECTS.get(watchlist.legal_effect, ""),
        "ends_at": one.listed.ends_at,
        "listed": listed,
        "waits": waits,
        "entered_by": codes.get(str(one.entered_by), ""),
        "confirmed_by": codes.get(str(one.confirmed_by), ""),
        "ended_by": codes.get(str(one.ended_by), ""),
        "may_confirm": waits and confirms and one.entered_by != desk.officer.pk,
        "may_end": listed and desk.may(Permission.WATCHLISTS_URGENT_ADD),
    }
