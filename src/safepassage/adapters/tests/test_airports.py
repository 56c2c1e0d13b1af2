"""Airports, ports, stations and border posts: their country, and their clock where it is known."""

from datetime import UTC, datetime

import pytest

from safepassage.adapters.airports import WorldAirports

WORLD = WorldAirports(state="UTO", home_airports=["PDL", "FNC", "UTABC"])


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("CDG", "FR"),
        ("LFPG", "FR"),
        ("LOAU", "AT"),
        ("NLRTM", "NL"),
        ("GBDVR", "GB"),
        ("DEFRA", "DE"),
        ("US2B9", "US"),
        ("8727100", "FR"),
        ("9406012", "PT"),
        ("PDL", "UTO"),
        ("LPPD", "UTO"),
        ("PTPDL", "UTO"),
        ("UTABC", "UTO"),
        ("PTLIS", "PT"),
        ("UTXYZ", None),
        ("XZXYZ", None),
        ("Rotterdam", None),
        ("4512345", None),
        ("00AA", None),
        ("QQQ", None),
        ("", None),
        (None, None),
    ],
)
def test_the_country_of_a_place(code: str | None, country: str | None) -> None:
    assert WORLD.country(code) == country


@pytest.mark.parametrize(
    ("code", "hour"),
    [
        ("CDG", 8),
        ("EDDF", 8),
        ("NLRTM", 8),
        ("GBDVR", 9),
        ("8727100", 8),
        ("PTPDL", 10),
        ("USNYC", None),
        ("USLAX", 17),
        ("RUULU", None),
        ("ARUSH", 13),
    ],
)
def test_a_clock_is_told_in_utc_only_where_the_zone_is_known(code: str, hour: int | None) -> None:
    told = WORLD.to_utc("2026-09-01T10:00", code)
    assert told == (hour and datetime(2026, 9, 1, hour, 0, tzinfo=UTC))


@pytest.mark.parametrize("local", [None, "2026-09-01", "2026-09-01Tmorning", "9999-99-99T10:00"])
def test_a_time_that_is_none_is_not_made_up(local: str | None) -> None:
    assert WORLD.to_utc(local, "NLRTM") is None


def test_the_last_hour_of_the_calendar_is_no_moment_of_utc() -> None:
    assert WORLD.to_utc("9999-12-31T23:59", "USLAX") is None


def test_a_port_has_the_name_of_its_airport_and_no_other() -> None:
    assert WORLD.city("NLRTM") == "Rotterdam"
    assert WORLD.city("GBDVR") is None


def test_a_basis_may_name_a_port_of_the_home_state() -> None:
    assert WORLD.may_be_home({"PTFNC"})
    assert not WORLD.may_be_home({"NLRTM"})


@pytest.mark.parametrize("town", ["DOVER", "PARIS", "GENOA", "MALTA", "SPLIT", "Dover"])
def test_a_town_in_capitals_is_taken_for_no_code_of_another_country(town: str) -> None:
    assert WORLD.country(town) is None


def test_written_apart_it_is_a_code() -> None:
    assert WORLD.country("DO VER") == "DO"
    assert WORLD.country("PT FNC") == "UTO"
