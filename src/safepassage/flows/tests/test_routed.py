"""What the Union's router delivered stands alone: what came another way before is gone."""

from datetime import timedelta
from itertools import permutations

import msgspec
import pytest
from msgspec.structs import replace

from one_traveller import CARRIER, agree, closure, interchange, message, put_list, refused, work
from pushed import ADA, BEA, apply_in, booking, push
from regulator_orders import order
from safepassage.adapters import raw_scan
from safepassage.apps.audit.models import Entry
from safepassage.apps.carriers.routing import set_router
from safepassage.apps.carriers.services import add_carrier
from safepassage.apps.cases.findings import ALTERED
from safepassage.apps.cases.models import BoardingStatus, WorkItem
from safepassage.apps.travel import selectors
from safepassage.apps.travel.models import Journey, LookUp, Part, Push, Reservation, Sighting
from safepassage.apps.travel.traces import SEALED_START
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
DIRECTLY = {"name": "TESTOVAR:ILMA", "number": "XK0098231"}
WRONG = {"name": "TESTOWAR:ILMO", "number": "YY1112223", "place": "2"}


@pytest.fixture
def router(clock, bases):
    """The sender that is marked as the router."""
    carrier = add_carrier(code="QR", name="Central router", actor=OFFICER, at=clock.now())
    set_router(carrier=carrier, is_router=True, actor=OFFICER, at=clock.now())
    return carrier.pk


@pytest.fixture
def tell(platform):
    """Have senders tell, one after the other, everything processed as it comes."""

    def told(*sent):
        for sender, one in sent:
            receive(platform, carrier=sender, body=interchange(one))
            work(platform)

    return told


def on_board(sent):
    """The same list as a closure that names with all their data who is on board."""
    return sent.replace("BGM+745'", "BGM+266+CLOB'").replace("0000077", "0000078")


def stored():
    """How much is stored of journeys, whatever their ids are."""
    return [
        (one.kind, Part.objects.filter(holder=one.id).count(), look_ups(one.id))
        for one in Journey.objects.order_by("kind")
    ]


def look_ups(holder):
    return sorted((one.kind, bytes(one.token)) for one in LookUp.objects.filter(holder=holder))


def opened(platform, kind="api_border", purpose=Purpose.BORDER_CHECK):
    journey = Journey.objects.get(kind=kind)
    file = selectors.journey(OFFICER, purpose, journey.id, platform.keys, platform.clock.now())
    return file.record.traveller, file.tellings


def test_what_came_directly_is_gone_once_the_router_delivered_it(platform, router, tell):
    tell((CARRIER, message(**DIRECTLY)))
    before = {journey.id: look_ups(journey.id) for journey in Journey.objects.all()}
    tell((router, message()))
    assert len(before) == 2  # the border's copy and the unit's
    for journey in Journey.objects.all():
        (direct, routed) = Sighting.objects.filter(journey=journey).order_by("sequence")
        assert (direct.version, routed.version) == (None, journey.version)
        assert set(Part.objects.filter(holder=journey.id).values_list("version", flat=True)) == {
            routed.version
        }
        assert journey.delivered == routed.sequence
        gone = set(before[journey.id]) - set(look_ups(journey.id))
        assert {kind for kind, _ in gone} == {"name", "name_and_birth"}
    traveller, tellings = opened(platform)
    assert (traveller.given_names, len(tellings)) == ("ILMO", 2)
    told = Entry.objects.get(event="retention:record:delivered")
    details = msgspec.json.decode(told.details)
    assert details["tellings"] == 2
    assert set(details["about"]) == {str(journey) for journey in before}


def test_it_is_as_if_nothing_had_come_directly(platform, router, tell, clock):
    tell((CARRIER, message(**DIRECTLY)), (router, message()))
    after_an_outage = stored()
    Journey.objects.all().delete()
    for model in (Part, LookUp):
        model.objects.all().delete()
    tell((router, on_board(message())))
    assert stored() == after_an_outage


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_whatever_order_they_are_processed_in(platform, router, order):
    sent = [message(**DIRECTLY), message(), message(name="TESTOVAR:ILMOX")]
    senders = [CARRIER, router, CARRIER]
    apply_in(platform, [interchange(one) for one in sent], order, senders=senders)
    for journey in Journey.objects.all():
        versions = set(Part.objects.filter(holder=journey.id).values_list("version", flat=True))
        first, second, third = Sighting.objects.filter(journey=journey).order_by("sequence")
        assert first.version is None
        assert versions == {second.version, third.version}
        assert journey.version == third.version


def test_what_both_told_alike_is_kept_once_and_as_the_routers(platform, router, tell):
    tell((CARRIER, message()), (router, message()))
    for journey in Journey.objects.all():
        direct, routed = Sighting.objects.filter(journey=journey).order_by("sequence")
        assert (direct.version, routed.version) == (None, journey.version)
        assert Part.objects.filter(holder=journey.id).exists()
    assert opened(platform)[0].given_names == "ILMO"


def test_what_comes_directly_in_the_next_outage_stays_until_the_router_delivers_again(
    platform, router, tell
):
    tell((router, message()), (CARRIER, message(**DIRECTLY)))
    assert opened(platform)[0].given_names == "ILMA"
    assert not Entry.objects.filter(event="retention:record:delivered").exists()
    tell((router, on_board(message())))
    assert opened(platform)[0].given_names == "ILMO"
    assert (
        Part.objects.values("holder", "version").distinct().count() == 2 * Journey.objects.count()
    )


def test_no_other_sender_makes_anything_vanish(platform, bases, tell):
    tell((CARRIER, message(**DIRECTLY)), (platform.ids.new(), message()))
    assert Sighting.objects.exclude(version=None).count() == 2 * Journey.objects.count()
    assert set(Journey.objects.values_list("delivered", flat=True)) == {None}


def test_a_closure_by_references_delivers_nobody(platform, router, tell, clock):
    tell((CARRIER, message()), (router, closure()))
    clock.forward(AN_HOUR)
    assert "journeys" not in run(platform).deleted
    assert set(Journey.objects.values_list("delivered", flat=True)) == {None}
    assert opened(platform)[0].given_names == "ILMO"


def test_reservations_go_the_same_way_with_what_was_laid_over_them(platform, router):
    other = booking(replace(ADA, given_names="ADDA"), agency="99999992")
    direct_change = push(booking(ADA, agency="11111114"), function="141")
    bodies = [push(other), direct_change, push(booking(ADA, BEA))]
    apply_in(platform, bodies, senders=[CARRIER, CARRIER, router])
    row = Reservation.objects.get()
    assert Push.objects.get().version == row.version == row.delivered
    assert set(Part.objects.filter(holder=row.id).values_list("version", flat=True)) == {
        row.version
    }
    for journey in Journey.objects.all():
        assert journey.delivered == row.delivered


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_changes_alone_that_the_router_told_before_lose_what_others_told(platform, router, order):
    bodies = [
        push(booking(ADA, agency="99999992", phones=("+351911111111",))),
        push(booking(ADA, agency="12345675"), function="141"),
        push(booking(ADA)),
    ]
    apply_in(platform, bodies, order, senders=[CARRIER, router, router])
    row = Reservation.objects.get()
    changed, whole = Push.objects.order_by("sequence")
    groups = Part.objects.filter(holder=row.id, version=changed.version)
    assert not groups.filter(group="contact").exists()
    assert groups.filter(group__startswith="told.").exists()
    assert (row.version, row.delivered) == (whole.version, whole.sequence)


def test_changes_alone_by_the_router_deliver_nothing(platform, router):
    bodies = [push(booking(ADA)), push(booking(ADA, agency="11111114"), function="141")]
    apply_in(platform, bodies, senders=[CARRIER, router])
    assert Push.objects.count() == 2
    assert Reservation.objects.get().delivered is None


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


def test_no_trace_of_it_is_left_in_the_files(platform, router, tell, file_database, tmp_path):
    tell((CARRIER, message(**DIRECTLY)))
    sealed = [bytes(one) for one in Part.objects.values_list("sealed", flat=True)]
    found_by = set(LookUp.objects.values_list("token", flat=True))
    gone = [one[:SEALED_START] for one in sealed]
    assert raw_scan.empty_log()
    found = {one for _, one in raw_scan.find(raw_scan.files(tmp_path / "home"), gone)}
    assert found == set(gone)  # they were there
    tell((router, message()))
    gone += [bytes(one) for one in found_by - set(LookUp.objects.values_list("token", flat=True))]
    assert len(gone) > len(sealed)
    assert raw_scan.empty_log()
    assert not list(raw_scan.find(raw_scan.files(tmp_path / "home"), gone))


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


def test_a_refusal_outlives_the_words_it_was_made_of(platform, router, tell):
    put_list(platform, "border", Purpose.BORDER_CHECK)
    tell((CARRIER, message()))
    agree(platform, refused(platform))
    tell((router, message(name="TESTOVAR:ILMOX")))
    assert "do_not_board" in BoardingStatus.objects.values_list("meaning", flat=True)
    assert WorkItem.objects.filter(headline=ALTERED).exists()


def test_the_functions_that_name_who_is_on_board():
    assert labels_of(Intent.CLOSE_ON_BOARD) == ("266+CLOB",)
    assert labels_of(Intent.CLOSE) == ("266+CL", "CIMR")
