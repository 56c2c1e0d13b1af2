"""What the Union's router delivered stands alone: what came another way before is gone."""

from datetime import timedelta
from itertools import permutations

import msgspec
import pytest
from django.db import transaction
from msgspec.structs import replace

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
from pushed import ADA, BEA, apply_in, booking, cancelled, push
from safepassage.adapters import raw_scan
from safepassage.apps.audit.models import Entry
from safepassage.apps.cases.findings import ALTERED
from safepassage.apps.cases.models import BoardingStatus, Queue, WorkItem
from safepassage.apps.messages import services as messages
from safepassage.apps.messages.models import Received
from safepassage.apps.travel import selectors
from safepassage.apps.travel.correcting import Fields, correct
from safepassage.apps.travel.folding import ENDED
from safepassage.apps.travel.models import Journey, LookUp, Part, Push, Reservation, Sighting
from safepassage.apps.travel.scope import tokens
from safepassage.apps.travel.traces import SEALED_START
from safepassage.flows.context import Contexts
from safepassage.flows.effects import Effects
from safepassage.flows.open_item import open_item
from safepassage.flows.process import apply, park_failed
from safepassage.flows.receive import receive
from safepassage.pipeline.draft import name_key
from safepassage.records.actor import Actor, Component
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import LookUp as Kind

pytestmark = pytest.mark.django_db(transaction=True)
OFFICER = Actor.officer("officer-1")
PIPELINE = Actor.component(Component.PIPELINE)
AN_HOUR = timedelta(hours=1, minutes=1)
DIRECTLY = {"name": "TESTOVAR:ILMA", "number": "XK0098231"}


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
        assert (direct.version, routed.version) == (ENDED, journey.version)
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
        assert first.version == ENDED
        assert versions == {second.version, third.version}
        assert journey.version == third.version


def test_what_both_told_alike_is_kept_once_and_as_the_routers(platform, router, tell):
    tell((CARRIER, message()), (router, message()))
    for journey in Journey.objects.all():
        direct, routed = Sighting.objects.filter(journey=journey).order_by("sequence")
        assert (direct.version, routed.version) == (ENDED, journey.version)
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


def test_a_message_tried_again_brings_nothing_back(platform, router, clock):
    direct, routed = receive_both(platform, router)
    apply(platform, direct, prepare(platform, direct, fatal=True), actor=PIPELINE)
    apply(platform, routed, prepare(platform, routed), actor=PIPELINE)
    before = stored()
    assert messages.retry(direct.id, actor=OFFICER, at=clock.now())
    work(platform)
    assert stored() == before


def test_a_message_that_fails_in_the_end_leaves_and_delivers_what_it_told(platform, router, clock):
    direct, routed = receive_both(platform, router)
    for lease in (routed, direct):
        Effects(platform, lease, prepare(platform, lease), PIPELINE).apply()
        park_failed(platform, lease, code="processing_failed", actor=PIPELINE)
    for journey in Journey.objects.all():
        assert journey.delivered == routed.sequence
        assert versions_of(journey.id) == {routed.sequence}


def receive_both(platform, router):
    receive(platform, carrier=CARRIER, body=interchange(message(**DIRECTLY)))
    receive(platform, carrier=router, body=interchange(message()))
    return platform.spool.claim("test", 2)


def prepare(platform, lease, *, fatal=False):
    prepared = Contexts(platform).current().prepare(lease, platform.spool.open(lease))
    return replace(prepared, fatal=fatal)


def versions_of(holder):
    return set(Part.objects.filter(holder=holder).values_list("version", flat=True))


def test_a_reservation_that_was_told_directly_alone_goes_with_its_last_traveller(platform, router):
    bodies = [push(booking(ADA, locator="WRONG1")), push(booking(ADA))]
    apply_in(platform, bodies, senders=[CARRIER, router])
    assert Reservation.objects.get().delivered
    assert Push.objects.count() == 1
    holders = {*Journey.objects.values_list("id", flat=True), Reservation.objects.get().id}
    assert set(LookUp.objects.values_list("holder", flat=True)) == holders


def test_what_was_imported_goes_too_and_hides_nothing_that_is_told_since(platform, router, tell):
    receive(platform, carrier=CARRIER, body=interchange(message(**DIRECTLY)))
    (lease,) = platform.spool.claim("test", 1)
    prepared, first = prepare(platform, lease), messages.FIRST_IMPORTED
    Received.objects.update(sequence=first)
    apply(platform, replace(lease, sequence=first), prepared, actor=PIPELINE)
    assert opened(platform)[0].given_names == "ILMA"
    tell((CARRIER, message(name="TESTOVAR:ILMOX")))
    assert opened(platform)[0].given_names == "ILMOX"
    tell((router, message()))
    assert opened(platform)[0].given_names == "ILMO"
    for journey in Journey.objects.all():
        assert versions_of(journey.id) == {journey.version}


def test_a_part_that_does_not_open_stops_no_message(platform, router, clock, caplog):
    direct, routed = receive_both(platform, router)
    apply(platform, direct, prepare(platform, direct), actor=PIPELINE)
    Effects(platform, routed, prepare(platform, routed), PIPELINE).apply()
    Part.objects.filter(version=routed.sequence).update(sealed=b"\0" * 64)
    park_failed(platform, routed, code="processing_failed", actor=PIPELINE)
    assert Received.objects.get(id=routed.id).state == "parked"
    assert "cannot be opened" in caplog.text
    assert set(Part.objects.values_list("version", flat=True)) == {routed.sequence}


def test_what_came_directly_since_keeps_its_reservation_in_any_order(platform, router):
    bodies = [
        push(booking(ADA, locator="WRONG1")),
        push(booking(ADA)),
        push(cancelled(ADA, locator="WRONG1")),
    ]
    apply_in(platform, bodies, (0, 2, 1), senders=[CARRIER, router, CARRIER])
    assert Reservation.objects.count() == 2


def test_what_was_told_without_a_name_goes_too(platform, router, tell):
    nameless = closure().replace("BGM+266+CLOB'", "BGM+745'").replace("RFF+ABO", "SEQ++1'RFF+ABO")
    tell((CARRIER, nameless), (router, message()))
    for journey in Journey.objects.exclude(delivered=None):
        assert versions_of(journey.id) == {journey.version}


def test_what_both_told_alike_is_shown_as_the_routers(platform, router, tell):
    tell((CARRIER, message()), (router, message()))
    routed, direct = opened(platform)[1]
    assert (routed.in_force, direct.in_force) == (True, False)
    assert FieldGroup.IDENTITY in routed.changed
    assert direct.changed == ()


def test_a_corrected_record_is_found_by_what_is_right_and_by_the_rest_as_told_now(
    platform, router, tell, clock
):
    tell((CARRIER, message(**DIRECTLY)))
    journey = Journey.objects.get(kind="api_border")
    with transaction.atomic():
        correct(
            journey.id,
            Fields(identity={"surname": "RIGHTNAME"}),
            actor=OFFICER,
            purpose=Purpose.BORDER_CHECK,
            keys=platform.keys,
            ids=platform.ids,
            at=clock.now(),
        )
    tell((router, message()))
    wanted = tokens([(Kind.NAME, name_key("RIGHTNAME", "ILMO"))], [journey.mask_day], platform.keys)
    assert set(wanted) <= {token for _, token in look_ups(journey.id)}


@pytest.mark.parametrize("first", ["OTTO", None])
def test_a_refusal_outlives_the_words_it_was_made_of(platform, router, tell, clock, first):
    """Whatever the router told before them is not what was refused."""
    put_list(platform, "border", Purpose.BORDER_CHECK)
    if first:
        tell((router, message(name=f"TESTOVAR:{first}")))
    tell((CARRIER, message()))
    agree(platform, refused(platform))
    clock.forward(AN_HOUR)
    tell((router, message(name="TESTOVAR:ILMOX")))
    assert "do_not_board" in BoardingStatus.objects.values_list("meaning", flat=True)
    row = WorkItem.objects.get(headline=ALTERED)
    found = open_item(
        platform, item=row.id, actor=OFFICER, purpose=Purpose.BORDER_CHECK, queues=(Queue.BORDER,)
    )
    assert (found.altered.before, found.altered.after.given_names) == (None, "ILMOX")
