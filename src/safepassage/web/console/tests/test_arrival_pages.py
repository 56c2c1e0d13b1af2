"""The arrival desk: whom it is told about, why, and who has seen it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import ArrivalNotice
from safepassage.apps.travel.models import Flight
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

BORDER, UNIT = Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT
ADDRESS = reverse("arrivals")
GROUND = "The document is to be looked at on arrival."


def text(client, address=ADDRESS):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode().split("<main")[1]


@pytest.fixture
def officer(console, desk_for):
    return desk_for(Role.OFFICER, BORDER)


def tell(client, item, destination="PDL"):
    Flight.objects.filter(id=item.flight).update(direction="inbound", destination=destination)
    fields = {"outcome": Outcome.BOARD_AND_TELL_ARRIVAL.value, "ground": GROUND}
    return client.post(f"/items/{item.id}/decide/", fields, follow=True).content.decode()


@pytest.fixture
def notice(officer, console):
    tell(officer, console.items(BORDER, "border")[0])
    return ArrivalNotice.objects.get(by_unit=False)


def test_a_notice_says_who_arrives_when_and_why(officer, notice):
    page = text(officer)
    assert f'href="/travellers/{notice.journey}/"' in page
    assert f'href="/items/{notice.item}/"' in page
    assert "an officer decided so" in page
    assert "arrives" in page
    assert "countdown" in page
    reads = ledger.page(event=Event.RECORD_READ, subject=str(notice.journey))
    assert any(b'"identity"' in bytes(one.details) for one in reads)


def test_an_officer_has_seen_it_by_name(officer, notice):
    assert officer.get(f"{ADDRESS}{notice.id}/seen/").status_code == 405
    officer.post(f"{ADDRESS}{notice.id}/seen/")
    assert "Nobody is announced" in text(officer)
    code = officer.get("/about/").context["desk"].officer.code
    assert code in text(officer, f"{ADDRESS}?view=seen")
    again = officer.post(f"{ADDRESS}{notice.id}/seen/", follow=True).content.decode()
    assert "Somebody has seen it before" in again


def test_each_purpose_and_each_airport_has_its_own(officer, notice, desk_for):
    unit = desk_for(Role.SUPERVISOR, UNIT)
    assert str(notice.journey) not in text(unit)
    unit.post(f"{ADDRESS}{notice.id}/seen/")
    assert ArrivalNotice.objects.get(id=notice.id).seen_by is None
    ArrivalNotice.objects.update(airport="FNC")
    assert str(notice.journey) not in text(officer)


def test_a_border_desk_is_led_to_the_unit_without_its_reason(officer, console, desk_for):
    unit = desk_for(Role.SUPERVISOR, UNIT)
    found = next(one for one in console.items(UNIT, "assessment") if one.kind == "api_piu")
    tell(unit, found)
    page = text(officer)
    assert "ask the unit" in page
    assert str(found.id) not in page
    assert "equal" not in page
    assert f'href="/items/{found.id}/"' in text(unit)


def test_what_was_taken_back_after_it_was_seen_says_so(officer, notice):
    officer.post(f"{ADDRESS}{notice.id}/seen/")
    ArrivalNotice.objects.update(withdrawn_at=notice.at + timedelta(minutes=1))
    assert "taken back" in text(officer, f"{ADDRESS}?view=seen")


def test_on_a_journey_that_leaves_arrival_is_not_offered(officer, console):
    item = console.items(BORDER, "border")[0]
    Flight.objects.filter(id=item.flight).update(direction="outbound")
    page = text(officer, f"/items/{item.id}/")
    assert 'value="board_and_tell_arrival"' not in page
    fields = {"outcome": Outcome.BOARD_AND_TELL_ARRIVAL.value, "ground": GROUND}
    answer = officer.post(f"/items/{item.id}/decide/", fields).content.decode()
    assert "no arrival desk here" in answer
