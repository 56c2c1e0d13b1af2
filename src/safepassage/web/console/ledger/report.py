"""The report for the oversight body, as a page and as files."""

from datetime import UTC, date, datetime, time, timedelta

import msgspec
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.flows.watching.handing_out import hand_out
from safepassage.flows.watching.report import Report
from safepassage.flows.watching.report_forms import as_markdown, heading
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.showing import show

_TYPES = {"json": "application/json", "markdown": "text/markdown; charset=utf-8"}


class ReportForm(PlainForm):
    """Of which days."""

    first = forms.DateField(
        label=_("From"),
        help_text=_("Year, month, day, as 2026-10-01."),
        input_formats=["%Y-%m-%d"],
    )
    last = forms.DateField(
        label=_("Up to and with"),
        help_text=_("Year, month, day, as 2026-10-31."),
        input_formats=["%Y-%m-%d"],
    )

    def clean(self) -> dict[str, object]:
        """The last day does not lie before the first."""
        data: dict[str, object] = super().clean() or self.cleaned_data
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day lies before the first."))
        return data

    def span(self) -> tuple[datetime, datetime]:
        """From the first day's midnight until the last one's, in UTC."""
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        return _midnight(first), _midnight(last + timedelta(days=1))


@page(Permission.AUDIT_LEDGER_READ)
def report(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask for the days; show the report, or give it as a file."""
    form = ReportForm(request.GET if "first" in request.GET else None)
    found = _made(desk, form) if form.is_valid() else None
    wanted = request.GET.get("format", "")
    if found and wanted in _TYPES:
        return _file(found, wanted)
    return show(
        request,
        desk,
        "console/ledger/report.html",
        form=form,
        report=found,
        heading=heading(found) if found else "",
    )


def _made(desk: Desk, form: ReportForm) -> Report:
    start, end = form.span()
    return hand_out(start, end, actor=desk.actor, at=installed.platform().clock.now())


def _file(found: Report, form: str) -> HttpResponse:
    content = msgspec.json.encode(found) if form == "json" else as_markdown(found).encode()
    name = f"ledger-{found.start:%Y-%m-%d}.{'json' if form == 'json' else 'md'}"
    return HttpResponse(
        content,
        content_type=_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
