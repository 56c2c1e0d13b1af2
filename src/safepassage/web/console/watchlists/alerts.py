"""Foreign alerts: a queue of what nobody has checked, and one alert with its check."""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.watchlists import foreign, selectors
from safepassage.apps.watchlists.models import CheckOutcome, ForeignAlert
from safepassage.records import ListEntry
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.watchlists.changing import change, tell_read
from safepassage.web.console.watchlists.sides import sides
from safepassage.web.console.watchlists.wording import CHECKS, FIELDS, entry_line, value

_A_PAGE = 50


class CheckForm(PlainForm):
    """The outcome from a closed list, and why in words."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        widget=forms.RadioSelect,
        choices=[(one.value, CHECKS[one]) for one in CheckOutcome],
    )
    words = forms.CharField(
        label=_("Why"),
        help_text=_("What you looked at: the act, the court, the person's status, the source."),
        min_length=foreign.SHORTEST_WORDS,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@page(Permission.WATCHLISTS_ALERT_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the alerts in quarantine, or those that were checked."""
    tell_read(desk, "foreign_alerts", "list_entries")
    were_checked = request.GET.get("view") == "checked"
    waiting, checked = foreign.waiting(), foreign.checked()
    rows = Paginator(checked if were_checked else waiting, _A_PAGE)
    shown = rows.get_page(request.GET.get("page"))
    context = {
        "sides": sides(desk, "watchlist_alerts"),
        "page": shown,
        "rows": _rows(list(shown)),
        "were_checked": were_checked,
        "waiting": waiting.count(),
        "checked": checked.count(),
        "may_check": desk.may(Permission.WATCHLISTS_ALERT_CHECK),
    }
    return render(request, "console/watchlists/alerts.html", context)


@page(Permission.WATCHLISTS_ALERT_CHECK)
def check(request: HttpRequest, desk: Desk, alert_id: UUID) -> HttpResponse:
    """Show one alert in full; when sent, say whether it may be screened by."""
    alert = foreign.by_id(alert_id)
    if alert is None:
        raise Http404
    form = CheckForm(request.POST or None)
    if form.is_valid():
        outcome = CheckOutcome(form.cleaned_data["outcome"])
        return change(
            request,
            lambda: foreign.check(
                alert=alert,
                outcome=outcome,
                words=form.cleaned_data["words"],
                actor=desk.actor,
                at=SystemClock().now(),
            ),
            told=str(_("The check is noted.")),
            back=reverse("watchlist_alerts"),
        )
    tell_read(desk, str(alert.pk), "list_entries")
    context = {"form": form, "alert": alert, "row": _rows([alert])[0]}
    return render(request, "console/watchlists/alert.html", context)


def _rows(alerts: Iterable[ForeignAlert]) -> list[dict[str, object]]:
    found = list(alerts)
    listings = selectors.listings(one.key for one in found)
    codes = accounts.codes_of([str(one.checked_by) for one in found if one.checked_by])
    return [
        {
            "alert": one,
            "line": entry_line(listings[one.key].entry) if one.key in listings else "",
            "fields": _fields(listings[one.key].entry) if one.key in listings else [],
            "outcome": CHECKS.get(one.outcome, ""),
            "tone": "good" if one.outcome == CheckOutcome.ACCEPTED else "bad",
            "officer": codes.get(str(one.checked_by), ""),
        }
        for one in found
    ]


def _fields(entry: ListEntry) -> list[tuple[object, str]]:
    """Whatever the issuer has said."""
    told = ((words, value(getattr(entry, name))) for name, words in FIELDS.items())
    return [(words, said) for words, said in told if said]
