"""The lists, their terms, and their end."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.watchlists import proposals, selectors, services, urgent
from safepassage.apps.watchlists.categories import categories_of
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.models import WatchList
from safepassage.web.console.confirming import GroundForm, Question, ask
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.reasons import EFFECTS
from safepassage.web.console.watchlists.forms import TermsForm, known
from safepassage.web.console.watchlists.sides import sides
from safepassage.web.console.watchlists.wording import WITHDRAWING, review, state


@page(Permission.WATCHLISTS_LIST_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show every list: whose, on which law, for what, and until when."""
    context = {
        "rows": [_row(one, desk) for one in selectors.watchlists()],
        "may_import": desk.may(Permission.WATCHLISTS_LIST_IMPORT),
        "sides": sides(desk, "watchlists"),
        "overdue": selectors.overdue(_today(desk)).count(),
    }
    return render(request, "console/watchlists/list.html", context)


@page(Permission.WATCHLISTS_LIST_READ)
def detail(request: HttpRequest, desk: Desk, list_id: UUID) -> HttpResponse:
    """Show one list and its versions, without entries."""
    watchlist = list_or_404(list_id)
    context = {
        "row": _row(watchlist, desk),
        "versions": _versions(watchlist),
        "categories": categories_of(watchlist),
        "proposal": _proposal(watchlist, desk),
        "urgent": urgent.entries().filter(listed__version__watchlist=watchlist).count(),
        "may_import": desk.may(Permission.WATCHLISTS_LIST_IMPORT),
        "may_see": desk.may(Permission.WATCHLISTS_ENTRY_READ),
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
            waits = proposals.proposal(watchlist) is not None
            told = (
                _("The terms wait for a second person.") if waits else _("The terms are changed.")
            )
            messages.success(request, told)
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


def _told(watchlist: WatchList) -> str:
    if proposals.proposal(watchlist):
        return _("The terms wait for a second person.")
    return _("The terms are changed.")


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
    due, due_tone = review(watchlist, _today(desk))
    files = [one for one in watchlist.versions.all() if not one.urgent]
    return {
        "list": watchlist,
        "state": words,
        "tone": tone,
        "effect": EFFECTS.get(watchlist.legal_effect, ""),
        "version": next((one for one in files if one.in_force), None),
        "waits": next((one for one in files if one.proposed_at), None),
        "due": due,
        "due_tone": due_tone,
    }


def _today(desk: Desk) -> date:
    return SystemClock().now().astimezone(desk.time_zone).date()


def _versions(watchlist: WatchList) -> list[dict[str, object]]:
    """The versions from files, the newest first, with the codes of the two people."""
    found = list(watchlist.versions.filter(urgent=False).order_by("-number"))
    people = {str(one) for row in found for one in (row.proposed_by, row.confirmed_by) if one}
    codes = accounts.codes_of(sorted(people))
    return [
        {
            "version": one,
            "brought_by": codes.get(str(one.proposed_by), ""),
            "confirmed_by": codes.get(str(one.confirmed_by), ""),
        }
        for one in found
    ]


def _proposal(watchlist: WatchList, desk: Desk) -> dict[str, object] | None:
    waiting = proposals.proposal(watchlist)
    if waiting is None:
        return None
    new = proposals.terms_of(waiting)
    own = waiting.proposed_by == desk.officer.pk
    return {
        "terms": new,
        "effect": EFFECTS.get(new.legal_effect or "", ""),
        "at": waiting.proposed_at,
        "own": own,
        "may_confirm": not own and desk.may(Permission.WATCHLISTS_LIST_CONFIRM),
        "may_drop": desk.may(Permission.WATCHLISTS_LIST_CONFIRM),
    }
