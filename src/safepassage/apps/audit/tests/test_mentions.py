"""Whoever is named in an entry's details finds the entry; the database keeps both together."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from safepassage.adapters.keys import HomeKeys
from safepassage.apps.audit import ledger, sealer
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Mention
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

OFFICER = Actor.officer("42")
FLIGHT, ANNA, OTTO = uuid4(), uuid4(), uuid4()
LONG_AGO = datetime(2010, 1, 1, tzinfo=UTC)


def read(at: datetime, *about: UUID) -> int:
    return ledger.write_read(
        actor=OFFICER,
        purpose=Purpose.BORDER_CHECK,
        subject=str(FLIGHT),
        field_group="identity",
        about=about,
        at=at,
    )


def found(subject: object, **wanted: object) -> list[int]:
    return [entry.id for entry in ledger.page(subject=str(subject), **wanted)]


def test_a_list_is_found_by_everybody_on_it_and_by_its_subject(at: datetime) -> None:
    both, later = read(at, ANNA, OTTO), read(at, OTTO)
    assert found(ANNA) == [both]
    assert found(OTTO) == found(FLIGHT) == [later, both]
    assert found(uuid4()) == found("nobody") == []


def test_the_ids_stand_in_the_entry_that_is_sealed(at: datetime) -> None:
    read(at, ANNA)
    (entry,) = ledger.page()
    assert f'"about":["{ANNA}"]' in bytes(entry.details).decode()


def test_the_same_list_is_one_entry_and_a_longer_one_another(at: datetime) -> None:
    assert read(at, ANNA) == read(at, ANNA)
    assert Mention.objects.count() == 1
    read(at, ANNA, OTTO)
    assert len(found(ANNA)) == 2


def test_other_filters_and_pages_hold_for_mentions_too(at: datetime) -> None:
    entries = [read(at, ANNA, uuid4()) for _ in range(5)]
    assert found(ANNA, limit=2) == entries[:2:-1]
    assert found(ANNA, before=entries[3], limit=2) == [entries[2], entries[1]]
    assert found(ANNA, event=Event.KEY_ROTATED) == []
    assert found(ANNA, actor_id="42") == entries[::-1]


def test_who_is_mentioned_is_looked_up_in_an_index(at: datetime) -> None:
    read(at, ANNA)
    with CaptureQueriesContext(connection) as asked:
        found(ANNA)
    (query,) = asked
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + query["sql"])
        plan = " ".join(str(row[-1]) for row in cursor.fetchall())
    assert "audit_mention_about" in plan
    assert "audit_entry_subject" in plan
    assert "SCAN audit_" not in plan


@pytest.mark.parametrize(
    "change",
    ["UPDATE audit_mention SET entry = 7", "DELETE FROM audit_mention"],
)
def test_mentions_are_neither_changed_nor_taken_away(at: datetime, change: str) -> None:
    read(at, ANNA)
    with pytest.raises(DatabaseError, match="ledger"), transaction.atomic():
        connection.cursor().execute(change)
    assert found(ANNA)


def test_mentions_leave_with_their_entry(keys: HomeKeys) -> None:
    read(LONG_AGO, ANNA, OTTO)
    sealer.seal_waiting(keys, at=LONG_AGO)
    with transaction.atomic():
        assert ledger.expire(actor=OFFICER, at=datetime.now(UTC)) == 1
    assert not Mention.objects.exists()
