"""Carrier quality: all routes, one carrier, and a carrier's month."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.quality import selectors
from safepassage.apps.quality.periods import (
    Frame,
    Span,
    after,
    before,
    month_named,
    month_of,
    series,
    span_until,
)
from safepassage.apps.quality.small import FEW
from safepassage.flows.quality_report import as_csv, as_pdf, month_report, report_of
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.quality.rows import row, trends

SPANS = {Frame.WEEK: 8, Frame.MONTH: 6}
SHOWN = 200
_TYPES = {"csv": "text/csv; charset=utf-8", "pdf": "application/pdf"}


class LookForm(PlainForm):
    """How long a look, and on which day it ends."""

    frame = forms.ChoiceField(
        label=_("Time frame"),
        choices=[(Frame.WEEK, _("Seven days")), (Frame.MONTH, _("Month"))],
        required=False,
    )
    until = forms.DateField(
        label=_("Up to"),
        input_formats=["%Y-%m-%d"],
        required=False,
        error_messages={"invalid": _("Write the date as 2027-06-01.")},
        help_text=_("Year, month, day, as 2027-06-01."),
    )


@dataclass(frozen=True, kw_only=True)
class Look:
    """What is looked at: a span with those before it, from ``today``."""

    frame: Frame
    span: Span
    today: date

    @property
    def spans(self) -> list[Span]:
        """The span and its forerunners, the oldest first."""
        return series(self.span, self.frame, SPANS[self.frame])

    @property
    def earlier(self) -> date:
        """The last day of the span before."""
        return before(self.span, self.frame).last

    @property
    def later(self) -> date | None:
        """The last day of the next span, unless nothing of it is over."""
        following = after(self.span, self.frame)
        return following.last if following.first <= self.today else None


@page(Permission.QUALITY_REPORT_READ)
def overview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show every carrier's routes, the worst first."""
    form, look = _look(request, desk)
    lines = selectors.lines(look.spans, today=look.today)
    known = {one.pk: one for one in carriers.carriers()}
    context = _context(form, look) | {
        "rows": [row(line, known) for line in lines[:SHOWN]],
        "more": max(0, len(lines) - SHOWN),
    }
    return render(request, "console/quality/overview.html", context)


@page(Permission.QUALITY_REPORT_READ)
def carrier(request: HttpRequest, desk: Desk, carrier_id: UUID) -> HttpResponse:
    """Show one carrier's routes and what they add up to."""
    found = _carrier(carrier_id)
    form, look = _look(request, desk)
    lines = selectors.lines(look.spans, today=look.today, sender=carrier_id)
    totals = tuple(
        selectors.total(span, today=look.today, sender=carrier_id) for span in look.spans
    )
    context = _context(form, look) | {
        "carrier": found,
        "rows": [row(line, {found.pk: found}) for line in lines[:SHOWN]],
        "total": totals[-1],
        "trends": trends(totals),
        "month": f"{look.span.last:%Y-%m}",
        "report": report_of(found.code, found.name, totals[-1], lines, look.span),
    }
    return render(request, "console/quality/carrier.html", context)


@page(Permission.QUALITY_REPORT_READ)
def report(request: HttpRequest, desk: Desk, carrier_id: UUID, month: str) -> HttpResponse:
    """Show a carrier's month as a page, or give it as CSV or PDF."""
    found = _carrier(carrier_id)
    try:
        span = month_named(month)
    except ValueError as error:
        raise Http404 from error
    made = month_report(carrier_id, found.code, found.name, span, today=_today(desk))
    form = request.GET.get("format", "html")
    if form not in _TYPES:
        context = {"report": made, "carrier": found, "month": month}
        return render(request, "console/quality/report.html", context)
    body = as_csv(made).encode() if form == "csv" else as_pdf(made)
    name = f"carrier-quality-{found.code}-{month}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=_TYPES[form], headers=headers)


def _look(request: HttpRequest, desk: Desk) -> tuple[LookForm, Look]:
    today = _today(desk)
    form = LookForm(request.GET or {"frame": Frame.WEEK.value, "until": today.isoformat()})
    values = form.cleaned_data if form.is_valid() else {}
    frame = Frame(values.get("frame") or Frame.WEEK)
    last = min(values.get("until") or today, month_of(today).last)
    return form, Look(frame=frame, span=span_until(frame, last), today=today)


def _today(desk: Desk) -> date:
    return installed.platform().clock.now().astimezone(desk.time_zone).date()


def _context(form: LookForm, look: Look) -> dict[str, object]:
    return {"form": form, "look": look, "few": FEW}


def _carrier(carrier_id: UUID) -> Carrier:
    carrier = carriers.by_id(carrier_id)
    if carrier is None:
        raise Http404
    return carrier
