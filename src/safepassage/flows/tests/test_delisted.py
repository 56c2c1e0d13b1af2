"""Who was taken off a list does not stay for ever; who is listed does."""

from datetime import timedelta
from time import monotonic

import pytest
from django.db import transaction

from safepassage.adapters import kept_rows, raw_scan
from safepassage.adapters.index_files import ScreeningIndex
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists import retention, selectors, services
from safepassage.apps.watchlists.importing import import_version
from safepassage.apps.watchlists.models import LegalEffect, ListedEntry, ListVersion
from safepassage.apps.watchlists.services import Terms
from safepassage.flows.foreseeing import forecast
from safepassage.flows.import_list import import_list
from safepassage.flows.retain import run
from safepassage.formats.lists import ListFormat
from safepassage.records import ListEntry
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db(transaction=True)
BY = Actor.component(Component.COMMAND_LINE)
ADA, BEA = (
    b'{"id": "L-1", "name": "Ada MUSTER", "dob": ["1971-05-27"]}\n',
    b'{"id": "L-2", "name": "Bea BEISPIEL"}\n',
)
HALF_A_YEAR, ELEVEN_YEARS = timedelta(days=184), timedelta(days=4000)


@pytest.fixture
def take(platform, clock):
    def take(*lines, name="unit"):
        terms = Terms(
            owner="Ministry",
            legal_ground="Border Act s. 4",
            legal_effect=LegalEffect.TRAVEL_BAN,
            review_date=clock.now().date() + timedelta(days=90),
        )
        return import_list(
            b"".join(lines),
            list_format=ListFormat.JSONL,
            name=name,
            terms=terms,
            actor=BY,
            at=clock.now(),
        ).imported

    return take


def kept():
    return sorted(ListedEntry.objects.values_list("version__number", "entry"))


def test_a_delisted_person_is_gone_when_the_time_is_over(platform, clock, take):
    take(ADA, BEA)
    take(BEA)
    assert run(platform).deleted["listed_entries"] == 0
    clock.forward(HALF_A_YEAR)
    assert forecast(clock.now()).deleted["listed_entries"] == 2
    report = run(platform)
    assert (report.proof.holds, report.deleted["listed_entries"]) == (True, 2)
    assert kept() == [(2, "L-2")]
    assert not any(b"MUSTER" in bytes(one.payload) for one in ListedEntry.objects.all())
    told = [bytes(entry.details) for entry in ledger.page(event=Event.RETENTION_DELETED)]
    assert b'{"listed_entries":2}' in told


def test_the_history_of_the_list_stays(platform, clock, take):
    digest = take(ADA, BEA).version.digest
    take(BEA)
    clock.forward(HALF_A_YEAR)
    run(platform)
    first = ListVersion.objects.get(number=1)
    assert (first.digest, first.entry_count, first.in_force) == (digest, 2, False)


def test_who_is_listed_stays_however_long(platform, clock, take):
    take(ADA)
    clock.forward(ELEVEN_YEARS)
    assert run(platform).proof.holds
    assert kept() == [(1, "L-1")]


def test_a_withdrawn_list_ends_too_unless_it_comes_back(platform, clock, take):
    imported = take(ADA)
    services.withdraw(watchlist=imported.watchlist, actor=BY, at=clock.now())
    clock.forward(timedelta(days=100))
    take(ADA)
    clock.forward(timedelta(days=100))
    run(platform)
    assert kept() == [(1, "L-1")]
    services.withdraw(watchlist=selectors.by_name("unit"), actor=BY, at=clock.now())
    clock.forward(HALF_A_YEAR)
    assert run(platform).proof.holds
    assert kept() == []


def test_a_version_that_was_never_in_force_ends(platform, clock, take):
    watchlist = take(ADA).watchlist
    entries = [ListEntry(id="L-3", name="Cyd EXEMPEL")]
    import_version(watchlist=watchlist, entries=entries, actor=BY, at=clock.now())
    clock.forward(HALF_A_YEAR)
    assert run(platform).deleted["listed_entries"] == 1
    assert kept() == [(1, "L-1")]


def test_an_old_content_is_imported_anew_after_its_end(platform, clock, take):
    take(ADA)
    take(BEA)
    clock.forward(HALF_A_YEAR)
    run(platform)
    assert take(ADA).created
    run(platform)
    assert [listed.entry.id for listed in selectors.lists_in_force()] == ["L-1"]


def test_what_comes_into_force_while_it_is_deleted_stays(platform, clock, take):
    take(ADA)
    take(BEA)
    clock.forward(HALF_A_YEAR)
    chunk = retention.due(at=clock.now(), limit=10)
    take(ADA)
    with transaction.atomic():
        assert retention.remove(chunk, at=clock.now()) == 0
    assert (1, "L-1") in kept()


def test_the_time_is_a_setting(platform, clock, take, settings):
    settings.SAFEPASSAGE_DELISTED_DAYS = 1
    take(ADA)
    take(BEA)
    clock.forward(timedelta(days=2))
    run(platform)
    assert kept() == [(2, "L-2")]


def test_the_proof_fails_while_an_entry_outlives_its_time(platform, clock, take, monkeypatch):
    take(ADA, BEA)
    take(BEA)
    clock.forward(HALF_A_YEAR)
    monkeypatch.setattr(retention, "due", lambda **_: None)
    report = run(platform)
    assert not report.proof.holds
    assert report.proof.past == {"ListVersion.entries": 2}


def test_every_listed_person_has_an_end():
    assert kept_rows.without_end() == []
    assert "watchlists_listedentry" in kept_rows.tables()


def test_no_trace_of_the_delisted_is_left_in_the_files(
    platform, file_database, clock, take, tmp_path
):
    home, index = tmp_path / "home", tmp_path / "home" / "index" / "lists.index"
    take(ADA, BEA)
    ScreeningIndex(home, monotonic).current()
    screened = index.read_bytes()
    take(BEA)
    clock.forward(HALF_A_YEAR)
    chunk = retention.due(at=clock.now(), limit=10)
    needles = [one.trace for one in chunk.entries]
    assert raw_scan.empty_log()
    assert {needle for _, needle in raw_scan.find(raw_scan.files(home), needles)} == set(needles)
    report = run(platform)
    assert (report.proof.holds, report.proof.traces) == (True, 2)
    assert raw_scan.find(raw_scan.files(home), [*needles, b"Ada MUSTER"]) == []
    assert len(index.read_bytes()) < len(screened)
