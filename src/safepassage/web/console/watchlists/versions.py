"""What a version changes, page by page, and the two people who let it take effect."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.watchlists import confirming, selectors, services
from safepassage.apps.watchlists.difference import (
    Change,
    Kind,
    base_of,
    changed_rows,
    counts,
    described,
)
from safepassage.apps.watchlists.models import ListVersion, WatchList
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.watchlists.changing import change, tell_read
from safepassage.web.console.watchlists.views import list_or_404
from safepassage.web.console.watchlists.wording import FIELDS, KINDS, entry_line, value

_A_PAGE = 50


@page(Permission.WATCHLISTS_ENTRY_READ)
def version(request: HttpRequest, desk: Desk, list_id: UUID, version_id: UUID) -> HttpResponse:
    """Show what a version changes against what it replaced, or would replace."""
    watchlist, found = _found(list_id, version_id)
    tell_read(desk, str(found.pk), "list_entries")
    base = base_of(found)
    numbers = counts(found, base)
    kind = _kind(request.GET.get("kind"), numbers)
    shown = Paginator(changed_rows(found, base, kind), _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "watchlist": watchlist,
        "listed": found,
        "base": base,
        "kind": kind,
        "tabs": [(one, KINDS[one], numbers[one]) for one in Kind],
        "same": found.entries.count() - numbers[Kind.ADDED] - numbers[Kind.CHANGED],
        "page": shown,
        "rows": [_row(one) for one in described(shown, base, kind)],
    } | _steps(watchlist, found, desk)
    return render(request, "console/watchlists/version.html", context)


@page(Permission.WATCHLISTS_LIST_CONFIRM)
@require_POST
def confirm(request: HttpRequest, desk: Desk, list_id: UUID, version_id: UUID) -> HttpResponse:
    """Put a version in force that somebody else brought."""
    found = _found(list_id, version_id)[1]
    return change(
        request,
        lambda: services.put_in_force(version=found, actor=desk.actor, at=SystemClock().now()),
        told=_("Version %(n)d is in force.") % {"n": found.number},
        back=reverse("watchlist", args=[list_id]),
    )


@page(Permission.WATCHLISTS_LIST_CONFIRM)
@require_POST
def decline(request: HttpRequest, desk: Desk, list_id: UUID, version_id: UUID) -> HttpResponse:
    """Leave everything as it is: the version waits no more."""
    found = _found(list_id, version_id)[1]
    return change(
        request,
        lambda: confirming.decline(version=found, actor=desk.actor, at=SystemClock().now()),
        told=_("Version %(n)d is not put in force.") % {"n": found.number},
        back=reverse("watchlist", args=[list_id]),
    )


@page(Permission.WATCHLISTS_LIST_IMPORT)
@require_POST
def propose(request: HttpRequest, desk: Desk, list_id: UUID, version_id: UUID) -> HttpResponse:
    """Ask for an earlier version to be put in force; somebody else confirms it."""
    found = _found(list_id, version_id)[1]
    return change(
        request,
        lambda: confirming.propose(version=found, actor=desk.actor, at=SystemClock().now()),
        told=_("Version %(n)d waits for a second person.") % {"n": found.number},
        back=reverse("watchlist", args=[list_id]),
    )


def _found(list_id: UUID, version_id: UUID) -> tuple[WatchList, ListVersion]:
    watchlist = list_or_404(list_id)
    found = selectors.version_of(watchlist, version_id)
    if found is None:
        raise Http404
    return watchlist, found


def _kind(asked: str | None, numbers: dict[Kind, int]) -> Kind:
    """The kind asked for, else the first of which there is something."""
    if asked in set(Kind):
        return Kind(asked)
    return next((one for one in Kind if numbers[one]), Kind.ADDED)


def _steps(watchlist: WatchList, found: ListVersion, desk: Desk) -> dict[str, bool]:
    """What may be done about the version now, and whether by this officer."""
    waits = found.proposed_at is not None
    by_two = not confirming.is_confirmed_at_source(watchlist)
    own = by_two and desk.officer.pk in {found.proposed_by, watchlist.terms_by}
    in_force = found.in_force and watchlist.enabled
    return {
        "waits": waits,
        "own": waits and own,
        "may_confirm": waits and not own and desk.may(Permission.WATCHLISTS_LIST_CONFIRM),
        "may_decline": waits and desk.may(Permission.WATCHLISTS_LIST_CONFIRM),
        "may_propose": not waits
        and not in_force
        and not found.urgent
        and desk.may(Permission.WATCHLISTS_LIST_IMPORT),
    }


def _row(one: Change) -> dict[str, object]:
    return {
        "id": one.id,
        "line": entry_line(one.new or one.old),
        "fields": [
            {
                "name": FIELDS.get(name, name),
                "old": value(getattr(one.old, name)),
                "new": value(getattr(one.new, name)),
            }
            for name in one.fields
        ],
    }
