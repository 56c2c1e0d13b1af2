"""Orders in the console: the regulator gives and lifts, the agency sees and answers."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.regulation.models import Order
from safepassage.apps.travel.models import Journey
from safepassage.apps.watchlists.models import WatchList
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

REASONS = "The inspection found that nobody reviews this list."


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode().split("<main")[1]


@pytest.fixture
def regulator(console, desk_for):
    assert console.messages
    return desk_for(Role.REGULATOR, Purpose.OVERSIGHT)


@pytest.fixture
def overseer(console, desk_for):
    return desk_for(Role.DATA_PROTECTION_OFFICER, Purpose.OVERSIGHT)


def give(client, kind, target, **told):
    told = {"target": str(target), "law": "DPA s. 58", "reasons": REASONS} | told
    return client.post(f"/oversight/orders/give/?kind={kind}", told, follow=True)


def test_a_list_is_stopped_and_the_order_lifted_with_a_reference(regulator, overseer):
    listed = WatchList.objects.get(name="Travel bans")
    page = give(regulator, "stop_list", listed.pk).content.decode()
    assert "Nobody is held against it" in page
    order = Order.objects.get()
    seen = text(overseer, f"/oversight/orders/{order.pk}/")
    assert "Travel bans" in seen
    assert REASONS in seen
    assert "Lift the order" not in seen
    assert (
        overseer.post(f"/oversight/orders/{order.pk}/lift/", {"under": "x y z"}).status_code == 403
    )
    address = f"/oversight/orders/{order.pk}/lift/"
    page = regulator.post(address, {"under": "Court 7 U 12/26"}, follow=True).content.decode()
    assert "The order is lifted" in page
    assert "Court 7 U 12/26" in page


def test_a_record_is_deleted_from_the_page(regulator):
    journey = WorkItem.objects.filter(kind="api_border").first().journey
    page = give(regulator, "delete_record", journey).content.decode()
    assert "obeyed" in page
    assert "Lift the order" not in page
    assert not Journey.objects.filter(id=journey).exists()


def test_what_names_nothing_is_said_at_the_field(regulator):
    page = give(regulator, "delete_record", uuid4()).content.decode()
    assert "No record with this id is stored" in page
    assert not Order.objects.exists()


def test_a_correction_waits_for_the_data_protection_officer(regulator, overseer, console):
    journey = WorkItem.objects.filter(kind="api_border").first().journey
    until = (console.clock.now() + timedelta(days=3)).date()
    give(regulator, "correct_record", journey, until=until.isoformat())
    order = Order.objects.get()
    assert "to be carried out" in text(overseer, "/oversight/orders/")
    console.clock.forward(timedelta(days=5))
    assert "overdue" in text(overseer, "/oversight/orders/")
    done = {"words": "The carrier told the name anew."}
    page = overseer.post(f"/oversight/orders/{order.pk}/done/", done, follow=True).content.decode()
    assert "obeyed" in page
    assert "The carrier told the name anew." in text(regulator, f"/oversight/orders/{order.pk}/")


def test_others_of_the_agency_see_the_order_without_its_reasons(regulator, console, desk_for):
    give(regulator, "stop_capability", "search")
    administrator = desk_for(Role.ADMINISTRATOR, Purpose.TECHNICAL_REPAIR)
    seen = text(administrator, f"/oversight/orders/{Order.objects.get().pk}/")
    assert "Looking for travellers" in seen
    assert REASONS not in seen


def test_who_does_what_is_stopped_is_told_why_and_by_which_law(regulator, console, desk_for):
    officer = desk_for(Role.OFFICER, Purpose.BORDER_CHECK)
    give(regulator, "stop_capability", "search")
    answer = officer.post("/travellers/search/", {"number": "XK0098231", "ground": "at_the_desk"})
    assert answer.status_code == 409
    assert "DPA s. 58" in answer.content.decode()


def test_a_stopped_purpose_cannot_be_chosen_and_ends_at_desks(regulator, console, desk_for):
    officer = desk_for(Role.OFFICER, Purpose.BORDER_CHECK)
    give(regulator, "stop_purpose", "border_check")
    assert officer.get("/board/")["Location"].startswith("/desk/")
    choices = officer.get("/desk/").content.decode()
    assert "PNR assessment" in choices
    assert "PDL border_check" not in choices


def code_of(secret):
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counter))


def test_an_order_wants_the_second_factor_again(regulator):
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(Officer.objects.get(username=f"{Role.REGULATOR}.example"), secret)
    page = give(regulator, "stop_capability", "search", code="000000").content.decode()
    assert "not right" in page
    assert not Order.objects.exists()
    give(regulator, "stop_capability", "search", code=code_of(secret))
    assert Order.objects.count() == 1
