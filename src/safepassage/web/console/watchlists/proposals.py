"""Terms that wait for a second person, because they change what a listing does."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.watchlists import proposals
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.watchlists.changing import change
from safepassage.web.console.watchlists.views import list_or_404


@page(Permission.WATCHLISTS_LIST_CONFIRM)
@require_POST
def confirm(request: HttpRequest, desk: Desk, list_id: UUID) -> HttpResponse:
    """Let terms hold that somebody else proposed."""
    watchlist, at = list_or_404(list_id), SystemClock().now()
    return change(
        request,
        lambda: proposals.confirm_terms(watchlist=watchlist, actor=desk.actor, at=at),
        told=_("The terms are changed."),
        back=reverse("watchlist", args=[list_id]),
    )


@page(Permission.WATCHLISTS_LIST_CONFIRM)
@require_POST
def drop(request: HttpRequest, desk: Desk, list_id: UUID) -> HttpResponse:
    """Leave the terms as they are."""
    watchlist, at = list_or_404(list_id), SystemClock().now()
    return change(
        request,
        lambda: proposals.drop_terms(watchlist=watchlist, actor=desk.actor, at=at),
        told=_("The terms stay as they are."),
        back=reverse("watchlist", args=[list_id]),
    )
