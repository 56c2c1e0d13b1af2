"""The message that the demonstration writes for a newcomer is a good one, and new every day."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from safepassage.cli.demonstration import example
from safepassage.cli.demonstration.book import Book, Cast
from safepassage.formats.read import read
from safepassage.matching import build, screen, subject_of
from safepassage.records import Message
from safepassage.simulation import AIRLINES, Series

NOW = datetime(2026, 11, 23, 14, 25, tzinfo=UTC)


def written(home: Path, seed: int = 5, now: datetime = NOW) -> Message:
    (home / "demonstration").mkdir(exist_ok=True)
    watched = Series(seed=seed, listed_on=date(2026, 11, 23)).watched
    parsed = read(example.write(home, watched, now).file.read_bytes())
    (message,) = parsed.messages
    assert parsed.defects == ()
    assert {defect.code for defect in message.defects} <= {"unknown_country"}  # invented states
    return message


def test_its_flight_leaves_tomorrow_and_arrives_within_a_day(tmp_path: Path) -> None:
    (leg,) = written(tmp_path).flights
    assert (leg.carrier, leg.number, leg.origin, leg.destination) == ("1X", "702", "FRA", "PDL")
    assert (leg.departs, leg.arrives) == ("2026-11-24T09:00", "2026-11-24T12:30")


def test_it_ages_with_nobody(tmp_path: Path) -> None:
    later = written(tmp_path, now=NOW + timedelta(days=40))
    assert later.flights[0].departs == "2027-01-03T09:00"


@pytest.mark.parametrize("seed", range(20))
def test_one_traveller_is_listed_and_one_is_not(tmp_path: Path, seed: int) -> None:
    watched = Series(seed=seed, listed_on=date(2026, 11, 23)).watched
    index = build([one.entry for one in watched])
    anna, other = written(tmp_path, seed).travellers
    assert anna.surname == "ERIKSSON"
    assert not any(match.alert for match in screen(index, subject_of(anna)))
    assert any(match.alert for match in screen(index, subject_of(other)))
    assert other.nationality != "UTO"


def test_no_invented_carrier_acts_for_the_newcomers(tmp_path: Path) -> None:
    assert example.CODE not in {airline.code for airline in AIRLINES}
    book = Book(tmp_path)
    book.keep_cast(Cast(seed=5, listed_on=date(2026, 9, 1), tokens={"1U": "a"}, yours="b"))
    assert book.cast().yours == "b"
    assert "b" not in book.cast().tokens.values()
