"""A reservation after entry, under a law that asks for prior review: by page, with and without."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from one_traveller import CARRIER, booking, put_list, work
from profile_fixtures import follow_national_law
from safepassage.apps.accounts.roles import Role
from safepassage.apps.approvals.models import ApprovalRequest
from safepassage.apps.approvals.saying import Decider, Granting
from safepassage.apps.audit.models import Entry
from safepassage.apps.cases.models import ItemState, WorkItem
from safepassage.apps.travel.models import Journey
from safepassage.flows import person_notices
from safepassage.flows.approvals import answering, ending
from safepassage.flows.receive import receive
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = pytest.mark.django_db(transaction=True)
BY = Actor.component(Component.COMMAND_LINE)
NAME, LOCATOR = "TESTOVAR", "AAAB22"
FOUND_BY = {"offence": "terrorism", "air_link": "goods_travel", "case": "UT-2026-17"}
ASKED = {
    "law": "TCA 553",
    "case": "UT-2026-17",
    "ground": "Named since his arrival in the file of a bomb maker.",
    "urgent": "",
}


@pytest.fixture
def law(platform, clock, bases, monkeypatch):
    monkeypatch.setattr(installed, "platform", lambda: platform)
    follow_national_law(clock.now(), review_after_entry=True, individual_notice=True)


@pytest.fixture
def journey(platform, law):
    receive(platform, carrier=CARRIER, body=booking())
    work(platform)
    return Journey.objects.get(kind="pnr")


@pytest.fixture
def officer(journey, desk_for):
    return desk_for(Role.OFFICER, Purpose.PNR_REQUEST)


def arrived(clock, journey):
    clock.at = journey.flight.arrives_at


def page(client, name, *of):
    return client.get(reverse(name, args=of))


def looked_for(client):
    sent = {**FOUND_BY, "locator": LOCATOR}
    answered = client.post(reverse("search"), sent)
    assert answered.status_code == 200
    return answered.content.decode()


def ask(client, journey, **changes):
    return client.post(reverse("leave_ask_use", args=[journey.id]), ASKED | changes)


def grant(platform, judge, days=7):
    until = platform.clock.now() + timedelta(days=days)
    granting = Granting(valid_until=until, reasons="Made out.")
    request = ApprovalRequest.objects.get()
    return answering.grant_as(platform, request.id, Decider(officer=judge), granting)


def reads(journey):
    return Entry.objects.filter(event="record:person:read", subject=str(journey.id)).count()


def test_until_arrival_a_reservation_is_read_without_leave(officer, journey, clock):
    clock.at = journey.flight.arrives_at - timedelta(minutes=1)
    assert page(officer, "traveller", journey.id).status_code == 200
    assert NAME in looked_for(officer)
    assert page(officer, "leave_ask_use", journey.id).status_code == 404


def test_after_arrival_no_page_reads_it_and_the_way_leads_to_the_authority(officer, journey, clock):
    arrived(clock, journey)
    wanted = reverse("leave_ask_use", args=[journey.id])
    before = reads(journey)
    for name in ("traveller", "reservation"):
        assert page(officer, name, journey.id)["Location"] == wanted
    assert page(officer, "flight", journey.flight_id).status_code == 404
    found = looked_for(officer)
    assert NAME not in found
    assert wanted in found
    assert NAME not in page(officer, "leave_ask_use", journey.id).content.decode()
    assert reads(journey) == before
    searched = Entry.objects.filter(event="record:person:searched").latest("id")
    assert "on_leave" in str(searched.details)


def test_leave_opens_it_for_who_asked_until_its_end(platform, officer, journey, clock, desk_for):
    arrived(clock, journey)
    assert ask(officer, journey).status_code == 302
    assert page(officer, "traveller", journey.id).status_code == 302
    judge = desk_for(Role.APPROVAL_AUTHORITY, Purpose.OVERSIGHT)
    grant(platform, judge.session["_auth_user_id"])
    assert NAME in page(officer, "traveller", journey.id).content.decode()
    assert NAME in page(officer, "reservation", journey.id).content.decode()
    assert ApprovalRequest.objects.get().times_used == 2
    colleague = desk_for(Role.OFFICER, Purpose.PNR_REQUEST)
    assert page(colleague, "traveller", journey.id).status_code == 302
    clock.forward(timedelta(days=7))
    assert page(officer, "traveller", journey.id).status_code == 302


def test_what_is_urgent_is_read_at_once_and_stops_where_nobody_reviews_it(
    platform, officer, journey, clock
):
    arrived(clock, journey)
    assert ask(officer, journey, urgent="urgent").status_code == 302
    assert NAME in page(officer, "traveller", journey.id).content.decode()
    clock.forward(timedelta(hours=48))
    with transaction.atomic():
        ending.end_approvals(actor=BY, at=clock.now(), limit=100)
    assert page(officer, "traveller", journey.id).status_code == 302
    again = ask(officer, journey, urgent="urgent")
    assert "not reviewed in time" in again.content.decode()


def test_who_was_read_about_after_entry_is_told(platform, officer, journey, clock):
    arrived(clock, journey)
    ask(officer, journey, urgent="urgent")
    page(officer, "traveller", journey.id)
    assert person_notices.note_uses(platform, actor=BY) == 1


def test_what_an_assessment_raised_before_is_read_until_it_is_decided(
    platform, law, clock, desk_for
):
    put_list(platform, "unit", Purpose.PNR_ASSESSMENT)
    receive(platform, carrier=CARRIER, body=booking())
    work(platform)
    item = WorkItem.objects.get(kind="pnr")
    journey = Journey.objects.get(id=item.journey)
    arrived(clock, journey)
    analyst = desk_for(Role.OFFICER, Purpose.PNR_ASSESSMENT)
    assert NAME in page(analyst, "item", item.id).content.decode()
    WorkItem.objects.update(state=ItemState.DECIDED)
    wanted = reverse("leave_ask_use", args=[journey.id])
    assert page(analyst, "item", item.id)["Location"] == wanted
    assert "choose it at your desk" in page(analyst, "leave_ask_use", journey.id).content.decode()
    assert ask(analyst, journey).status_code == 200
    assert not ApprovalRequest.objects.exists()


def test_those_who_watch_over_the_data_need_no_leave(officer, journey, clock, desk_for):
    arrived(clock, journey)
    dpo = desk_for(Role.DATA_PROTECTION_OFFICER, Purpose.DATA_SUBJECT)
    assert page(dpo, "traveller", journey.id).status_code == 200


def test_under_a_law_that_does_not_ask_nothing_changes(
    platform, clock, bases, monkeypatch, desk_for
):
    monkeypatch.setattr(installed, "platform", lambda: platform)
    receive(platform, carrier=CARRIER, body=booking())
    work(platform)
    journey = Journey.objects.get(kind="pnr")
    arrived(clock, journey)
    officer = desk_for(Role.OFFICER, Purpose.PNR_REQUEST)
    assert page(officer, "traveller", journey.id).status_code == 200
