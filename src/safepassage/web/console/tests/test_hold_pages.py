"""Why data stay, in the console: recorded, prolonged by two people, ended, flagged."""

from datetime import timedelta

import pytest

from one_traveller import decided, item, push, put_list
from safepassage.apps.accounts.roles import Role
from safepassage.apps.holds.models import ChanceFind, Hold
from safepassage.apps.travel.models import Journey
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = pytest.mark.django_db(transaction=True)
UNIT = Purpose.PNR_ASSESSMENT


@pytest.fixture
def journey(platform, bases, monkeypatch):
    monkeypatch.setattr(installed, "platform", lambda: platform)
    put_list(platform, "unit", UNIT)
    push(platform)
    return Journey.objects.get(kind="pnr", id=item("pnr").journey)


@pytest.fixture
def officer(journey, desk_for):
    return desk_for(Role.OFFICER, UNIT)


@pytest.fixture
def supervisor(journey, desk_for):
    return desk_for(Role.SUPERVISOR, UNIT)


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def record(client, journey, **changes):
    words = {
        "reason": "open_case",
        "reference": "kr-2026/118",
        "words": "named in the file of the prosecutor",
        "until": f"{journey.delete_at + timedelta(days=90):%Y-%m-%d}",
    }
    return client.post(f"/holds/record/{journey.id}/", words | changes)


def test_an_officer_records_why_and_everybody_who_may_reads_it(officer, journey):
    page = text(officer, f"/travellers/{journey.id}/")
    assert "Nobody has recorded a reason" in page
    assert f"/holds/record/{journey.id}/" in page
    assert record(officer, journey).status_code == 302
    for address in (f"/travellers/{journey.id}/", f"/items/{item('pnr').id}/"):
        page = text(officer, address)
        assert "named in the file of the prosecutor" in page
        assert "KR-2026/118" in page
        assert "objective link" in page
    assert "KR-2026/118" in text(officer, "/holds/")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reference": "Ilmo Testovar"}, "capital letters and digits, no names"),
        ({"until": "2031-01-01"}, "days beyond its ordinary end"),
        ({"words": "because"}, "Write at least"),
        ({"reason": "convenience"}, "Choose one of the list"),
    ],
)
def test_what_stands_against_it_is_said_on_the_form(officer, journey, changes, words):
    answer = record(officer, journey, **changes)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Hold.objects.exists()


def test_a_later_end_needs_another_officer(officer, supervisor, journey):
    record(officer, journey)
    hold = Hold.objects.get()
    asked = {"why": "case_goes_on", "until": f"{hold.until + timedelta(days=1):%Y-%m-%d}"}
    refused = officer.post(f"/holds/{hold.id}/longer/", asked)
    assert "days beyond its ordinary end" in refused.content.decode()
    Hold.objects.update(until=hold.at + timedelta(days=60))
    asked["until"] = f"{hold.at + timedelta(days=150):%Y-%m-%d}"
    assert officer.post(f"/holds/{hold.id}/longer/", asked).status_code == 302
    assert "a later end is asked for" in text(officer, "/holds/")
    assert "Answer …" not in text(officer, "/holds/")
    assert officer.get(f"/holds/{hold.id}/answer/").status_code == 403
    assert "Answer …" in text(supervisor, "/holds/")
    assert "The case goes on" in text(supervisor, f"/holds/{hold.id}/answer/")
    assert supervisor.post(f"/holds/{hold.id}/answer/", {"agrees": "yes"}).status_code == 302
    assert (Hold.objects.get().prolonged, Hold.objects.get().asked_by) == (1, None)


def test_a_hold_is_ended_with_its_ground(officer, journey):
    record(officer, journey)
    hold = Hold.objects.get()
    assert "Nobody can bring them back" in text(officer, f"/holds/{hold.id}/end/")
    assert officer.post(f"/holds/{hold.id}/end/", {"ground": "case_closed"}).status_code == 302
    assert not Hold.objects.exists()


def test_a_hold_of_another_purpose_does_not_exist(officer, journey, desk_for):
    record(officer, journey)
    border = desk_for(Role.SUPERVISOR, Purpose.BORDER_CHECK)
    hold = Hold.objects.get()
    for name in ("longer", "answer", "end"):
        assert border.get(f"/holds/{hold.id}/{name}/").status_code == 404
    assert border.get(f"/holds/record/{journey.id}/").status_code == 404
    assert "Nothing is held under this purpose" in text(border, "/holds/")


def test_what_was_found_on_the_way_is_flagged_on_the_item(officer, journey):
    address = f"/holds/found/{item('pnr').id}/"
    assert address in text(officer, f"/items/{item('pnr').id}/")
    assert "It decides nothing" in text(officer, address)
    assert officer.post(address, {"words": "undeclared goods in two bags"}).status_code == 302
    assert ChanceFind.objects.get().journey == journey.id
    page = text(officer, f"/items/{item('pnr').id}/")
    assert "undeclared goods in two bags" in page
    assert address not in page


def test_a_confirmed_hit_is_shown_as_the_link_it_makes(officer, platform, journey):
    decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL, "pnr")
    assert "A person has confirmed a hit on this journey" in text(officer, "/holds/")


def test_retention_shows_counts_and_the_nearest_end_and_nobody(officer, journey, desk_for):
    record(officer, journey)
    overseer = desk_for(Role.DATA_PROTECTION_OFFICER, Purpose.OVERSIGHT)
    page = text(overseer, "/retention/")
    assert "The data are used in a case that is open" in page
    assert "PNR-PIU" in page
    assert "KR-2026/118" not in page
    assert str(journey.id) not in page
    day = journey.delete_at + timedelta(days=2)
    forecast = text(overseer, f"/retention/?at={day:%Y-%m-%d}")
    assert 'data-label="Held">1<' in forecast
    assert "Reasons that will still stand on that day" in forecast
    after = text(overseer, f"/retention/?at={day + timedelta(days=200):%Y-%m-%d}")
    assert "Reasons that will still stand on that day" not in after
