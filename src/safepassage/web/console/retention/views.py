"""The last runs with their proofs, what is held, and the forecast for any date; counts alone."""

from datetime import datetime, time

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.holds import selectors as holds
from safepassage.flows import foreseeing, retain
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.retention.wording import expected, held_rows, run_row
from safepassage.web.console.showing import show


class ForecastForm(PlainForm):
    """The day for which to count."""

    at = forms.DateField(
        label=_("What a run on this day would do"),
        help_text=_("Year, month, day, as 2027-06-01; at the posting's midnight."),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": _("Write a date as 2027-06-01."),
            "invalid": _("Write the date as 2027-06-01."),
        },
    )


@page(Permission.OVERSIGHT_RETENTION_READ)
def retention(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the last runs of retention, what is held now, and the forecast that was asked for."""
    form = ForecastForm(request.GET if "at" in request.GET else None)
    forecast = foreseeing.forecast(_midnight(form, desk)) if form.is_valid() else None
    now = installed.platform().clock.now()
    return show(
        request,
        desk,
        "console/retention/retention.html",
        at=now,
        form=form,
        forecast=forecast and expected(forecast),
        held=held_rows(holds.counts(now)),
        to_review=holds.count_due(now),
        rows=[run_row(one) for one in retain.last_runs()],
    )


def _midnight(form: ForecastForm, desk: Desk) -> datetime:
    return datetime.combine(form.cleaned_data["at"], time(), tzinfo=desk.time_zone)
