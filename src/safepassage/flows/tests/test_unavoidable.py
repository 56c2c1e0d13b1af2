"""A carrier's report parts what it could not avoid from what it could."""

import os
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from safepassage.adapters.pulse import Pulse
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.outages.models import Outage
from safepassage.apps.outages.services import OutageError, record
from safepassage.apps.quality.models import Tally
from safepassage.apps.quality.periods import Span
from safepassage.flows.quality_report import as_csv, month_report
from safepassage.flows.unavoidable import CLOCK, SILENT, note_silence, split
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.fines import Failure, Interval, Whose

pytestmark = pytest.mark.django_db
BY = Actor.component(Component.COMMAND_LINE)
SENDER, OTHER = uuid4(), uuid4()
NOW = datetime(2026, 9, 30, tzinfo=UTC)
SEPTEMBER = Span(first=date(2026, 9, 1), last=date(2026, 9, 30))


def flight(day, *, late=0, closed=True, sender=SENDER):
    departs = datetime(2026, 9, day, 15, tzinfo=UTC)
    Tally.objects.create(
        sender=sender,
        carrier="1U",
        number="220",
        origin="CDG",
        destination="PDL",
        day=departs.date(),
        family="api",
        mode="air",
        departs_at=departs,
        closed_at=departs if closed else None,
        counts={"messages": 5, "travellers": 50, "lead.late": late},
        delete_at=departs + timedelta(days=900),
    )


def out(day, hours, whose=Whose.OURS, carrier=None):
    began = datetime(2026, 9, day, hours[0], tzinfo=UTC)
    ended = datetime(2026, 9, day, hours[1], tzinfo=UTC)
    interval = Interval(began_at=began, ended_at=ended)
    return record(whose, interval, carrier=carrier, actor=BY, at=NOW, note="gateway down")


@pytest.fixture
def september():
    flight(1, late=2)
    flight(2, late=3)
    flight(3, late=4)
    flight(4, late=5, closed=False)
    flight(5, closed=False)
    flight(2, late=99, sender=OTHER)
    out(1, (14, 16))
    out(2, (10, 15), Whose.NETWORK, SENDER)
    out(3, (14, 16), Whose.NETWORK, OTHER)
    out(4, (15, 18))


def test_each_failure_is_laid_to_whose_outage_it_fell_into(september):
    late, open_ones = split(SEPTEMBER, today=date(2026, 10, 2), sender=SENDER)
    assert (late.failure, open_ones.failure) == (Failure.LATE, Failure.NOT_CLOSED)
    assert (late.count, late.ours, late.network, late.avoidable) == (14, 2, 3, 9)
    assert (open_ones.count, open_ones.ours, open_ones.avoidable) == (2, 1, 1)


def test_the_monthly_report_says_so_and_that_it_is_no_ground_for_a_fine(september):
    report = month_report(SENDER, "1U", "Utopia Air", SEPTEMBER, today=date(2026, 10, 2))
    text = as_csv(report)
    assert "no ground for a fine (ICAO Annex 9, 9.33 to 9.38)" in text
    assert "lists after departure,14,2,3,9" in text
    assert "flights never closed,2,1,0,1" in text


def test_an_outage_is_in_the_ledger_and_ends_after_it_began():
    made = out(1, (14, 16))
    (entry,) = ledger.page(event=Event.OUTAGE_RECORDED, limit=5)
    assert entry.subject == str(made)
    for began, ended in ((NOW, NOW), (NOW, NOW + timedelta(hours=1))):
        with pytest.raises(OutageError):
            record(Whose.OURS, Interval(began_at=began, ended_at=ended), actor=BY, at=NOW)


def test_a_silence_of_our_own_is_recorded_when_the_platform_starts(platform, tmp_path):
    home = tmp_path / "home"
    assert note_silence(platform, home) is None
    Pulse(home, CLOCK).beat()
    assert note_silence(platform, home) is None
    (beat,) = home.rglob(f"{CLOCK}.pulse")
    before = beat.stat().st_mtime - SILENT.total_seconds() - 60
    os.utime(beat, (before, before))
    note_silence(platform, home)
    row = Outage.objects.get()
    assert (row.whose, row.ended_at) == (Whose.OURS, platform.clock.now())
    assert row.ended_at - row.began_at >= SILENT
