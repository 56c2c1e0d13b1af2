"""Hits of many travellers are raised together, each as if it were alone."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.findings import Finding, NewHit, Occasion
from safepassage.apps.cases.models import Hit, ItemState, WorkItem
from safepassage.apps.cases.raising import raise_hits
from safepassage.records.actor import Actor, Component
from safepassage.records.kinds import DataKind

pytestmark = pytest.mark.django_db

ACTOR = Actor.component(Component.PIPELINE)
AT = datetime(2026, 9, 1, 6, tzinfo=UTC)
CODES = [["name_same", 0.9], ["birth_date_not_listed", -0.2]]


def hit(entry="one", match_class="name_only", **values):
    told = {
        "id": uuid4(),
        "key": f"list/{entry}",
        "match_class": match_class,
        "list_id": uuid4(),
        "list_version": "1",
        "inputs": "lists",
        "purpose": "border_check",
        "headline": f"{match_class}/travel_ban",
        "codes": CODES,
        "name_score": 0.9,
        "identity_score": 0.4,
        "evidence": b"sealed",
        "severity": 3,
    }
    return NewHit(**told | values)


def finding(*hits, journey=None, **values):
    occasion = Occasion(
        item=uuid4(),
        journey=journey or uuid4(),
        flight=uuid4(),
        kind=DataKind.API_BORDER,
        due_at=AT + timedelta(hours=9),
        delete_at=AT + timedelta(days=4),
    )
    return Finding(occasion=occasion, hits=hits, **values)


def found(*findings, at=AT, **values):
    with transaction.atomic():
        raise_hits(findings, actor=ACTOR, at=at, **values)


def told(journey):
    """What the ledger says about a journey, the oldest first."""
    entries = reversed(ledger.page(subject=str(journey)))
    return [(one.event, json.loads(bytes(one.details))) for one in entries]


def statements(*findings):
    with CaptureQueriesContext(connection) as caught:
        found(*findings)
    return [one["sql"] for one in caught if "SAVEPOINT" not in one["sql"]]


def test_every_journey_gets_one_item_with_its_own_hits():
    one, two = finding(hit("a"), hit("b", "identity")), finding(hit("a", severity=5))
    found(one, finding(), two)
    first, second = (WorkItem.objects.get(journey=each.occasion.journey) for each in (one, two))
    assert (first.rank, first.severity, first.headline) == (2, 3, "name_only/travel_ban")
    assert (second.rank, second.severity, second.state) == (3, 5, ItemState.OPEN)
    assert {each.id for each in first.hits.all()} == {each.id for each in one.hits}
    assert WorkItem.objects.count() == 2


def test_what_is_read_again_is_what_was_found():
    one = finding(hit())
    found(one)
    item, row, raised = WorkItem.objects.get(), Hit.objects.get(), one.hits[0]
    for name in ("id", "key", "match_class", "list_id", "list_version", "inputs", "purpose"):
        assert getattr(row, name) == getattr(raised, name)
    assert (row.codes, bytes(row.evidence), row.kind) == (CODES, b"sealed", "list")
    assert (row.name_score, row.identity_score) == (0.9, 0.4)
    assert (row.raised_at, row.withdrawn_at) == (AT, None)
    occasion = one.occasion
    assert (item.id, item.flight, item.kind) == (occasion.item, occasion.flight, "api_border")
    assert (item.opened_at, item.due_at, item.delete_at) == (
        AT,
        occasion.due_at,
        occasion.delete_at,
    )


def test_more_travellers_and_hits_take_no_more_statements():
    few = [finding(hit("a")) for _ in range(2)]
    many = [finding(*map(hit, "abcd")) for _ in range(50)]
    assert len(statements(*many)) == len(statements(*few)) == 4


def test_who_is_found_again_with_nothing_new_is_only_read():
    same = [finding(hit("a"), hit("b")) for _ in range(9)]
    found(*same)
    again = statements(*same)
    assert len(again) == 2
    assert all(one.startswith("SELECT") for one in again)


def test_every_hit_is_in_the_ledger_before_the_transaction_ends():
    one = finding(hit("a"), hit("b"))
    found(one)
    raised = [
        (Event.HIT_RAISED, {"class": "name_only", "hit": str(each.id), "inputs": "lists"})
        for each in one.hits
    ]
    assert told(one.occasion.journey) == raised


def test_a_vanished_hit_of_one_leaves_anothers_alone():
    one, two = finding(hit("a"), hit("b")), finding(hit("a"))
    found(one, two)
    found(replace(one, hits=one.hits[:1]), two)
    gone = Hit.objects.exclude(withdrawn_at=None)
    assert [each.id for each in gone] == [one.hits[1].id]
    assert told(one.occasion.journey)[-1] == (
        Event.HIT_WITHDRAWN,
        {"hits": [str(one.hits[1].id)]},
    )
    assert len(told(two.occasion.journey)) == 1


def test_nothing_vanishes_where_only_a_part_was_looked_at():
    one = finding(hit("a"))
    found(one)
    found(replace(one, hits=()), in_part=True)
    found(replace(one, hits=()), among="register/")
    assert Hit.objects.get().withdrawn_at is None


def test_a_hit_that_comes_back_takes_its_new_evidence():
    one = finding(hit("a"))
    found(one)
    found(replace(one, hits=()))
    later, again = AT + timedelta(hours=1), hit("a", evidence=b"other")
    found(replace(one, hits=(again,)), at=later)
    row = Hit.objects.get()
    assert (row.id, bytes(row.evidence), row.raised_at) == (again.id, b"other", later)
    assert row.withdrawn_at is None


def test_a_decided_item_is_opened_again_by_what_is_new_and_by_nothing_else():
    one, two = finding(hit("a")), finding(hit("a"))
    found(one, two)
    WorkItem.objects.update(state=ItemState.DECIDED)
    found(replace(one, hits=(*one.hits, hit("b", "document", severity=5))), two)
    first, second = (WorkItem.objects.get(journey=each.occasion.journey) for each in (one, two))
    assert (first.state, first.reopened, first.rank, first.severity) == (ItemState.OPEN, 1, 1, 5)
    assert (second.state, second.reopened) == (ItemState.DECIDED, 0)


def test_what_was_cleared_stays_where_it_was_decided_about():
    one, two = finding(hit("a")), finding(hit("a"))
    found(one, two)
    WorkItem.objects.filter(journey=one.occasion.journey).update(state=ItemState.DECIDED)
    cleared = frozenset({"list/a"})
    found(*(replace(each, hits=(), cleared=cleared) for each in (one, two)))
    gone = Hit.objects.exclude(withdrawn_at=None)
    assert [each.id for each in gone] == [two.hits[0].id]


def test_an_entry_that_two_lists_give_under_one_key_is_one_hit():
    one = finding(hit("a"), hit("a", evidence=b"newer"))
    found(one)
    assert bytes(Hit.objects.get().evidence) == b"newer"
    assert len(told(one.occasion.journey)) == 2


def test_a_hit_that_is_there_already_is_never_skipped_in_silence():
    one = finding(hit("a"))
    found(one)
    with pytest.raises(IntegrityError):
        found(finding(one.hits[0]))
    assert WorkItem.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_no_entry_can_be_written():
    with pytest.raises(ledger.LedgerClosed):
        raise_hits([finding(hit())], actor=ACTOR, at=AT)
