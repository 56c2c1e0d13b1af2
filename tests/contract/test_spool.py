"""What every spool promises to who puts messages in and to who takes them out."""

from datetime import timedelta

import pytest

from safepassage.adapters.spool import DatabaseSpool
from safepassage.apps.messages import retention, selectors, services
from safepassage.apps.messages.models import Received
from safepassage.apps.messages.services import LeaseLost
from safepassage.pipeline.ports import Sealed
from safepassage.records.actor import Actor, Component
from safepassage.records.defect import Defect, Severity
from safepassage.safeguards.sealing import SealBroken

pytestmark = pytest.mark.django_db(transaction=True)
LEASE = timedelta(seconds=30)
ACTOR = Actor.component(Component.PIPELINE)
FATAL = Defect(code="processing_failed", severity=Severity.FATAL, text="It did not work.")


@pytest.fixture(params=[DatabaseSpool])
def spool(request, platform):
    return request.param(keys=platform.keys, clock=platform.clock, ids=platform.ids, lease=LEASE)


@pytest.fixture
def sender(platform):
    return platform.ids.new()


def outcome(**values):
    return {"travellers": 0, "stored": 0, "refusal": None, "defects": [], "counts": {}} | values


def finish(lease, clock, **values):
    services.finish(lease, at=clock.now(), actor=ACTOR, outcome=outcome(**values))


def park(lease, clock):
    found = outcome(defects=services.told_defects([FATAL]))
    keep = timedelta(hours=72)
    services.park(lease, at=clock.now(), keep=keep, actor=ACTOR, outcome=found)


def in_transaction(work, *arguments, **values):
    from django.db import transaction  # noqa: PLC0415 - only where a ledger entry is written

    with transaction.atomic():
        return work(*arguments, **values)


def put_and_claim(spool, sender, body=b"one", owner="a"):
    spool.put(sender, body)
    (lease,) = spool.claim(owner, 1)
    return lease


def test_what_was_put_can_be_claimed_and_opened(spool, sender):
    message_id, new = spool.put(sender, b"UNB+content")
    assert new
    (lease,) = spool.claim("a", 5)
    assert (lease.id, lease.sender, lease.owner, lease.attempts) == (message_id, sender, "a", 1)
    assert spool.open(lease) == b"UNB+content"


def test_an_empty_body_is_a_message_too(spool, sender):
    assert spool.open(put_and_claim(spool, sender, b"")) == b""


def test_the_body_does_not_stand_in_clear(spool, sender):
    spool.put(sender, b"A BODY TO LOOK FOR")
    row = Received.objects.get()
    assert b"LOOK FOR" not in bytes(row.body) + bytes(row.body_key) + bytes(row.digest)


def test_a_repeat_gets_the_first_id_while_waiting_processed_and_done(spool, sender, clock):
    first, _ = spool.put(sender, b"one")
    assert spool.put(sender, b"one") == (first, False)
    (lease,) = spool.claim("a", 1)
    assert spool.put(sender, b"one") == (first, False)
    in_transaction(finish, lease, clock)
    assert spool.put(sender, b"one") == (first, False)
    assert spool.claim("a", 5) == []


def test_another_sender_or_another_body_is_no_repeat(spool, sender, platform):
    spool.put(sender, b"one")
    assert spool.put(sender, b"one ")[1]
    assert spool.put(platform.ids.new(), b"one")[1]
    assert spool.depth() == 3


def test_a_repeat_of_a_parked_message_is_processed_anew(spool, sender, clock):
    lease = put_and_claim(spool, sender)
    in_transaction(park, lease, clock)
    second, new = spool.put(sender, b"one")
    assert new
    assert second != lease.id
    assert [one.id for one in spool.claim("a", 5)] == [second]


def test_a_repeat_of_a_refused_message_is_processed_anew(spool, sender, clock):
    lease = put_and_claim(spool, sender)
    in_transaction(finish, lease, clock, refusal="no_legal_basis")
    assert selectors.story(lease.id).state == "refused"
    assert spool.put(sender, b"one")[1]


def test_messages_are_claimed_in_the_order_in_which_they_came(spool, sender):
    put = [spool.put(sender, b"%d" % number)[0] for number in range(7)]
    claimed = [*spool.claim("a", 3), *spool.claim("b", 3), *spool.claim("a", 3)]
    assert [lease.id for lease in claimed] == put
    assert [lease.sequence for lease in claimed] == sorted({one.sequence for one in claimed})


def test_no_message_is_given_to_two(spool, sender):
    spool.put(sender, b"one")
    assert len(spool.claim("a", 5)) == 1
    assert spool.claim("b", 5) == []
    assert spool.claim("a", 5) == []


def test_a_lease_that_ran_out_is_taken_over_and_the_old_holder_hears_it(spool, sender, clock):
    old = put_and_claim(spool, sender)
    clock.forward(LEASE + timedelta(seconds=1))
    (new,) = spool.claim("b", 1)
    assert (new.id, new.owner, new.attempts) == (old.id, "b", 2)
    for late in (finish, park):
        with pytest.raises(LeaseLost):
            in_transaction(late, old, clock)
    with pytest.raises(LeaseLost):
        services.progressed(old, travellers=5)
    in_transaction(finish, new, clock)
    assert selectors.story(new.id).state == "done"


def test_a_lost_lease_leaves_no_trace_in_the_ledger(spool, sender, clock):
    from safepassage.apps.audit import ledger  # noqa: PLC0415 - this test alone reads it

    old = put_and_claim(spool, sender)
    clock.forward(LEASE + timedelta(seconds=1))
    spool.claim("b", 1)
    with pytest.raises(LeaseLost):
        in_transaction(finish, old, clock)
    assert ledger.page(subject=str(old.id)) == []


def test_a_heartbeat_keeps_all_leases_of_one_owner_alive(spool, sender, clock):
    spool.put(sender, b"one")
    spool.put(sender, b"two")
    spool.put(sender, b"three")
    kept = spool.claim("a", 2)
    (left,) = spool.claim("b", 1)
    clock.forward(LEASE - timedelta(seconds=1))
    spool.heartbeat("a")
    clock.forward(timedelta(seconds=2))
    assert [lease.id for lease in spool.claim("c", 5)] == [left.id]
    in_transaction(finish, kept[0], clock)


def test_who_takes_over_goes_on_where_the_last_one_stopped(spool, sender, clock):
    old = put_and_claim(spool, sender)
    services.progressed(old, travellers=50)
    clock.forward(LEASE + timedelta(seconds=1))
    (new,) = spool.claim("b", 1)
    assert (old.progress, new.progress) == (0, 50)


def test_what_is_given_back_is_next_in_its_old_place(spool, sender):
    spool.put(sender, b"one")
    spool.put(sender, b"two")
    first, second = spool.claim("a", 2)
    services.release(owner="a", sequences=[first.sequence, second.sequence])
    assert [lease.id for lease in spool.claim("b", 5)] == [first.id, second.id]


def test_only_its_owner_can_give_a_message_back(spool, sender):
    lease = put_and_claim(spool, sender)
    services.release(owner="b", sequences=[lease.sequence])
    assert spool.claim("b", 1) == []


def test_what_is_given_back_unbegun_was_no_attempt(spool, sender):
    for _ in range(5):
        lease = put_and_claim(spool, sender)
        services.release(owner="a", sequences=[lease.sequence], begun=False)
    assert put_and_claim(spool, sender).attempts == 1


def test_an_interactive_message_is_leased_to_its_request(spool, sender, clock):
    message_id, lease = spool.put_leased(sender, b"one", owner="request-1")
    assert (lease.id, lease.interactive, lease.owner) == (message_id, True, "request-1")
    assert spool.open(lease) == b"one"
    assert spool.claim("a", 5) == []
    clock.forward(LEASE + timedelta(seconds=1))
    (taken,) = spool.claim("a", 5)
    assert (taken.id, taken.interactive) == (message_id, True)
    with pytest.raises(LeaseLost):
        in_transaction(finish, lease, clock)


def test_a_repeat_of_an_interactive_message_gets_its_id_and_no_lease(spool, sender):
    first, _ = spool.put_leased(sender, b"one", owner="request-1")
    assert spool.put_leased(sender, b"one", owner="request-2") == (first, None)
    assert spool.put(sender, b"one") == (first, False)


def test_a_finished_message_has_no_body_and_no_key(spool, sender, clock):
    lease = put_and_claim(spool, sender)
    in_transaction(finish, lease, clock)
    row = Received.objects.get()
    assert (row.body, row.body_key, row.lease_owner, row.lease_until) == (None, None, None, None)
    assert spool.depth() == 0


def test_a_parked_message_keeps_its_body_for_its_time(spool, sender, clock):
    lease = put_and_claim(spool, sender, b"to repair")
    in_transaction(park, lease, clock)
    ground = "investigate_defect"
    held = selectors.parked_body(lease.id, actor=ACTOR, ground=ground, at=clock.now())
    assert spool.open(held) == b"to repair"
    clock.forward(timedelta(hours=72))
    assert retention.destroy_bodies(at=clock.now(), actor=ACTOR) == 1
    assert selectors.parked_body(lease.id, actor=ACTOR, ground=ground, at=clock.now()) is None
    assert not services.retry(lease.id, actor=ACTOR, at=clock.now())


def test_a_parked_message_is_tried_again_at_its_place(spool, sender, clock):
    lease = put_and_claim(spool, sender)
    in_transaction(park, lease, clock)
    spool.put(sender, b"later")
    assert services.retry(lease.id, actor=ACTOR, at=clock.now())
    again, later = spool.claim("a", 5)
    assert (again.id, again.attempts, again.progress) == (lease.id, 1, 0)
    assert spool.open(again) == b"one"
    assert later.sequence > again.sequence


def test_a_parked_message_whose_repeat_is_on_its_way_stays_parked(spool, sender, clock):
    lease = put_and_claim(spool, sender)
    in_transaction(park, lease, clock)
    spool.put(sender, b"one")
    assert not services.retry(lease.id, actor=ACTOR, at=clock.now())
    assert selectors.story(lease.id).state == "parked"


def test_the_depth_counts_what_is_not_finished(spool, sender, clock):
    assert spool.depth() == 0
    spool.put(sender, b"one")
    spool.put(sender, b"two")
    first, second = spool.claim("a", 2)
    assert spool.depth() == 2
    in_transaction(finish, first, clock)
    assert spool.depth() == 1
    in_transaction(park, second, clock)
    assert spool.depth() == 0


@pytest.mark.parametrize("part", ["content", "key"])
@pytest.mark.parametrize("place", [0, 20, -1])
def test_a_body_that_was_tampered_with_is_refused(spool, sender, part, place):
    lease = put_and_claim(spool, sender, b"a body of some length")
    changed = bytearray(getattr(lease.body, part))
    changed[place] ^= 1
    body = {"content": lease.body.content, "key": lease.body.key} | {part: bytes(changed)}
    with pytest.raises(SealBroken):
        spool.open(lease.__replace__(body=Sealed(**body)))


def test_a_body_opens_only_in_its_own_row(spool, sender):
    spool.put(sender, b"one")
    spool.put(sender, b"two")
    first, second = spool.claim("a", 2)
    with pytest.raises(SealBroken):
        spool.open(first.__replace__(body=second.body))
