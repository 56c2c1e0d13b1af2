import stat
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from safepassage.adapters import index_files
from safepassage.adapters.index_files import ScreeningIndex
from safepassage.apps.watchlists import selectors
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.apps.watchlists.services import Terms
from safepassage.flows.import_list import import_list
from safepassage.formats.lists import ListFormat
from safepassage.matching import build, screen
from safepassage.records import Match, Subject
from safepassage.records.actor import Actor, Component
from safepassage.records.kinds import DataKind

pytestmark = pytest.mark.django_db


class Seconds:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def take(names: str) -> None:
    import_list(
        b"id;name;dob\n" + names.encode(),
        list_format=ListFormat.CSV,
        name="bans",
        terms=Terms(
            owner="Court of Utopia",
            legal_effect=LegalEffect.TRAVEL_BAN,
            legal_ground="Passport Act s. 12",
            review_date=date(2027, 5, 4),
        ),
        actor=Actor.component(Component.COMMAND_LINE),
        at=datetime(2026, 5, 4, 12, tzinfo=UTC),
    )


def matches(lists: ScreeningIndex, name: str) -> tuple[Match, ...]:
    index = lists.current().for_kind(DataKind.API_BORDER)
    assert index is not None
    return screen(index, Subject(name=name, dob="1971-05-27"))


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


def test_lists_in_force_are_screened_under_the_keys_of_their_entries(
    tmp_path: Path, seconds: Seconds
) -> None:
    take("A;Ada MUSTER;1971-05-27\n")
    (match,) = matches(ScreeningIndex(tmp_path, seconds), "MUSTER ADA")
    assert match.alert
    assert selectors.listings([match.entry])[match.entry].entry.id == "A"


def test_a_changed_list_is_seen_after_a_second(tmp_path: Path, seconds: Seconds) -> None:
    take("A;Ada MUSTER;1971-05-27\n")
    lists = ScreeningIndex(tmp_path, seconds)
    before = lists.stamp()
    take("B;Bea BEISPIEL;1971-05-27\n")
    seconds.now = 0.9
    assert matches(lists, "Bea Beispiel") == ()
    assert lists.stamp() == before
    seconds.now = 1.0
    assert matches(lists, "Bea Beispiel")
    assert matches(lists, "Ada Muster") == ()
    assert lists.stamp() == selectors.stamp() != before


def test_the_database_is_asked_at_most_once_a_second(tmp_path: Path, seconds: Seconds) -> None:
    lists = ScreeningIndex(tmp_path, seconds)
    lists.current()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        for _ in range(100):
            lists.current()
            lists.stamp()
    assert len(queries) == 0


def test_another_process_loads_the_file_instead_of_building(
    tmp_path: Path, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    take("A;Ada MUSTER;1971-05-27\n")
    built = ScreeningIndex(tmp_path, seconds).current()
    monkeypatch.setattr(index_files, "build", None)
    loaded = ScreeningIndex(tmp_path, seconds).current()
    for purpose, index in built.by_purpose.items():
        assert loaded.by_purpose[purpose].to_bytes() == index.to_bytes()


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 500])
def test_a_damaged_file_is_built_again(tmp_path: Path, seconds: Seconds, damage: bytes) -> None:
    take("A;Ada MUSTER;1971-05-27\n")
    ScreeningIndex(tmp_path, seconds).current()
    path = tmp_path / "index" / "lists.index"
    whole = path.read_bytes()
    path.write_bytes(selectors.stamp().encode() + damage)
    assert matches(ScreeningIndex(tmp_path, seconds), "Ada Muster")
    assert path.read_bytes() == whole


def test_the_file_is_the_owners_alone_and_nothing_is_left_beside_it(
    tmp_path: Path, seconds: Seconds
) -> None:
    ScreeningIndex(tmp_path, seconds).current()
    (path,) = (tmp_path / "index").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_version_that_changes_during_the_build_is_read_again(
    tmp_path: Path, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    take("A;Ada MUSTER;1971-05-27\n")
    late = iter(["B;Bea BEISPIEL;1971-05-27\n"])

    def build_slowly(entries: object) -> object:
        built = build(entries)  # type: ignore[arg-type]
        for names in late:
            take(names)
        return built

    monkeypatch.setattr(index_files, "build", build_slowly)
    lists = ScreeningIndex(tmp_path, seconds)
    assert matches(lists, "Bea Beispiel")
    assert lists.stamp() == selectors.stamp()


def test_while_another_process_builds_one_screens_by_what_it_has(
    tmp_path: Path, seconds: Seconds
) -> None:
    take("A;Ada MUSTER;1971-05-27\n")
    lists = ScreeningIndex(tmp_path, seconds)
    before = lists.stamp()
    take("B;Bea BEISPIEL;1971-05-27\n")
    seconds.now = 2.0
    with index_files._turn(tmp_path / "index", wait=False) as mine:
        assert mine
        assert matches(lists, "Ada Muster")
        assert lists.stamp() == before
    seconds.now = 4.0
    assert matches(lists, "Bea Beispiel")
    assert lists.stamp() == selectors.stamp() != before


def test_a_failed_swap_leaves_the_old_file_alone(
    tmp_path: Path, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    take("A;Ada MUSTER;1971-05-27\n")
    ScreeningIndex(tmp_path, seconds).current()
    path = tmp_path / "index" / "lists.index"
    before = path.read_bytes()
    take("B;Bea BEISPIEL;1971-05-27\n")

    def full(_: int) -> None:
        raise OSError("no space")

    monkeypatch.setattr(index_files.os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        ScreeningIndex(tmp_path, seconds).current()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
