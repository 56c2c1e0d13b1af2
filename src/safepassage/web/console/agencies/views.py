"""Agencies: which there are, what each is given by which law, and what was handed over."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.agencies import handed, selectors
from safepassage.apps.agencies.models import Agency
from safepassage.apps.oversight import selectors as oversight
from safepassage.web.console.agencies import table
from safepassage.web.console.desk import Desk, page

SHOWN = timedelta(days=14)


@page(Permission.AGENCIES_AGENCY_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show all agencies."""
    agencies = selectors.agencies()
    context = {
        "agencies": [
            (one, table.role_in_words(one), len(oversight.agency_bases(one.code)))
            for one in agencies
        ],
        "may_manage": desk.may(Permission.AGENCIES_AGENCY_MANAGE),
        "may_import": desk.may(Permission.AGENCIES_LAW_IMPORT),
    }
    return render(request, "console/agencies/list.html", context)


@page(Permission.AGENCIES_AGENCY_READ)
def detail(request: HttpRequest, desk: Desk, agency_id: UUID) -> HttpResponse:
    """Show one agency."""
    return show(request, desk, agency_of(agency_id))


def agency_of(agency_id: UUID) -> Agency:
    """The agency of an address, or 404."""
    agency = selectors.by_id(agency_id)
    if agency is None:
        raise Http404
    return agency


def show(
    request: HttpRequest, desk: Desk, agency: Agency, *, token: str | None = None
) -> HttpResponse:
    """The agency's page; ``token`` is shown this once."""
    laws = table.purpose_laws(agency, oversight.agency_bases(agency.code))
    now = SystemClock().now()
    collected = {one.kind for one in oversight.bases_in_force(now)}
    context = {
        "agency": agency,
        "role": table.role_in_words(agency),
        "laws": table.in_words(laws),
        "kinds": table.kinds(agency),
        "uncollected": [one for one in table.kinds(agency) if one not in collected],
        "rows": table.rows(agency, laws),
        "days": handed.by_day(agency.pk, since=now - SHOWN, zone=desk.time_zone),
        "credentials": agency.credentials.all(),
        "token": token,
        "may_manage": desk.may(Permission.AGENCIES_AGENCY_MANAGE),
        "may_rotate": desk.may(Permission.AGENCIES_AGENCY_MANAGE),
    }
    return render(request, "console/agencies/detail.html", context)
