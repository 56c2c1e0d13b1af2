"""The last runs with their proofs, and the forecast for any date; counts alone."""

from datetime import datetime, time

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.flows import foreseeing, retain
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.retention.wording import run_row, told


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
    """Show the last runs of retention, and the forecast that was asked for."""
    form = ForecastForm(request.GET if "at" in request.GET else None)
    forecast = foreseeing.forecast(_midnight(form, desk)) if form.is_valid() else None
    context = {
        "form": form,
        "forecast": forecast
        and {"masked": told(forecast.masked), "deleted": told(forecast.deleted)},
        "rows": [run_row(one) for one in retain.last_runs()],
    }
    return render(request, "console/retention/retention.html", context)


def _midnight(form: ForecastForm, desk: Desk) -> datetime:
    return datetime.combine(form.cleaned_data["at"], time(), tzinfo=desk.time_zone)
