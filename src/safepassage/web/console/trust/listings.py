"""What ends within a year, and what contradicts itself."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse

from safepassage.apps.accounts.permissions import Permission
from safepassage.flows.trust.conflicts import Conflict, conflicts
from safepassage.flows.trust.expiry import calendar as expiry
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.showing import show
from safepassage.web.console.trust.sides import sides
from safepassage.web.console.trust.wording import CONFLICTS, KINDS, country_shown


@page(Permission.TRUST_STORE_READ)
def calendar(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show which certificates and revocation lists end in the next twelve months."""
    months = [
        {
            "name": f"{each.month:%Y-%m}",
            "certificates": [(row, KINDS[row.kind]) for row in each.certificates],
            "lists": each.revocations,
            "signers": each.signers,
        }
        for each in expiry(installed.platform().clock.now())
    ]
    return show(
        request, desk, "console/trust/calendar.html", sides=sides("trust_calendar"), months=months
    )


@page(Permission.TRUST_STORE_READ)
def contradictions(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show where lists differ, and where certificates share what each should have alone."""
    found = conflicts(installed.trust_store().latest().standing)
    groups = [
        {"words": CONFLICTS[kind], "kind": kind.value, "rows": [_row(each) for each in rows]}
        for kind, rows in groupby(found, key=lambda each: each.kind)
    ]
    return show(
        request, desk, "console/trust/conflicts.html", sides=sides("trust_conflicts"), groups=groups
    )


def _row(found: Conflict) -> dict[str, object]:
    return {"conflict": found, "country": country_shown(found.country)}
