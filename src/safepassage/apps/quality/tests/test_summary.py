"""What tallies add up to, what is worst, and what is held back about few."""

from datetime import date

import pytest

from safepassage.apps.quality.findings import Kind, badness, findings
from safepassage.apps.quality.periods import (
    Frame,
    Span,
    after,
    before,
    month_named,
    series,
    span_until,
)
from safepassage.apps.quality.selectors import Route
from safepassage.apps.quality.small import FEW, cell
from safepassage.apps.quality.summary import Counted, summed
from safepassage.apps.quality.wording import designator, number, percent, sentence, travellers
from safepassage.safeguards.completeness import FIELDS

TODAY = date(2026, 9, 10)


def counted(of=100, *, day=date(2026, 9, 1), closed=True, standings=None, **counts):
    full = {f"has.{name}": of for name in FIELDS}
    told = {"messages": 2, "travellers": of, "lead.at_closure": 2} | full
    changed = {name.replace("__", "."): count for name, count in counts.items()}
    return Counted(
        day=day,
        counts=told | changed,
        standings=standings or {},
        can_be_closed=True,
        is_closed=closed,
    )


def whole(*tallies):
    return summed(tallies, today=TODAY)


def test_nothing_is_wrong_with_what_is_complete_and_in_time():
    summary = whole(counted(), counted())
    assert findings(summary) == []
    assert sentence([]) == "nothing to complain of"
    assert (summary.travellers, summary.fields_told, summary.in_time) == (200, 1, 1)


def test_the_worst_is_told_first_in_one_line():
    summary = whole(counted(has__document_expiry=86), counted(lead__late=2, late_minutes=360))
    assert sentence(findings(summary)) == (
        "33 % of lists came after departure, by 3 h on average;"
        " 7 % of travellers without document expiry"
    )


@pytest.mark.parametrize(
    ("tally", "kind", "text"),
    [
        (counted(has__sex=50), Kind.MISSING, "50 % of travellers without sex"),
        (counted(lead__early=2), Kind.EARLY, "50 % of lists came earlier than allowed"),
        (counted(closed=False), Kind.NOT_CLOSED, "1 of 1 flights never closed"),
        (counted(messages__parked=1), Kind.PARKED, "1 of 2 messages could not be processed"),
        (
            counted(standings={"boarded": 80, "only_at_closure": 20}),
            Kind.UNANNOUNCED,
            "20 % of those on board were never announced",
        ),
        (
            counted(standings={"boarded": 90, "disappeared": 10}),
            Kind.DISAPPEARED,
            "10 % of those announced were not on board",
        ),
        (
            counted(lead__late=2, late_minutes=40),
            Kind.LATE,
            "50 % of lists came after departure, by 20 min on average",
        ),
    ],
)
def test_each_fault_is_found_and_said(tally, kind, text):
    found = findings(whole(tally))
    assert [one.kind for one in found] == [kind]
    assert sentence(found) == text


def test_who_is_worse_stands_higher():
    bad, worse = whole(counted(has__sex=80)), whole(counted(has__sex=80, has__seat=0, lead__late=2))
    assert badness(findings(whole(counted()))) < badness(findings(bad))
    assert badness(findings(bad)) < badness(findings(worse))


def test_a_flight_of_today_may_still_be_closed():
    assert whole(counted(day=TODAY, closed=False)).flights == 0


def test_a_group_of_few_is_not_broken_down():
    summary = whole(counted(FEW - 1, has__sex=0, defect__bad_date=2, lead__late=1))
    assert (summary.lead, summary.defects, summary.late_hours) == ({}, {}, None)
    assert {one.few for one in summary.missing.values()} == {"group"}
    assert (summary.fields_told, findings(summary)) == (None, [])
    assert travellers(summary) == "under 5"


@pytest.mark.parametrize(
    ("count", "of", "text"),
    [
        (0, 100, "0"),
        (1, 100, "under 5"),
        (4, 100, "under 5"),
        (5, 100, "5"),
        (95, 100, "95"),
        (96, 100, "all but under 5"),
        (100, 100, "100"),
        (2, 4, "too few to tell"),
        (0, 0, "0"),
    ],
)
def test_a_part_of_few_is_told_as_that(count, of, text):
    assert number(cell(count, of)) == text


def test_the_share_of_a_hidden_part_does_not_tell_it():
    assert {percent(cell(count, 100).share) for count in range(FEW)} == {"0 %"}
    assert {percent(cell(100 - count, 100).share) for count in range(FEW)} == {"100 %"}
    assert percent(cell(2, 4).share) == "–"  # noqa: RUF001 - the dash that is shown


def test_standings_do_not_give_the_hidden_part_away_by_difference():
    cells = whole(counted(standings={"boarded": 98, "disappeared": 2})).standings
    assert {name: number(one) for name, one in cells.items()} == {
        "boarded": "all but under 5",
        "disappeared": "under 5",
        "only_at_closure": "0",
        "cancelled": "0",
    }


def test_weeks_and_months_follow_each_other():
    week = span_until(Frame.WEEK, date(2026, 9, 10))
    assert week == Span(first=date(2026, 9, 4), last=date(2026, 9, 10))
    assert before(week, Frame.WEEK).last == date(2026, 9, 3)
    assert after(before(week, Frame.WEEK), Frame.WEEK) == week
    january = month_named("2026-01")
    assert (january.first, january.last) == (date(2026, 1, 1), date(2026, 1, 31))
    assert before(january, Frame.MONTH) == month_named("2025-12")
    assert after(january, Frame.MONTH) == month_named("2026-02")
    assert [one.first.month for one in series(january, Frame.MONTH, 3)] == [11, 12, 1]


@pytest.mark.parametrize("text", ["2026-13", "2026-1", "october", "2026-10-01", ""])
def test_what_is_no_month_is_said(text):
    with pytest.raises(ValueError, match="is no month such as 2026-10"):
        month_named(text)


def test_a_route_is_named_by_flight_and_places():
    names = {"sender": None, "family": "api", "mode": "air"}
    route = Route(carrier="1U", number="220", origin="CDG", destination="PDL", **names)
    assert designator(route) == "1U 220 CDG–PDL"  # noqa: RUF001 - as it is shown
    nowhere = Route(carrier="", number="", origin="", destination="", **names)
    assert designator(nowhere) == "no flight named"
