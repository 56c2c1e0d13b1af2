from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from safepassage.adapters.keys import HomeKeys
from safepassage.apps.audit import ledger, sealer
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Entry, Head, Seal
from safepassage.records.actor import Actor, Component

PIPELINE = Actor.component(Component.PIPELINE)
RETENTION = Actor.component(Component.RETENTION)
_OVERWRITE = {
    "sqlite": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "postgresql": "TRUNCATE {table}",
}
LONG_AGO = datetime(2010, 1, 1, tzinfo=UTC)


def _sql(statement: str) -> Callable[[], object]:
    return lambda: connection.cursor().execute(statement)


def _refused(change: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError, match=r"ledger|seal|head"), transaction.atomic():
        change()


@pytest.fixture
def sealed(db: None, keys: HomeKeys, at: datetime) -> None:
    ledger.write(event=Event.MESSAGE_PROCESSED, actor=PIPELINE, at=at)
    sealer.seal_waiting(keys, at=at)


@pytest.mark.usefixtures("sealed")
@pytest.mark.parametrize(
    "change",
    [
        lambda: Entry.objects.update(subject="x"),
        lambda: Entry.objects.all().delete(),
        lambda: Entry.objects.get().delete(),
        lambda: Entry.objects.get().save(),
        lambda: Seal.objects.update(number=2),
        lambda: Seal.objects.all().delete(),
        lambda: Head.objects.update(number=2),
        lambda: Head.objects.all().delete(),
        _sql("UPDATE audit_entry SET details = '{}'"),
        _sql("UPDATE audit_entry SET expires_at = '2000-01-01 00:00:00'"),
        _sql("DELETE FROM audit_entry"),
        _sql("UPDATE audit_seal SET chain = digest"),
        _sql("DELETE FROM audit_seal WHERE number = 1"),
        _sql("UPDATE audit_head SET signature = chain"),
        _sql("DELETE FROM audit_head"),
    ],
)
def test_the_database_refuses_every_change(change: Callable[[], object]) -> None:
    before = list(ledger.lines())
    _refused(change)
    assert list(ledger.lines()) == before


@pytest.mark.usefixtures("sealed")
@pytest.mark.parametrize("table", ["audit_entry", "audit_seal", "audit_head"])
def test_no_table_can_be_overwritten_or_truncated(table: str) -> None:
    before = list(ledger.lines())
    _refused(_sql(_OVERWRITE[connection.vendor].format(table=table)))
    assert list(ledger.lines()) == before


@pytest.mark.django_db
def test_an_entry_past_its_period_stays_until_it_is_sealed(keys: HomeKeys) -> None:
    ledger.write(event=Event.MESSAGE_PROCESSED, actor=PIPELINE, at=LONG_AGO)
    _refused(_sql("DELETE FROM audit_entry"))
    assert ledger.expire(actor=RETENTION, at=datetime.now(UTC)) == 0
    sealer.seal_waiting(keys, at=LONG_AGO)
    assert ledger.expire(actor=RETENTION, at=datetime.now(UTC)) == 1
    assert [entry.event for entry in ledger.page()] == ["ledger:entry:expired"]


@pytest.mark.django_db
def test_expiry_believes_the_database_clock_not_the_callers(keys: HomeKeys) -> None:
    now = datetime.now(UTC)
    ledger.write(event=Event.MESSAGE_PROCESSED, actor=PIPELINE, at=now)
    sealer.seal_waiting(keys, at=now)
    assert ledger.expire(actor=RETENTION, at=now + timedelta(days=9000)) == 0
    assert len(ledger.page()) == 1


@pytest.mark.django_db
def test_expiry_believes_the_caller_where_it_is_earlier(keys: HomeKeys) -> None:
    ledger.write(event=Event.MESSAGE_PROCESSED, actor=PIPELINE, at=LONG_AGO)
    sealer.seal_waiting(keys, at=LONG_AGO)
    assert ledger.expire(actor=RETENTION, at=LONG_AGO + timedelta(days=365)) == 0


@pytest.mark.django_db(transaction=True)
def test_the_migration_can_be_undone_and_done_again() -> None:
    call_command("migrate", "audit", "zero", verbosity=0)
    call_command("migrate", "audit", verbosity=0)
    with transaction.atomic():
        ledger.write(event=Event.MESSAGE_PROCESSED, actor=PIPELINE, at=LONG_AGO)
    _refused(_sql("DELETE FROM audit_entry"))
