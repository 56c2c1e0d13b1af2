"""Who was told directly alone goes when the router can deliver nobody of the flight any more."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import msgspec
import pytest
from django.db import transaction

from one_traveller import CARRIER, closure, interchange, message, on_board
from pushed import ADA, BEA, apply_in, booking, person, push
from regulator_orders import order
from safepassage.apps.approvals.models import ApprovalRequest
from safepassage.apps.approvals.terms import ApprovalKind, State
from safepassage.apps.audit.models import Entry
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.routing import set_router
from safepassage.apps.cases.models import ItemState, Queue, WorkItem
from safepassage.apps.messages.models import Received
from safepassage.apps.subjects import marks
from safepassage.apps.subjects.services import By
from safepassage.apps.travel.models import Journey, Reservation
from safepassage.flows import routed
from safepassage.flows.receive import receive
from safepassage.flows.retain import run
from safepassage.records.actor import Actor
from safepassage.safeguards.orders import OrderKind
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
OFFICER = Actor.officer("officer-1")
DEPARTS = datetime(2026, 9, 1, 13, 0, tzinfo=UTC)
COMPLETE = DEPARTS + timedelta(hours=96)
A_MINUTE = timedelta(minutes=1)
FAR = DEPARTS + timedelta(days=120)
CID = person("CID", "X3333333")
WRONG = {"name": "TESTOWAR:ILMO", "number": "YY1112223", "place": "2"}


def has_item(platform, journey):
    WorkItem.objects.create(
        id=uuid4(),
        journey=journey,
        flight=Journey.objects.get(id=journey).flight_id,
        kind="api_piu",
        queue=Queue.ASSESSMENT,
        state=ItemState.OPEN,
        rank=9,
        opened_at=platform.clock.now(),
        delete_at=FAR,
    )


def has_order(platform, journey):
    order(platform, OrderKind.PRESERVE_RECORD, journey, FAR.date())


def has_note(platform, journey):
    at = platform.clock.now()
    by = By(officer=uuid4(), actor=OFFICER, purpose=Purpose.DATA_SUBJECT, at=at)
    with transaction.atomic():
        kind = marks.NoteKind.RESTRICTED
        marks.note(uuid4(), journey, uuid4(), kind, b"", delete_at=FAR, by=by)


def has_approval(platform, journey):
    at = platform.clock.now()
    ApprovalRequest.objects.create(
        id=uuid4(),
        kind=ApprovalKind.DISCLOSURE.value,
        subject=journey,
        law="PNR 12(3)",
        purpose="pnr_request",
        requester=uuid4(),
        requested_at=at,
        answer_by=FAR,
        state=State.ASKED.value,
        words=b"",
        words_day=FAR.date(),
        delete_at=FAR,
    )


def unit():
    """The unit's copies: those of the border are gone after two days in any case."""
    return Journey.objects.filter(kind="api_piu")


def after(platform, clock, moment=COMPLETE):
    """How many of the unit's copies there are after an hourly run at ``moment``."""
    clock.at = moment
    report = run(platform)
    assert report.proof.holds, report.proof
    return unit().count()


def test_who_was_told_directly_alone_goes_ninety_six_hours_after_departure(
    platform, router, tell, clock
):
    tell((CARRIER, message(**WRONG)), (router, message()))
    assert unit().count() == 2
    assert after(platform, clock, COMPLETE - A_MINUTE) == 2
    assert after(platform, clock) == 1
    assert unit().get().delivered
    told = Entry.objects.filter(event="retention:record:delivered").order_by("-id")[0]
    assert msgspec.json.decode(told.details)["journeys"] == 1


def test_a_flight_of_which_the_router_delivered_nobody_is_left_as_it_is(
    platform, router, tell, clock
):
    tell((CARRIER, message()), (router, closure()))
    assert set(Journey.objects.values_list("delivered", flat=True)) == {None}
    assert after(platform, clock) == 1


def test_without_a_router_nobody_is_left_out(platform, bases, tell, clock):
    tell((CARRIER, message(**WRONG)), (CARRIER, message()))
    assert after(platform, clock) == 2


def test_who_is_named_by_a_reference_alone_is_not_left_out(platform, router, tell, clock):
    named = "NAD+FL'RFF+AVF:AAAB22'RFF+ABO:90002'CNT+42:2'"
    tell((CARRIER, message(**WRONG)))
    tell((router, on_board(message()).replace("CNT+42:1'", named)))
    assert after(platform, clock) == 2


def test_nobody_is_left_out_where_the_router_names_somebody_whom_nobody_knows(
    platform, router, tell, clock
):
    named = "NAD+FL'RFF+AVF:ZZZZ99'RFF+ABO:77777'CNT+42:2'"
    tell((CARRIER, message(**WRONG)))
    tell((router, on_board(message()).replace("CNT+42:1'", named)))
    before = unit().count()
    assert after(platform, clock) == before


def test_nobody_is_left_out_while_what_the_router_sent_in_time_waits(platform, router, tell, clock):
    tell((CARRIER, message(**WRONG)), (router, message()))
    clock.at = COMPLETE - A_MINUTE
    receive(platform, carrier=router, body=interchange(message(**WRONG)))
    assert after(platform, clock) == 2


def test_what_was_set_aside_keeps_them_though_its_body_is_gone(platform, router, tell, clock):
    tell((CARRIER, message(**WRONG)), (router, message()))
    clock.at = DEPARTS
    tell((router, "no message at all"))
    assert Received.objects.filter(state="parked").count() == 1
    for days in (0, 1, 9):
        assert after(platform, clock, COMPLETE + timedelta(days=days)) == 2
    assert not Received.objects.filter(body__isnull=False).exists()


def test_what_was_set_aside_of_another_week_keeps_nobody(platform, router, tell, clock):
    clock.at = DEPARTS - timedelta(days=8)
    tell((router, "no message at all"))
    clock.at = DEPARTS - timedelta(hours=7)
    tell((CARRIER, message(**WRONG)), (router, message()))
    assert after(platform, clock) == 1


def test_what_the_router_sends_later_keeps_nobody(platform, router, tell, clock):
    tell((CARRIER, message(**WRONG)), (router, message()))
    clock.at = COMPLETE + A_MINUTE
    receive(platform, carrier=router, body=interchange(closure()))
    assert after(platform, clock, clock.at) == 1


def test_nobody_is_left_out_by_lists_of_which_a_part_is_missing_however_long(
    platform, router, tell, clock
):
    part = message().replace("PAXLST:D:05B:UN:IATA'", "PAXLST:D:05B:UN:IATA+LIST1+01:C'")
    tell((CARRIER, message(**WRONG)), (router, part))
    for days in (0, 1, 9, 29, 60):
        assert after(platform, clock, COMPLETE + timedelta(days=days)) == 2


@pytest.mark.parametrize("is_open", [has_item, has_order, has_note, has_approval])
def test_nobody_goes_about_whom_anything_is_open(platform, router, tell, clock, is_open):
    tell((CARRIER, message(**WRONG)), (router, message()))
    journey = unit().get(delivered=None).id
    is_open(platform, journey)
    assert after(platform, clock) == 2


def test_a_mark_that_is_taken_off_deletes_nothing(platform, router, tell, clock):
    tell((CARRIER, message(**WRONG)), (router, message()))
    carrier = Carrier.objects.get(pk=router)
    set_router(carrier=carrier, is_router=False, actor=OFFICER, at=clock.now())
    assert after(platform, clock) == 2


def test_what_the_router_told_before_it_was_marked_is_the_routers(platform, router, tell, clock):
    Carrier.objects.update(is_router=False)
    tell((router, message(**WRONG)))
    Carrier.objects.update(is_router=True)
    tell((router, message()))
    assert after(platform, clock) == 2


def test_a_reservation_goes_with_its_last_traveller_and_one_that_is_shared_stays(
    platform, router, clock
):
    bodies = [push(booking(ADA, BEA)), push(booking(CID, locator="WRONG1")), push(booking(ADA))]
    apply_in(platform, bodies, senders=[CARRIER, CARRIER, router])
    assert (Journey.objects.count(), Reservation.objects.count()) == (3, 2)
    clock.at = COMPLETE
    assert run(platform).proof.holds
    assert (Journey.objects.count(), Reservation.objects.count()) == (1, 1)
    assert Reservation.objects.get().delivered


def test_who_was_delivered_while_the_run_was_under_way_stays(
    platform, router, tell, clock, monkeypatch
):
    tell((CARRIER, message(**WRONG)), (router, message()))
    clock.at = COMPLETE
    looked = routed.left_out
    told = []

    def late(*, at, among=None):
        found = looked(at=at, among=among)
        if among is None:
            told.append(found)
            tell((router, message(**WRONG)))
        return found

    monkeypatch.setattr(routed, "left_out", late)
    assert run(platform).proof.holds
    assert told[0]
    assert unit().count() == 2
