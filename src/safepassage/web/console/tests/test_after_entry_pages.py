"""A reservation after entry, under a law that asks for prior review: by page, with and without."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse

from one_traveller import CARRIER, booking, interchange, message, put_list, until_listed, work
from profile_fixtures import follow_national_law
from pushed import ADA, BEA, apply_in, push
from pushed import booking as pushed
from safepassage.apps.accounts.roles import Role
from safepassage.apps.approvals.models import ApprovalRequest
from safepassage.apps.approvals.saying import Decider, Granting
from safepassage.apps.audit.models import Entry
from safepassage.apps.cases.models import ItemState, WorkItem
from safepassage.apps.disclosures.models import Cause
from safepassage.apps.holds.models import Hold
from safepassage.apps.travel.after_entry import Leave, only_with
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.scope import journeys
from safepassage.flows import holding, person_notices
from safepassage.flows.approvals import answering, ending
from safepassage.flows.receive import receive
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from safepassage.web.console.desk import PURPOSE_KEY

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


def way_to_ask(client, journey):
    """Where the traveller's page leads to."""
    return page(client, "traveller", journey.id)["Location"]


def ask(client, journey, **changes):
    return client.post(way_to_ask(client, journey), ASKED | changes)


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
    assert page(officer, "leave_ask_use", "no-handle").status_code == 404


def test_after_arrival_no_page_reads_it_and_the_way_leads_to_the_authority(officer, journey, clock):
    arrived(clock, journey)
    before = reads(journey)
    for name in ("traveller", "reservation"):
        assert page(officer, name, journey.id)["Location"].startswith("/leave/use/")
    assert page(officer, "flight", journey.flight_id).status_code == 404
    found = looked_for(officer)
    (address,) = re.findall(r'"(/leave/use/[^"]+)"', found)
    asking = officer.get(address).content.decode()
    assert "leave of the approval authority" in found
    for told in (found, asking):
        assert NAME not in told
        assert str(journey.id) not in told
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
    (address,) = re.findall(r'"(/leave/use/[^"]+)"', looked_for(officer))
    assert officer.get(address)["Location"] == reverse("traveller", args=[journey.id])
    session = officer.session
    session[PURPOSE_KEY] = Purpose.PNR_ASSESSMENT.value
    session.save()
    told = officer.get(way_to_ask(officer, journey)).content.decode()
    assert "choose it at your desk" in told
    session[PURPOSE_KEY] = Purpose.PNR_REQUEST.value
    session.save()
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
    way = page(analyst, "item", item.id)["Location"]
    assert "choose it at your desk" in analyst.get(way).content.decode()
    assert analyst.post(way, ASKED).status_code == 200
    decided = analyst.post(reverse("item_decide", args=[item.id]), {"outcome": "board"})
    assert decided["Location"].startswith("/leave/use/")
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


def test_what_is_raised_after_entry_opens_nothing(platform, journey, clock, desk_for):
    arrived(clock, journey)
    clock.forward(timedelta(hours=1))
    put_list(platform, "unit", Purpose.PNR_ASSESSMENT)
    until_listed()
    receive(platform, carrier=CARRIER, body=booking(number="XK0098232"))
    work(platform)
    assert WorkItem.objects.filter(kind="pnr").exists()
    analyst = desk_for(Role.OFFICER, Purpose.PNR_ASSESSMENT)
    for item in WorkItem.objects.filter(kind="pnr"):
        assert page(analyst, "item", item.id)["Location"].startswith("/leave/use/")


def test_the_way_back_does_not_open_the_way_in(platform, journey, clock, officer):
    back = booking().replace(
        b"010926:1500:010926:1900+CDG+PDL+1U+220'", b"100926:1500:100926:1900+PDL+CDG+1U+221'"
    )
    receive(platform, carrier=CARRIER, body=back.replace(b"TESTOVAR", b"OTHEROVAR"))
    work(platform)
    home = Journey.objects.get(kind="pnr", flight__direction="outbound")
    assert NAME in page(officer, "reservation", home.id).content.decode()
    arrived(clock, journey)
    told = page(officer, "reservation", home.id).content.decode()
    assert "OTHEROVAR" in told
    assert NAME not in told


def test_the_conversation_names_who_left_a_reservation_until_they_have_arrived(
    platform, law, clock, desk_for
):
    receive(platform, carrier=CARRIER, body=interchange(message()))
    work(platform)
    apply_in(platform, [push(pushed(ADA, BEA)), push(pushed(ADA))])
    unit = desk_for(Role.OFFICER, Purpose.PNR_ASSESSMENT)
    flight = Journey.objects.get(kind="api_piu").flight
    assert "MUSTER BEA" in page(unit, "conversation", flight.id).content.decode()
    clock.at = flight.arrives_at
    told = page(unit, "conversation", flight.id)
    assert told.status_code == 200
    assert "MUSTER" not in told.content.decode()


def test_a_hit_confirmed_after_entry_is_held_and_a_disclosure_is_told_to_the_person(
    platform, law, clock
):
    with only_with(Leave(at=clock.now() + timedelta(days=30), undecided=WorkItem.objects.none())):
        receive(platform, carrier=CARRIER, body=booking())
        work(platform)
        journey = Journey.objects.get(kind="pnr")
        clock.at = journey.flight.arrives_at
        assert not journeys(Purpose.PNR_ASSESSMENT).exists()
        with transaction.atomic():
            told = person_notices.note_use(
                platform, journey.id, Cause.USED, actor=BY, purpose=Purpose.PNR_ASSESSMENT
            )
            holding.by_decision(
                platform,
                journey.id,
                item=uuid4(),
                decision=uuid4(),
                ground="Seen and compared with the list.",
                officer=uuid4(),
                actor=BY,
                purpose=Purpose.PNR_ASSESSMENT,
            )
    assert told
    assert Hold.objects.filter(journey=journey.id).exists()
