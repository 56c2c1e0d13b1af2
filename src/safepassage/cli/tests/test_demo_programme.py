"""A demonstration goes on where it was broken off, and opens anew after hours."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice, takewhile
from pathlib import Path

from safepassage.adapters.http import Reply, Unreachable
from safepassage.cli.demonstration import carriers
from safepassage.cli.demonstration.book import Book, Cast
from safepassage.cli.demonstration.carriers import MARGIN, programme
from safepassage.simulation import Dispatch, Pace, Series

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
SERIES = Series(seed=5, listed_on=date(2026, 9, 1), pace=Pace(flights=2, travellers=(3, 6)))


def book_in(home: Path) -> Book:
    book = Book(home)
    book.keep_cast(Cast(seed=5, listed_on=SERIES.listed_on, tokens={"1U": "secret"}))
    return book


def sent(
    book: Book, now: datetime, silent: timedelta | None, minutes: int
) -> list[tuple[datetime, Dispatch]]:
    until = now + timedelta(minutes=minutes)
    return list(takewhile(lambda one: one[0] < until, programme(book, SERIES, now, silent)))


def test_it_goes_on_without_a_gap_and_without_beginning_again(tmp_path: Path) -> None:
    book = book_in(tmp_path)
    before = sent(book, NOW, None, 10)
    back = NOW + timedelta(minutes=15)
    resumed = sent(book, back, timedelta(minutes=5), 60)
    broken_off = back - timedelta(minutes=5) - MARGIN
    assert resumed[0][0] > broken_off
    expected = [one.body for due, one in before if due > broken_off]
    assert expected
    assert {one.body for _, one in resumed} >= set(expected)
    firsts = [chapter.scenario.first for chapter in book.chapters()]
    assert firsts == sorted(set(firsts))


def test_after_hours_a_new_opening_comes(tmp_path: Path) -> None:
    book = book_in(tmp_path)
    list(islice(programme(book, SERIES, NOW, None), 5))
    told = len(book.chapters())
    later = NOW + timedelta(hours=5)
    list(islice(programme(book, SERIES, later, timedelta(hours=5)), 5))
    opened = book.chapters()[told]
    assert (opened.scenario.flights, opened.begins) == (2, later)


def test_the_cast_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    book = book_in(tmp_path)
    assert book.cast().tokens == {"1U": "secret"}
    assert (tmp_path / "demonstration" / "cast.json").stat().st_mode & 0o077 == 0
    assert Book(tmp_path / "elsewhere").cast() is None


class Door:
    """A carriers' interface in memory: closed at first, with one answer waiting."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self._closed = True

    def post(self, path: str, body: bytes = b"") -> Reply:
        self.calls.append(f"{path} {body.decode()}".strip())
        if self._closed:
            self._closed = False
            raise Unreachable(path)
        return Reply(status=202, body=b"{}")

    def get(self, path: str) -> Reply:
        self.calls.append(path)
        return Reply(status=200, body=b'{"answers": [{"id": "7"}], "next": 1}')

    def close(self) -> None:
        self.calls.append("closed")


def test_a_carrier_repeats_until_taken_and_fetches_however_busy(monkeypatch) -> None:
    monkeypatch.setattr(carriers, "ANSWERS_EVERY", 0.02)
    monkeypatch.setattr(carriers, "FIRST_PAUSE", 0.01)
    door, stop = Door(), threading.Event()
    system = carriers.CarrierSystem("1U", door, stop)
    dispatch = next(one for _, one in SERIES.opening(0, NOW).due())
    for interactive in (False, True):
        system.send(replace(dispatch, body=b"text", interactive=interactive))
    system.start()
    while not {"/answers/7/acknowledge", "/interactive text"} <= set(door.calls):
        stop.wait(0.01)
    stop.set()
    system.join()
    sent = [call for call in door.calls if call.endswith(" text")]
    assert sent == ["/messages text", "/messages text", "/interactive text"]
    assert door.calls[-1] == "closed"
