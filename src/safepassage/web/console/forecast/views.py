"""How many people arrive, hour by hour and lane by lane: picture, table and file."""

import csv
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.forecast import selectors
from safepassage.apps.forecast.selectors import Hour, PostForecast
from safepassage.flows.stopped import refuse_stopped
from safepassage.flows.window import forecast as flow
from safepassage.safeguards.capabilities import Capability
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.forecast.chart import Chart, chart_of
from safepassage.web.console.forecast.lanes import Column, columns
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.posted import EVERYWHERE


class PostForm(PlainForm):
    """Which post to show."""

    post = forms.ChoiceField(label=_("Post"), required=False)


@dataclass(frozen=True)
class Shown:
    """One post with its picture and the hours in which anybody arrives."""

    forecast: PostForecast
    city: str
    chart: Chart
    rows: list[tuple[Hour, list[tuple[Column, int]]]]


@page(Permission.FORECAST_ARRIVALS_READ)
def arrivals(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the hours ahead at the posting, at another post, or at all."""
    refuse_stopped(Capability.FORECAST)
    platform = installed.platform()
    at, posts = platform.clock.now(), selectors.posts(platform.clock.now())
    wanted = _wanted(request, desk, posts)
    lanes = columns(platform.lanes.named)
    form = PostForm({"post": wanted or EVERYWHERE})
    form.fields["post"].choices = [(EVERYWHERE, _("All posts")), *((one, one) for one in posts)]  # type: ignore[attr-defined]  # a choice field
    context = {
        "form": form,
        "lanes": lanes,
        "posts": [_shown(one, lanes) for one in selectors.forecast(at, post=wanted)],
        "uncounted": flow.uncounted(platform),
        "untimed": flow.without_time(platform),
        "fault": platform.lanes.fault,
        "hours": selectors.HOURS,
        "wanted": wanted or EVERYWHERE,
    }
    return render(request, "console/forecast/forecast.html", context)


@page(Permission.FORECAST_ARRIVALS_READ)
def table(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The same numbers as a file for a roster: one line an hour and lane."""
    platform = installed.platform()
    at = platform.clock.now()
    wanted = _wanted(request, desk, selectors.posts(at))
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="arrivals.csv"'
    lines = csv.writer(answer)
    lines.writerow(("post", "hour", "lane", "people", "flights", "flights_closed"))
    for one in selectors.forecast(at, post=wanted):
        for hour in one.hours:
            begins = hour.begins.isoformat(timespec="minutes")
            for lane in columns(platform.lanes.named):
                people = hour.people.get(lane.code, 0)
                lines.writerow((one.post, begins, lane.code, people, hour.flights, hour.closed))
    return answer


def _wanted(request: HttpRequest, desk: Desk, posts: list[str]) -> str | None:
    """The post asked for; without a word the desk's own, if anybody arrives there."""
    asked = request.GET.get("post", desk.posting.code)
    return asked if asked in posts else None


def _shown(forecast: PostForecast, lanes: list[Column]) -> Shown:
    return Shown(
        forecast=forecast,
        city=installed.platform().geography.city(forecast.post) or "",
        chart=chart_of(forecast, lanes),
        rows=[
            (hour, [(lane, hour.people.get(lane.code, 0)) for lane in lanes])
            for hour in forecast.hours
            if hour.flights
        ],
    )
