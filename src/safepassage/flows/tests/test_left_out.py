"""Whom the Union's router leaves out is deleted; nobody about whom anything is open."""

from datetime import timedelta

import pytest

from one_traveller import (
    CARRIER,
    agree,
    closure,
    interchange,
    message,
    on_board,
    put_list,
    refused,
    work,
)
from pushed import ADA, BEA, apply_in, booking, push
from regulator_orders import order
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.routing import set_router
from safepassage.apps.cases.models import BoardingStatus, WorkItem
from safepassage.apps.travel.models import Journey
from safepassage.flows.receive import receive
from safepassage.flows.retain import run
from safepassage.formats.intents import labels_of
from safepassage.records.actor import Actor
from safepassage.records.intent import Intent
from safepassage.safeguards.orders import OrderKind
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
OFFICER = Actor.officer("officer-1")
AN_HOUR = timedelta(hours=1, minutes=1)
WRONG = {"name": "TESTOWAR:ILMO", "number": "YY1112223", "place": "2"}


def ended(platform, clock):
    """How many journeys the next hourly runs delete because the router left them out."""
    clock.forward(AN_HOUR)
    return run(platform).deleted.get("journeys", 0)


def test_a_closure_by_references_delivers_nobody(platform, router, tell, clock):
    tell((CARRIER, message()), (router, closure()))
    clock.forward(AN_HOUR)
    assert "journeys" not in run(platform).deleted
    assert set(Journey.objects.values_list("delivered", flat=True)) == {None}


def test_whom_the_routers_closure_leaves_out_is_deleted_within_the_hour(
    platform, router, tell, clock
):
    tell((CARRIER, message(**WRONG)), (router, on_board(message())))
    assert Journey.objects.count() == 4
    run(platform)
    assert Journey.objects.count() == 4  # a part of the list may be on its way
    clock.forward(AN_HOUR)
    report = run(platform)
    assert (report.proof.holds, report.deleted["journeys"]) == (True, 2)
    assert not Journey.objects.filter(delivered=None).exists()


def test_an_order_to_preserve_keeps_whom_the_router_left_out(platform, router, tell, clock):
    tell((CARRIER, message(**WRONG)), (router, on_board(message())))
    kept = Journey.objects.get(kind="api_piu", delivered=None)
    until = clock.now().date() + timedelta(days=90)
    order(platform, OrderKind.PRESERVE_RECORD, kept.id, until)
    clock.forward(AN_HOUR)
    assert run(platform).deleted["journeys"] == 1
    assert Journey.objects.filter(id=kept.id).exists()


def test_who_is_told_after_the_routers_closure_and_who_is_crew_stays(platform, router, tell, clock):
    crew = message(**WRONG).replace("BGM+745'", "BGM+250'").replace("NAD+FL", "NAD+FM")
    tell((CARRIER, crew), (router, on_board(message())))
    tell((CARRIER, message(name="ANOTHER:ANNA", number="ZZ3334445", place="3")))
    stored = Journey.objects.count()
    clock.forward(AN_HOUR)
    run(platform)
    assert Journey.objects.count() == stored


def test_no_list_that_closes_nothing_ends_anybody(platform, router, tell, clock):
    tell((CARRIER, message(**WRONG)), (router, message()))
    clock.forward(AN_HOUR)
    assert "journeys" not in run(platform).deleted


def test_who_is_named_by_a_reference_alone_is_not_left_out(platform, router, tell, clock):
    named = "NAD+FL'RFF+AVF:AAAB22'RFF+ABO:90002'CNT+42:2'"
    tell((CARRIER, message(**WRONG)))
    tell((router, on_board(message()).replace("CNT+42:1'", named)))
    assert ended(platform, clock) == 0


def test_nobody_is_left_out_while_more_of_the_routers_waits(platform, router, tell, clock):
    tell((CARRIER, message(**WRONG)), (router, on_board(message())))
    receive(platform, carrier=router, body=interchange(on_board(message(**WRONG))))
    assert ended(platform, clock) == 0
    work(platform)
    assert ended(platform, clock) == 0
    assert not Journey.objects.filter(delivered=None).exists()


def test_nobody_is_left_out_by_a_list_of_which_a_part_is_missing(platform, router, tell, clock):
    part = on_board(message()).replace("PAXLST:D:05B:UN:IATA'", "PAXLST:D:05B:UN:IATA+LIST1+01:C'")
    tell((CARRIER, message(**WRONG)), (router, part))
    assert ended(platform, clock) == 0


def test_whoever_people_decide_about_is_not_deleted_as_left_out(platform, router, tell, clock):
    put_list(platform, "border", Purpose.BORDER_CHECK)
    tell((CARRIER, message()))
    agree(platform, refused(platform))
    tell((router, on_board(message(**WRONG))))
    assert ended(platform, clock) == 1  # the unit's copy, about which nobody decided
    assert WorkItem.objects.filter(journey__in=Journey.objects.values("id")).exists()
    assert "do_not_board" in BoardingStatus.objects.values_list("meaning", flat=True)


def test_a_mark_that_is_taken_off_deletes_nothing(platform, router, tell, clock):
    tell((CARRIER, message(**WRONG)), (router, on_board(message())))
    carrier = Carrier.objects.get(pk=router)
    set_router(carrier=carrier, is_router=False, actor=OFFICER, at=clock.now())
    assert ended(platform, clock) == 0


def test_what_the_router_told_before_it_was_marked_is_the_routers(platform, router, tell, clock):
    Carrier.objects.update(is_router=False)
    tell((router, message(**WRONG)))
    Carrier.objects.update(is_router=True)
    tell((router, on_board(message())))
    assert ended(platform, clock) == 0


def test_whom_the_routers_push_leaves_out_of_the_reservation_is_deleted(platform, router, clock):
    bodies = [push(booking(ADA, BEA)), push(booking(ADA))]
    apply_in(platform, bodies, senders=[CARRIER, router])
    assert Journey.objects.count() == 2
    assert ended(platform, clock) == 1
    assert Journey.objects.get().delivered


def test_the_functions_that_name_who_is_on_board():
    assert labels_of(Intent.CLOSE_ON_BOARD) == ("266+CLOB",)
    assert labels_of(Intent.CLOSE) == ("266+CL", "CIMR")
