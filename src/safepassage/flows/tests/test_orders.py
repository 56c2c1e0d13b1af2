"""Orders of the regulator: obeyed at once, kept to, lifted by the regulator alone."""

import os
from datetime import date, timedelta
from uuid import UUID, uuid4

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from regulator_orders import BY, LAW, REASONS_TOLD, REGULATOR, lifted, order
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.regulation import keys, orders, stops
from safepassage.apps.regulation.models import KeyUse, OrderState, Wording
from safepassage.apps.regulation.orders import OrderError
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.models import DataKey, Journey, Part
from safepassage.apps.watchlists.models import WatchList
from safepassage.flows import retain
from safepassage.flows.orders.carrying_out import ANSWER, carry_out
from safepassage.flows.orders.giving import REASONS, sealing
from safepassage.flows.orders.lifting import lift
from safepassage.flows.orders.papers import OrderText, obey, sign
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.orders import OrderKind
from safepassage.safeguards.purpose import Purpose
from whole_database import everything

pytestmark = pytest.mark.django_db(transaction=True)


def some_item():
    return WorkItem.objects.filter(kind="api_border").first()


def day_after(platform, days):
    return platform.clock.now().date() + timedelta(days=days)


def test_a_list_is_stopped_and_goes_on_when_the_order_is_lifted(platform, traffic):
    one = order(platform, OrderKind.STOP_LIST, WatchList.objects.get(name="Travel bans").id)
    assert [stop.reference for stop in stops.in_force()] == [one.id]
    with pytest.raises(OrderError, match="court's reference"):
        lift(one, under=" ", officer=REGULATOR, actor=BY, at=platform.clock.now())
    lifted(platform, one)
    assert stops.in_force() == []
    with pytest.raises(OrderError, match="lifted already"):
        lifted(platform, one)
    events = [entry.event for entry in ledger.page(subject=str(one.id))]
    assert events == [Event.STOP_LIFTED, Event.ORDER_LIFTED, Event.STOP_SET, Event.ORDER_GIVEN]


def test_a_record_is_deleted_before_the_order_returns_and_nothing_else(platform, traffic):
    item, before = some_item(), Journey.objects.count()
    order(platform, OrderKind.DELETE_RECORD, item.journey)
    assert Journey.objects.count() == before - 1
    for model, name in ((Part, "holder"), (DataKey, "holder"), (WorkItem, "journey")):
        assert not model.objects.filter(**{name: item.journey}).exists()
    (told,) = ledger.page(event=Event.RETENTION_DELETED, limit=1)
    assert msgspec.json.decode(told.details)["journeys"] == 1


def test_a_record_kept_as_evidence_is_masked_in_time_and_deleted_after_its_new_end(
    platform, traffic
):
    item = some_item()
    one = order(platform, OrderKind.PRESERVE_RECORD, item.journey, day_after(platform, 90))
    with pytest.raises(OrderError, match="keeps this record as evidence"):
        order(platform, OrderKind.DELETE_RECORD, item.journey)
    report = retain.run(platform, at=platform.clock.now() + timedelta(days=30))
    row = Journey.objects.get(id=item.journey)
    assert row.masked_at
    assert report.proof.holds
    assert Journey.objects.filter(kind="api_border").count() == 1
    assert WorkItem.objects.filter(journey=item.journey).exists()
    retain.run(platform, at=platform.clock.now() + timedelta(days=92))
    assert not Journey.objects.filter(id=item.journey).exists()
    assert orders.by_id(one.id).state == OrderState.OBEYED


def test_evidence_let_go_ends_when_it_would_have(platform, traffic):
    item = some_item()
    end = Journey.objects.get(id=item.journey).delete_at
    one = order(platform, OrderKind.PRESERVE_RECORD, item.journey, day_after(platform, 90))
    lifted(platform, one)
    assert Journey.objects.get(id=item.journey).delete_at == end
    assert WorkItem.objects.get(journey=item.journey).delete_at == end


def test_a_restricted_record_is_found_by_oversight_alone(platform, traffic):
    item = some_item()
    one = order(platform, OrderKind.RESTRICT_RECORD, item.journey)
    at = platform.clock.now()
    found = {
        purpose: travel.journey(BY, purpose, item.journey, platform.keys, at) is not None
        for purpose in (Purpose.BORDER_CHECK, Purpose.OVERSIGHT, Purpose.DATA_SUBJECT)
    }
    assert found == {
        Purpose.BORDER_CHECK: False,
        Purpose.OVERSIGHT: True,
        Purpose.DATA_SUBJECT: True,
    }
    assert item.id not in {one.id for one in traffic.items(Purpose.BORDER_CHECK)}
    lifted(platform, one)
    assert item.id in {one.id for one in traffic.items(Purpose.BORDER_CHECK)}


def test_what_a_person_is_to_do_waits_with_its_clock(platform, traffic):
    item = some_item()
    with pytest.raises(OrderError, match="by when"):
        order(platform, OrderKind.CORRECT_RECORD, item.journey)
    one = order(platform, OrderKind.CORRECT_RECORD, item.journey, day_after(platform, 3))
    assert one.state == OrderState.WAITING
    assert orders.overdue(day_after(platform, 3)) == []
    assert orders.overdue(day_after(platform, 4)) == [one]
    done = "The carrier was asked and told the name anew."
    carry_out(platform, one, words=done, officer=uuid4(), actor=Actor.officer("dpo"))
    assert orders.overdue(day_after(platform, 4)) == []
    assert sealing(platform).words(one.id) == {REASONS: REASONS_TOLD, ANSWER: done}


def test_reasons_stand_sealed_and_end_with_their_day(platform, traffic, clock):
    one = order(platform, OrderKind.STOP_CAPABILITY, Capability.FORECAST)
    assert REASONS_TOLD.encode() not in everything()
    clock.forward(timedelta(days=5 * 365 + 2))
    retain.run(platform)
    assert sealing(platform).words(one.id) == {}
    assert not Wording.objects.exists()
    assert stops.stopped(Capability.FORECAST)


@pytest.mark.parametrize(
    ("kind", "target", "why"),
    [
        (OrderKind.STOP_CAPABILITY, "receiving", "no 'receiving'"),
        (OrderKind.STOP_PURPOSE, "oversight", "no 'oversight'"),
        (OrderKind.STOP_PURPOSE, "data_subject", "no 'data_subject'"),
        (OrderKind.STOP_LIST, "border", "no id"),
        (OrderKind.STOP_LIST, uuid4(), "no watchlist"),
        (OrderKind.DELETE_RECORD, uuid4(), "No record"),
        (OrderKind.STOP_RECIPIENT, "", "no ''"),
        (OrderKind.STOP_RECIPIENT, "INTERPOOL", "no 'INTERPOOL'"),
        (OrderKind.STOP_RULE, "one-way-cash", "No rules run here"),
    ],
)
def test_an_order_names_what_it_can_stop(platform, kind, target, why):
    with pytest.raises(OrderError, match=why):
        order(platform, kind, target)
    assert orders.every() == []


HERE = "ab" * 32


@pytest.fixture
def signing(platform):
    private = Ed25519PrivateKey.from_private_bytes(os.urandom(32))
    public, at = private.public_key().public_bytes_raw(), platform.clock.now()
    console = Actor.component(Component.COMMAND_LINE)
    keys.propose(uuid4(), KeyUse.SIGN, public, actor=console, at=at)
    told = keys.fingerprint(public)
    keys.confirm(KeyUse.SIGN, told, officer=REGULATOR, actor=BY, at=at)
    return private


def text_of(platform, **values) -> OrderText:
    usual = {
        "id": uuid4(),
        "installation": HERE,
        "given_at": platform.clock.now(),
        "law": LAW,
        "kind": OrderKind.STOP_CAPABILITY,
        "target": Capability.SEARCH.value,
    }
    return OrderText(**usual | values)


def obeyed(platform, paper: bytes):
    by = Actor.component(Component.COMMAND_LINE)
    return obey(platform, paper, installation=HERE, actor=by)


def test_a_signed_paper_is_obeyed_once_and_lifted_by_another(platform, signing):
    text = text_of(platform, reasons=REASONS_TOLD)
    first, again = (obeyed(platform, sign(text, signing)) for _ in range(2))
    assert first.id == again.id == text.id
    assert (first.given_by, len(first.signed_by)) == (None, 64)
    assert len(stops.in_force()) == 1
    paper = sign(text_of(platform, kind=None, lifts=text.id, law="Court 7 U 12/26"), signing)
    assert obeyed(platform, paper).lifted_under == "Court 7 U 12/26"
    assert stops.in_force() == []


def tampered(platform, signing) -> dict[str, bytes]:
    good = sign(text_of(platform), signing)
    other = Ed25519PrivateKey.from_private_bytes(os.urandom(32))
    old = platform.clock.now() - timedelta(days=31)
    paper = msgspec.json.decode(good)
    return {
        "regulator's key": sign(text_of(platform), other),
        "another installation": sign(text_of(platform, installation="cd" * 32), signing),
        "thirty days": sign(text_of(platform, given_at=old), signing),
        "signature": msgspec.json.encode(paper | {"signature": "00" * 64}),
        "no signed order": b"{}",
        "gives no order": sign(text_of(platform, kind=None), signing),
        "no order with the id": sign(text_of(platform, kind=None, lifts=uuid4()), signing),
    }


def test_any_other_paper_is_refused_and_stops_nothing(platform, signing):
    for why, paper in tampered(platform, signing).items():
        with pytest.raises(OrderError, match=why):
            obeyed(platform, paper)
    assert stops.in_force() == []


def test_a_key_counts_when_the_regulator_has_compared_it(platform):
    private = Ed25519PrivateKey.from_private_bytes(os.urandom(32))
    public, at = private.public_key().public_bytes_raw(), platform.clock.now()
    keys.propose(uuid4(), KeyUse.SIGN, public, actor=BY, at=at)
    paper = sign(text_of(platform), private)
    with pytest.raises(OrderError, match="regulator's key"):
        obeyed(platform, paper)
    with pytest.raises(keys.KeyRefusedError, match="somebody else"):
        keys.confirm(KeyUse.SIGN, keys.fingerprint(public), officer=REGULATOR, actor=BY, at=at)
    with pytest.raises(keys.KeyRefusedError, match="not the fingerprint"):
        keys.confirm(KeyUse.SIGN, "00" * 32, officer=uuid4(), actor=BY, at=at)
    assert keys.in_force(KeyUse.SIGN) is None


def test_the_id_of_a_paper_is_the_orders(platform, signing):
    text = text_of(platform, until=date(2026, 9, 9))
    assert isinstance(obeyed(platform, sign(text, signing)).id, UUID)
    assert orders.by_id(text.id).until == date(2026, 9, 9)
