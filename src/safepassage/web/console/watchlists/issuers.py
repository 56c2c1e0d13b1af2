"""How far alerts of each issuer hold: counts and rates, as a page and as CSV."""

import csv
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.watchlists.issuers import IssuerFigures
from safepassage.flows.issuers import IssuerReport, issuer_reports
from safepassage.formats.tables.spreadsheet import harmless
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.watchlists.sides import sides

_COLUMNS = (*IssuerFigures.__struct_fields__, "confirmation_rate", "challenge_rate")
_HITS = ("hits_decided", "hits_another_person")


@page(Permission.WATCHLISTS_ISSUER_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show or give the figures of every issuer; nobody is named."""
    found = issuer_reports()
    if request.GET.get("format") != "csv":
        rows = [_row(one) for one in found]
        context = {"rows": rows, "sides": sides(desk, "watchlist_issuers")}
        return render(request, "console/watchlists/issuers.html", context)
    headers = {"Content-Disposition": 'attachment; filename="foreign-alerts.csv"'}
    return HttpResponse(_csv(found), content_type="text/csv; charset=utf-8", headers=headers)


def _row(one: IssuerReport) -> dict[str, object]:
    return {
        "report": one,
        "confirmed": _percent(one.figures.confirmation_rate),
        "challenged": _percent(one.figures.challenge_rate),
    }


def _percent(rate: float | None) -> str:
    return "" if rate is None else f"{rate:.0%}"


def _csv(found: list[IssuerReport]) -> str:
    out = StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow([*_COLUMNS, *_HITS])
    lines.writerows(map(_line, found))
    return out.getvalue()


def _line(one: IssuerReport) -> list[object]:
    """Cells in the order of the columns; the issuer's name may come from an alert file."""
    issuer, *checks = (getattr(one.figures, name) for name in _COLUMNS)
    return [harmless(issuer), *checks, *(getattr(one, name) for name in _HITS)]
