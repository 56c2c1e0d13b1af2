"""The forecast's page, picture and file: numbers for whoever makes rosters, and no persons."""

import csv
import re
from io import StringIO

import pytest
from django.urls import reverse

from one_traveller import message, notify, work
from safepassage.adapters.lane_file import Lanes, lanes_in
from safepassage.apps.accounts.roles import Role
from safepassage.flows.window.forecast import count_due
from safepassage.safeguards.lanes import Lane
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = pytest.mark.django_db(transaction=True)
FREE = Lane(code="free", title="Free <movement>", nationalities=frozenset({"QMA"}))


@pytest.fixture
def counted(platform, bases, monkeypatch):
    platform.lanes = Lanes(named=(FREE,))
    monkeypatch.setattr(installed, "platform", lambda: platform)
    notify(platform, message(), message(place="2", name="MUSTER:ADA", number="UT1"))
    work(platform)
    count_due(platform)
    return platform


@pytest.fixture
def administrator(desk_for):
    return desk_for(Role.ADMINISTRATOR, Purpose.TECHNICAL_REPAIR)


def text(client, **asked):
    return client.get(reverse("forecast"), asked).content.decode()


def test_the_page_tells_the_busiest_hour_and_draws_every_lane(counted, administrator):
    page = text(administrator)
    assert "about <b>5</b> people" in page
    assert "Tue 2026-09-01, 19:00" in page
    assert "Free &lt;movement&gt;" in page
    assert re.search(r'<rect class="lane-1" x="\d+" y="\d+" width="14" height="\d+"/>', page)
    assert "TESTOVAR" not in page
    assert "MUSTER" not in page


def test_without_the_permission_there_is_no_forecast(counted, desk_for):
    officer = desk_for(Role.OFFICER, Purpose.BORDER_CHECK)
    assert officer.get(reverse("forecast")).status_code == 403
    assert officer.get(reverse("forecast_table")).status_code == 403


def test_a_supervisor_sees_the_own_posting_first_and_can_look_at_all(counted, desk_for):
    supervisor = desk_for(Role.SUPERVISOR, Purpose.BORDER_CHECK)
    assert '<option value="PDL" selected>' in text(supervisor)
    assert '<option value="all" selected>' in text(supervisor, post="all")
    assert '<option value="all" selected>' in text(supervisor, post="nowhere")


def test_the_file_has_a_line_an_hour_and_lane(counted, administrator):
    answer = administrator.get(reverse("forecast_table"), {"post": "all"})
    lines = list(csv.DictReader(StringIO(answer.content.decode())))
    assert len(lines) == 48 * 5
    assert [line for line in lines if line["people"] != "0"] == [
        {
            "post": "PDL",
            "hour": "2026-09-01T19:00",
            "lane": "free",
            "people": "5",
            "flights": "1",
            "flights_closed": "0",
        }
    ]


def test_before_anything_is_counted_the_page_says_so(platform, administrator, monkeypatch):
    monkeypatch.setattr(installed, "platform", lambda: platform)
    assert "has been counted yet" in text(administrator)


def test_a_file_of_lanes_that_cannot_be_used_is_told_and_stops_nothing(
    counted, administrator, tmp_path
):
    path = tmp_path / "lanes.json"
    path.write_text("{")
    counted.lanes = lanes_in(str(path))
    assert counted.lanes.named == ()
    assert "The file of lanes cannot be used" in text(administrator)
    assert lanes_in(str(tmp_path / "none.json")).fault == "No such file or directory"
    assert lanes_in(None) == Lanes()
