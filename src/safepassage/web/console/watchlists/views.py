"""The lists, their terms, and their end."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.watchlists import selectors, services
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.models import WatchList
from safepassage.web.console.confirming import GroundForm, Question, ask
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.reasons import EFFECTS
from safepassage.web.console.watchlists.forms import TermsForm, known
from safepassage.web.console.watchlists.wording import WITHDRAWING, review, state


@page(Permission.WATCHLISTS_LIST_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show every list: whose, on which law, for what, and until when."""
    context = {
        "rows": [_row(one, desk) for one in selectors.watchlists()],
        "may_import": desk.may(Permission.WATCHLISTS_LIST_IMPORT),
    }
    return render(request, "console/watchlists/list.html", context)


@page(Permission.WATCHLISTS_LIST_READ)
def detail(request: HttpRequest, desk: Desk, list_id: UUID) -> HttpResponse:
    """Show one list and its versions, without entries."""
    watchlist = list_or_404(list_id)
    context = {
        "row": _row(watchlist, desk),
        "versions": watchlist.versions.order_by("-number"),
        "may_import": desk.may(Permission.WATCHLISTS_LIST_IMPORT),
    }
    return render(request, "console/watchlists/detail.html", context)


@page(Permission.WATCHLISTS_LIST_IMPORT)
def terms(request: HttpRequest, desk: Desk, list_id: UUID) -> HttpResponse:
    """Change owner, effect, ground, purpose, severity or review date."""
    watchlist = list_or_404(list_id)
    form = TermsForm(request.POST or None, initial=known(watchlist))
    if form.is_valid():
        try:
            services.set_terms(
                name=watchlist.name, terms=form.terms(), actor=desk.actor, at=SystemClock().now()
            )
        except WatchListError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The terms are changed."))
            return HttpResponseRedirect(reverse("watchlist", args=[list_id]))
    context = {"form": form, "watchlist": watchlist}
    return render(request, "console/watchlists/terms.html", context)


@page(Permission.WATCHLISTS_LIST_IMPORT)
def withdraw(request: HttpRequest, desk: Desk, list_id: UUID) -> HttpResponse:
    """Ask for the ground, then take a list out of screening."""
    watchlist = list_or_404(list_id)
    form, back = GroundForm(request, WITHDRAWING), reverse("watchlist", args=[list_id])
    if not form.is_valid():
        return ask(request, form, _withdrawing(watchlist, back))
    ground = services.Ground(form.cleaned_data["ground"])
    try:
        services.withdraw(
            watchlist=watchlist, ground=ground, actor=desk.actor, at=SystemClock().now()
        )
    except WatchListError as error:
        messages.error(request, str(error))
    else:
        messages.warning(request, _("Nobody is screened by this list any longer."))
    return HttpResponseRedirect(back)


def list_or_404(list_id: UUID) -> WatchList:
    """The list of an address."""
    watchlist = selectors.by_id(list_id)
    if watchlist is None:
        raise Http404
    return watchlist


def _withdrawing(watchlist: WatchList, back: str) -> Question:
    return Question(
        heading=_("Withdraw %(name)s?") % {"name": watchlist.name},
        consequence=_(
            "From now on nobody is held against this list. Hits already made stay with their "
            "work items; the versions stay and can be put in force again."
        ),
        submit=_("Withdraw the list"),
        back=back,
    )


def _row(watchlist: WatchList, desk: Desk) -> dict[str, object]:
    words, tone = state(watchlist)
    today = SystemClock().now().astimezone(desk.time_zone).date()
    return {
        "list": watchlist,
        "state": words,
        "tone": tone,
        "effect": EFFECTS.get(watchlist.legal_effect, ""),
        "version": next((one for one in watchlist.versions.all() if one.in_force), None),
        "due": review(watchlist, today),
    }
