import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit._rows import end_of_life
from safepassage.apps.audit.drafts import Draft
from safepassage.apps.audit.events import Event, Regime
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

PIPELINE = Actor.component(Component.PIPELINE)
OFFICER = Actor.officer("42")


def _read(at: datetime, **changes: object) -> int:
    values = {
        "actor": OFFICER,
        "purpose": Purpose.BORDER_CHECK,
        "subject": "t1",
        "field_group": "document",
        "at": at,
    }
    return ledger.write_read(**(values | changes))


@pytest.mark.django_db
def test_an_entry_keeps_what_was_said(at: datetime) -> None:
    written = ledger.write(
        event=Event.RECORD_READ,
        actor=OFFICER,
        purpose=Purpose.BORDER_CHECK,
        subject="t1 t2",
        details={"b": ["é", 1], "a": None, "c": {"n": 2}},
        at=at,
    )
    (entry,) = ledger.page()
    assert entry.id == written
    assert entry.at == at
    assert (entry.event, entry.regime) == ("record:person:read", "unit")
    assert (entry.actor_kind, entry.actor_id) == ("officer", "42")
    assert (entry.purpose, entry.subject) == ("border_check", "t1 t2")
    assert bytes(entry.details).decode() == '{"a":null,"b":["é",1],"c":{"n":2}}'
    assert entry.expires_at == datetime(2031, 5, 2, tzinfo=UTC)


@pytest.mark.django_db
def test_an_entry_may_say_little(at: datetime) -> None:
    ledger.write(event=Event.MESSAGE_PROCESSED, actor=PIPELINE, at=at)
    (entry,) = ledger.page()
    assert entry.purpose is None
    assert json.loads(bytes(entry.details)) == {}


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_the_ledger_is_closed(at: datetime) -> None:
    with pytest.raises(ledger.LedgerClosed):
        ledger.write(event=Event.MESSAGE_PROCESSED, actor=PIPELINE, at=at)
    with pytest.raises(ledger.LedgerClosed):
        ledger.write_many([Draft(event=Event.MESSAGE_PROCESSED, actor=PIPELINE, at=at)])
    with pytest.raises(ledger.LedgerClosed):
        _read(at)
    assert ledger.page() == []


@pytest.mark.django_db(transaction=True)
def test_an_entry_goes_with_the_effect_that_failed(at: datetime) -> None:
    def failing_effect() -> None:
        with transaction.atomic():
            ledger.write(event=Event.MESSAGE_PROCESSED, actor=PIPELINE, at=at)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing_effect()
    assert ledger.page() == []


@pytest.mark.django_db
def test_an_entry_that_the_database_refuses_raises(at: datetime) -> None:
    connection.cursor().execute("ALTER TABLE audit_entry RENAME TO audit_elsewhere")
    with pytest.raises(DatabaseError):
        ledger.write(event=Event.MESSAGE_PROCESSED, actor=PIPELINE, at=at)


@pytest.mark.django_db
def test_many_entries_keep_their_order(at: datetime) -> None:
    subjects = [f"m{number}" for number in range(5)]
    ledger.write_many(
        Draft(event=Event.MESSAGE_PROCESSED, actor=PIPELINE, subject=subject, at=at)
        for subject in subjects
    )
    assert [entry.subject for entry in reversed(ledger.page())] == subjects


@pytest.mark.django_db
def test_the_same_read_within_a_quarter_of_an_hour_is_one_entry(at: datetime) -> None:
    first = _read(at)
    assert _read(at + timedelta(minutes=14, seconds=59)) == first
    assert _read(at + timedelta(minutes=15)) != first


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"subject": "t2"},
        {"purpose": Purpose.OVERSIGHT},
        {"actor": Actor.officer("43")},
        {"actor": Actor.carrier("42")},
        {"field_group": "reservation"},
    ],
)
def test_another_read_is_another_entry(at: datetime, change: dict[str, object]) -> None:
    assert _read(at, **change) != _read(at)


@pytest.mark.django_db
def test_pages_go_back_in_time_and_filter(at: datetime) -> None:
    for number in range(5):
        ledger.write(event=Event.MESSAGE_PROCESSED, actor=PIPELINE, subject=f"m{number % 2}", at=at)
    newest = ledger.page(limit=2)
    older = ledger.page(before=newest[-1].id)
    assert [entry.id for entry in newest + older] == sorted(
        (entry.id for entry in ledger.page()), reverse=True
    )
    assert len(ledger.page(subject="m1")) == 2
    assert len(ledger.page(actor_id="pipeline", event=Event.MESSAGE_PROCESSED)) == 5
    assert ledger.page(event=Event.KEY_ROTATED) == []


@pytest.mark.parametrize(
    ("regime", "year", "month", "day", "end"),
    [
        (Regime.UNIT, 2026, 12, 31, "2032-01-01 00:00:00"),
        (Regime.UNIT, 2024, 2, 28, "2029-03-01 00:00:00"),
        (Regime.UNIT, 2024, 2, 29, "2029-03-01 00:00:00"),
        (Regime.CARRIER, 2027, 2, 28, "2028-03-01 00:00:00"),
    ],
)
def test_the_end_of_life_is_the_day_after_the_last(
    regime: Regime, year: int, month: int, day: int, end: str
) -> None:
    assert end_of_life(regime, datetime(year, month, day, tzinfo=UTC).date()) == end


def test_events_are_sorted_distinct_and_described() -> None:
    names = [event.name for event in Event]
    assert names == sorted(names)
    assert len(Event.__members__) == len(names)
    for event in Event:
        assert len(event.value.split(":")) == 3
        assert event.what
        assert len(event.value) <= 64
