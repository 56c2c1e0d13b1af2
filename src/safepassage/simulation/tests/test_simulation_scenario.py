from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from safepassage.simulation import Case, Dispatch, Expectation, Scenario, World, truth
from safepassage.simulation.airlines import AIRLINES
from safepassage.simulation.casting import same_name
from safepassage.simulation.fleet import airport
from safepassage.simulation.names import WrittenName

START = datetime(2026, 9, 1, 6, tzinfo=UTC)
SCENARIO = Scenario(seed=7, start=START, flights=28, travellers=(12, 30))


@pytest.fixture(scope="module")
def expectations() -> list[Expectation]:
    return list(truth(SCENARIO))


@pytest.fixture(scope="module")
def dispatches() -> list[Dispatch]:
    return list(SCENARIO.dispatches())


def test_the_same_arguments_give_the_same_bytes() -> None:
    small = replace(SCENARIO, flights=7)
    first = [(one.at, one.body) for one in small.dispatches()]
    again = [(one.at, one.body) for one in replace(small).dispatches()]
    other = [(one.at, one.body) for one in replace(small, seed=8).dispatches()]
    assert first == again
    assert first != other


def test_dispatches_come_in_order_of_time_from_every_airline(dispatches: list[Dispatch]) -> None:
    times = [one.at for one in dispatches]
    assert times == sorted(times)
    assert {one.carrier for one in dispatches} == {airline.code for airline in AIRLINES}
    assert {one.kind for one in dispatches} == {"api", "pnr"}


def test_pnr_is_pushed_four_times_and_api_follows_check_in_and_closure(
    dispatches: list[Dispatch],
) -> None:
    for flight in SCENARIO.schedule:
        sent = [one for one in dispatches if one.flight == flight.key]
        before = [flight.departs - one.at for one in sent if one.kind == "pnr"]
        assert before == [timedelta(hours=hours) for hours in (72, 24, 2, 0)]
        api = [one for one in sent if one.kind == "api"]
        assert api[0].at < flight.departs < api[-1].at
        assert any("crew" in one.description for one in api)


def test_pushes_grow_and_change(dispatches: list[Dispatch]) -> None:
    pushes = [
        one for one in dispatches if one.kind == "pnr" and one.flight == SCENARIO.schedule[0].key
    ]
    sizes = [len(one.journeys) for one in pushes]
    assert sizes[0] < max(sizes)
    assert len({len(one.body) for one in pushes}) >= 3


def test_only_carriers_that_wait_for_answers_send_interactively(
    dispatches: list[Dispatch],
) -> None:
    waiting = {one.carrier for one in dispatches if one.interactive}
    assert waiting == {airline.code for airline in AIRLINES if airline.api.interactive}
    assert all(len(one.journeys) <= 5 for one in dispatches if one.interactive)


def test_every_flight_crosses_the_border_once_between_real_airports() -> None:
    gateways = set(World().gateways)
    for flight in SCENARIO.schedule:
        ends = [
            (leg.origin.code in gateways, leg.destination.code in gateways) for leg in flight.legs
        ]
        assert [one != other for one, other in ends].count(True) == 1
        assert ends[flight.border] == (not flight.arriving, flight.arriving)
        assert START <= flight.departs < START + timedelta(days=2)
    assert any(len(flight.legs) > 1 for flight in SCENARIO.schedule)
    assert {flight.arriving for flight in SCENARIO.schedule} == {True, False}


def test_any_airports_can_stand_in() -> None:
    world = World(gateways=("KEF",), beyond=("YYZ", "BOS", "LIS"))
    flights = replace(SCENARIO, world=world).schedule
    assert all("KEF" in flight.stops for flight in flights)
    with pytest.raises(KeyError):
        airport("???")


def test_local_times_follow_the_airports_clock() -> None:
    leg = SCENARIO.schedule[0].legs[0]
    assert str(leg.departs.tzinfo) == leg.origin.zone
    assert leg.departs < leg.arrives


def test_each_case_occurs_and_names_what_must_be_found(expectations: list[Expectation]) -> None:
    cases = Counter(one.case for one in expectations)
    assert all(cases[case] == 7 for case in Case if case is not Case.CLEAN)
    for one in expectations:
        assert bool(one.entries) is (one.case in {Case.LISTED, Case.VARIANT, Case.DOCUMENT})
        assert bool(one.lookalikes) is (one.case is Case.NAMESAKE)


def test_the_truth_agrees_with_the_list(expectations: list[Expectation]) -> None:
    entries = {entry.id: entry for entry in SCENARIO.watchlist}
    for one in expectations:
        for entry in (entries[identifier] for identifier in (*one.entries, *one.lookalikes)):
            listed = WrittenName(entry.family or "", tuple((entry.given or "").split()))
            born = one.born.isoformat() in entry.dob
            numbers = {(document.number, document.country) for document in entry.documents}
            named = one.case in {Case.LISTED, Case.NAMESAKE} or one.change == "swapped"
            assert same_name(listed, one.name) is named
            assert born is (one.case in {Case.LISTED, Case.VARIANT})
            if one.case is Case.DOCUMENT:
                assert (one.document.number, one.document.issuer) in numbers


def test_nobody_else_happens_to_be_listed(expectations: list[Expectation]) -> None:
    listed = {(entry.name or "").upper() for entry in SCENARIO.watchlist} - {""}
    numbers = {one.number for entry in SCENARIO.watchlist for one in entry.documents}
    for one in expectations:
        if one.case is Case.CLEAN:
            assert one.name.full not in listed
            assert one.document.number not in numbers


def test_journeys_are_unique_and_everyone_sent_is_known(
    expectations: list[Expectation], dispatches: list[Dispatch]
) -> None:
    known = {one.journey for one in expectations}
    assert len(known) == len(expectations)
    sent = {journey for one in dispatches for journey in one.journeys}
    assert {journey for journey in sent if "/crew/" not in journey} <= known
    assert {one.journey for one in expectations if one.case is not Case.CLEAN} <= sent


def test_a_start_without_time_zone_or_without_flights_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Scenario(seed=1, start=datetime.combine(date(2026, 9, 1), datetime.min.time()))
    with pytest.raises(ValueError, match="at least one"):
        Scenario(seed=1, start=START, flights=0)
