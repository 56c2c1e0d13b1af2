"""How far alerts of each issuer hold: counts and rates, as a page and as CSV."""

import csv
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.watchlists.issuers import IssuerFigures, figures
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.watchlists.sides import sides

_COLUMNS = (*IssuerFigures.__struct_fields__, "confirmation_rate", "challenge_rate")


@page(Permission.WATCHLISTS_ISSUER_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show or give the figures of every issuer; nobody is named."""
    found = figures()
    if request.GET.get("format") != "csv":
        rows = [_row(one) for one in found]
        context = {"rows": rows, "sides": sides(desk, "watchlist_issuers")}
        return render(request, "console/watchlists/issuers.html", context)
    headers = {"Content-Disposition": 'attachment; filename="foreign-alerts.csv"'}
    return HttpResponse(_csv(found), content_type="text/csv; charset=utf-8", headers=headers)


def _row(one: IssuerFigures) -> dict[str, object]:
    return {
        "figures": one,
        "confirmed": _percent(one.confirmation_rate),
        "challenged": _percent(one.challenge_rate),
    }


def _percent(rate: float | None) -> str:
    return "" if rate is None else f"{rate:.0%}"


def _csv(found: list[IssuerFigures]) -> str:
    out = StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(_COLUMNS)
    lines.writerows([getattr(one, name) for name in _COLUMNS] for one in found)
    return out.getvalue()
