"""What ended is gone from the database's files, and the scan would have seen it."""

from datetime import timedelta

import pytest
from django.db import connection

from agency_laws import agency
from safepassage.adapters import raw_scan
from safepassage.apps.agencies.models import Handed
from safepassage.apps.travel import retention, traces
from safepassage.apps.travel.models import DataKey, Journey, LookUp, Part
from safepassage.flows import retain
from safepassage.flows.receive import receive
from safepassage.flows.retain import run
from safepassage.flows.window.single_window import page
from safepassage.flows.work import Worker
from safepassage.safeguards.sharing import AgencyRole
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations

HALF_A_YEAR, FIVE_YEARS = timedelta(days=184), timedelta(days=5 * 366)
EVERYBODY = 10_000


@pytest.fixture
def stored(platform, file_database, bases):
    for body in (*benchmark_messages(1, 40), *benchmark_reservations(1, 15)):
        receive(platform, carrier=platform.ids.new(), body=body)
    Worker(platform, processes=1).drain()


def found(home, needles):
    assert raw_scan.empty_log()
    return {needle for _, needle in raw_scan.find(raw_scan.files(home), needles)}


def test_before_the_end_every_trace_is_found_and_afterwards_none(platform, clock, stored, tmp_path):
    clock.forward(FIVE_YEARS)
    chunk = retention.to_delete(at=clock.now(), limit=EVERYBODY).chunk
    assert len(chunk.holders) == Journey.objects.count() + 15
    every = traces.of_deletion(chunk, most=EVERYBODY)
    assert {one.of for one in every} == {"id", "sealed", "by_authority", "by_day", "look_up"}
    assert len(every) > Part.objects.count() + LookUp.objects.count() + 2 * DataKey.objects.count()
    needles = [one.needle for one in every]
    assert found(tmp_path / "home", needles) == set(needles)
    report = run(platform)
    assert report.proof.holds, report
    assert (report.proof.secure_delete, report.proof.log_emptied) == (True, True)
    assert report.proof.traces > 100
    assert found(tmp_path / "home", needles) == set()


def test_what_agencies_were_given_leaves_no_trace_but_their_notice(
    platform, clock, file_database, bases, tmp_path
):
    border = agency(platform, AgencyRole.BORDER)
    (body,) = benchmark_messages(1, 5)
    receive(platform, carrier=platform.ids.new(), body=body)
    Worker(platform, processes=1).drain()
    given = page(platform, border, after=0)
    assert len(given.entries) == 5
    ids = [one.hex.encode() for one in Handed.objects.values_list("journey", flat=True)]
    assert found(tmp_path / "home", ids) == set(ids)
    clock.forward(FIVE_YEARS)
    assert run(platform).proof.holds
    assert found(tmp_path / "home", ids) == set()


def test_masking_wipes_wrappings_and_look_ups_and_nothing_else(platform, clock, stored, tmp_path):
    clock.forward(HALF_A_YEAR)
    chunk = retention.to_mask(at=clock.now(), limit=EVERYBODY).chunk
    wiped = [one.needle for one in traces.of_masking(chunk, most=EVERYBODY)]
    all_traces = {one.needle for one in traces.of_deletion(chunk, most=EVERYBODY)}
    assert found(tmp_path / "home", wiped) == set(wiped)
    assert run(platform).proof.holds
    assert found(tmp_path / "home", wiped) == set()
    stays = list(all_traces - set(wiped))
    assert found(tmp_path / "home", stays) == set(stays)


def test_without_secure_delete_the_proof_fails_loudly(platform, clock, stored, caplog, monkeypatch):
    """Every trace is looked for: which rows leave theirs is chance, and a sample may miss all."""
    connection.cursor().execute("PRAGMA secure_delete = OFF")
    monkeypatch.setattr(retain, "TRACED_AHEAD", EVERYBODY)
    monkeypatch.setattr(retain, "MOST_TRACES", EVERYBODY)
    clock.forward(FIVE_YEARS)
    report = run(platform)
    assert not report.proof.holds
    assert report.proof.remnants
    assert "retention is not proved" in caplog.text
    assert report.proof.remnants[0].holder in caplog.text
