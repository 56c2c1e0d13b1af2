"""What everybody is told: whole tens on a fixed grid, the same as a page and for machines."""

from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest
from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.figures.counting import Counted, What, count
from safepassage.flows.transparency.making import REFUSED, make
from safepassage.flows.transparency.writing import as_html, as_json, from_json, told
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.fairness.groups import By
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.suppression import Told

pytestmark = pytest.mark.django_db
JULY = datetime(2026, 7, 15, tzinfo=UTC)
AUGUST = datetime(2026, 8, 31, 23, 59, tzinfo=UTC)
NOW = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)


def write(event, times, at, **details):
    with transaction.atomic():
        for _ in range(times):
            actor = Actor.component(Component.COMMAND_LINE)
            ledger.write(event=event, actor=actor, details=details, at=at)


def counted(what, times, at):
    one = Counted(what, "", {By.SEX: "X", By.AGE: "65+"})
    count([one] * times, purpose=Purpose.BORDER_CHECK, at=at)


@pytest.fixture
def report():
    write(Event.HIT_RAISED, 27, JULY)
    write(Event.HIT_RAISED, 9, AUGUST)
    write(Event.HIT_RAISED, 40, NOW)
    write(Event.CASE_APPROVED, 11, JULY, outcome="do_not_board")
    write(Event.CASE_APPROVED, 2, JULY, outcome="board_and_tell_arrival")
    counted(What.DECIDED, 200, JULY)
    counted(What.CONFIRMED, 80, JULY)
    return make("2026-07", "2026-08", at=NOW)


def lines(report):
    return {one.what: one for section in report.sections for one in section.lines}


def test_counts_are_told_in_tens_and_a_total_adds_what_was_told(report):
    hits = lines(report)["Screening raised a hit"]
    assert hits.months == (Told(at_least=20, few=0), Told(at_least=0, few=1))
    assert hits.total == Told(at_least=20, few=1)
    assert lines(report)[REFUSED].months[0] == Told(at_least=10, few=0)


def test_the_error_rate_lies_within_what_is_told(report):
    low, high = report.error_rate.low, report.error_rate.high
    assert low <= 120 / 200 <= high
    assert high - low < 0.2
    assert make("2026-08", "2026-08", at=NOW).error_rate is None


class Cells(HTMLParser):
    """The text of every cell of a page."""

    def __init__(self):
        super().__init__()
        self.cells = []
        self._open = False

    def handle_starttag(self, tag, attrs):
        self._open = tag in {"td", "th"}
        if self._open:
            self.cells.append("")

    def handle_endtag(self, tag):
        self._open = self._open and tag not in {"td", "th"}

    def handle_data(self, data):
        if self._open:
            self.cells[-1] += data


def test_the_page_says_what_the_machines_read(report):
    content = as_json(report)
    assert from_json(content) == report
    parser = Cells()
    parser.feed(as_html(report))
    expected = []
    for section in from_json(content).sections:
        expected += ["What", *report.months, "Together"]
        for one in section.lines:
            expected += [one.what, *map(told, one.months), told(one.total)]
    assert parser.cells[: len(expected)] == expected
    shown = " ".join(parser.cells[len(expected) :])
    assert all(one.capability in shown and one.state in shown for one in report.assessed)


def test_reports_that_overlap_tell_a_month_alike(report):
    august = make("2026-08", "2026-08", at=NOW + timedelta(days=90))
    for what, one in lines(august).items():
        assert one.months[0] == lines(report)[what].months[1], what


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        ("2026-08", "2026-09", "not over"),
        ("2026-08", "2026-07", "comes after"),
        ("2020-01", "2026-08", "36 months"),
        ("2026-8", "2026-08", "no month"),
    ],
)
def test_what_is_no_span_of_whole_months_is_refused(first, last, why):
    with pytest.raises(ValueError, match=why):
        make(first, last, at=NOW)
