"""What everybody reads, without signing in."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from safepassage.apps.figures import published
from safepassage.apps.figures.models import PublishedReport
from safepassage.flows.transparency.writing import body, from_json
from safepassage.web.console.desk import public


@public
def listing(request: HttpRequest) -> HttpResponse:
    """The reports that were published."""
    context = {"reports": published.public()}
    return render(request, "console/transparency/public.html", context)


@public
def report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """One report."""
    row = _public(report_id)
    context = {"row": row, "body": body(from_json(bytes(row.content)))}
    return render(request, "console/transparency/report.html", context)


@public
def as_json(request: HttpRequest, report_id: UUID) -> HttpResponse:  # noqa: ARG001 - every page's form
    """One report for machines, byte for byte as two people agreed to it."""
    return HttpResponse(bytes(_public(report_id).content), content_type="application/json")


def _public(report_id: UUID) -> PublishedReport:
    row = published.by_id(report_id)
    if row is None or row.confirmed_at is None:
        raise Http404
    return row
