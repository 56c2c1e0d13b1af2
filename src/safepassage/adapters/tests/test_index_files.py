import stat
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from safepassage.adapters import index_files, index_layers, index_pieces
from safepassage.adapters.index_files import ScreeningIndex
from safepassage.apps.watchlists import selectors, urgent
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.apps.watchlists.services import Terms
from safepassage.flows.import_list import import_list
from safepassage.formats.lists import ListFormat
from safepassage.matching import ListIndex, build, screen
from safepassage.records import ListEntry, Match, Subject
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
    monkeypatch.setattr(index_layers, "build", None)
    loaded = ScreeningIndex(tmp_path, seconds).current()
    for purpose, index in built.by_purpose.items():
        assert loaded.by_purpose[purpose].to_bytes() == index.to_bytes()


@pytest.mark.parametrize("keep", [0, 8, 300, 4_000])
@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 500])
def test_a_damaged_file_is_built_again(
    tmp_path: Path, seconds: Seconds, keep: int, damage: bytes
) -> None:
    take("A;Ada MUSTER;1971-05-27\n")
    ScreeningIndex(tmp_path, seconds).current()
    path = tmp_path / "index" / "lists.index"
    whole = path.read_bytes()
    path.write_bytes(whole[:keep] + damage)
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

    def build_slowly(entries: Iterable[ListEntry]) -> ListIndex:
        built = build(entries)
        for names in late:
            take(names)
        return built

    monkeypatch.setattr(index_layers, "build", build_slowly)
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

    monkeypatch.setattr(index_pieces.os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        ScreeningIndex(tmp_path, seconds).current()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every whole counts as a large one, to which little is added."""
    monkeypatch.setattr(index_files, "WORTH_KEEPING", 1)


MANY = "".join(f"{at};Ada MUSTER{at:c};1971-05-27\n" for at in range(ord("A"), ord("U")))


def write_changes(home: Path, seconds: Seconds) -> None:
    """One process builds a whole, and another writes beside it that Cem was added."""
    for names in (MANY, MANY + "C;Cem CAGAN;1971-05-27\n"):
        take(names)
        ScreeningIndex(home, seconds).current()


@pytest.mark.usefixtures("large")
def test_beside_a_large_whole_only_what_changed_is_written(
    tmp_path: Path, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(MANY + "B;Bea BEISPIEL;1971-05-27\n")
    lists = ScreeningIndex(tmp_path, seconds)
    lists.current()
    path = tmp_path / "index" / "lists.index"
    before = path.read_bytes()
    monkeypatch.setattr(selectors, "lists_in_force", None)
    take(MANY + "C;Cem CAGAN;1971-05-27\n")
    seconds.now = 1.0
    assert [one.alert for one in matches(lists, "Cem Cagan")] == [True]
    assert matches(lists, "Bea Beispiel") == ()
    assert matches(lists, "Ada Musterk")
    assert lists.stamp() == selectors.stamp()
    assert path.read_bytes() == before
    take(MANY + "D;Dora DEMIR;1971-05-27\n")
    seconds.now = 2.0
    assert matches(lists, "Dora Demir")
    assert matches(lists, "Cem Cagan") == ()
    assert path.read_bytes() == before


@pytest.mark.usefixtures("large")
def test_another_process_uses_what_one_wrote_beside_the_whole(
    tmp_path: Path, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_changes(tmp_path, seconds)
    monkeypatch.setattr(index_layers, "build", None)
    assert matches(ScreeningIndex(tmp_path, seconds), "Cem Cagan")


@pytest.mark.usefixtures("large")
def test_when_much_changed_the_whole_is_built_anew(
    tmp_path: Path, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(MANY)
    ScreeningIndex(tmp_path, seconds).current()
    monkeypatch.setattr(index_files, "MOST_CHANGED", 2)
    take("A;Ada MUSTER;1971-05-27\nB;Bea BEISPIEL;1971-05-27\n")
    assert matches(ScreeningIndex(tmp_path, seconds), "Bea Beispiel")
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["lists.index"]


@pytest.mark.usefixtures("large")
def test_a_damaged_file_of_changes_is_written_again(tmp_path: Path, seconds: Seconds) -> None:
    write_changes(tmp_path, seconds)
    path = tmp_path / "index" / "lists.changes"
    whole = path.read_bytes()
    for damage in (b"", whole[:40], whole[:-200], whole[:3_000] + b"x" + whole[3_001:]):
        path.write_bytes(damage)
        assert matches(ScreeningIndex(tmp_path, seconds), "Cem Cagan")
        assert path.read_bytes() == whole


@pytest.mark.usefixtures("large")
def test_renewed_files_hold_nobody_who_is_not_listed_any_more(
    tmp_path: Path, seconds: Seconds
) -> None:
    take(MANY + "B;Bea BEISPIEL;1971-05-27\n")
    lists = ScreeningIndex(tmp_path, seconds)
    lists.current()
    take(MANY + "C;Cem CAGAN;1971-05-27\n")
    seconds.now = 1.0
    lists.current()
    files = tmp_path / "index"
    assert any(b"BEISPIEL" in path.read_bytes() for path in files.iterdir())
    lists.renew()
    assert not any(b"BEISPIEL" in path.read_bytes() for path in files.iterdir())
    assert matches(lists, "Cem Cagan")
    assert [path.name for path in files.iterdir()] == ["lists.index"]


@pytest.mark.usefixtures("large")
def test_a_list_that_is_withdrawn_and_comes_again_is_taken_out_and_put_back(
    tmp_path: Path, seconds: Seconds
) -> None:
    take(MANY)
    lists = ScreeningIndex(tmp_path, seconds)
    assert matches(lists, "Ada Musterk")
    (watchlist,) = selectors.watchlists()
    watchlist.enabled = False
    watchlist.save()
    seconds.now = 1.0
    assert matches(lists, "Ada Musterk") == ()
    watchlist.enabled = True
    watchlist.save()
    seconds.now = 2.0
    assert matches(lists, "Ada Musterk")


@pytest.mark.usefixtures("large")
def test_every_process_lets_go_of_the_old_whole_when_it_is_renewed(
    tmp_path: Path, seconds: Seconds
) -> None:
    take(MANY + "B;Bea BEISPIEL;1971-05-27\n")
    lists, other = (ScreeningIndex(tmp_path, seconds) for _ in range(2))
    for one in (lists, other):
        one.current()
    take(MANY)
    seconds.now = 1.0

    def held() -> bool:
        index = other.current().for_kind(DataKind.API_BORDER)
        return index is not None and b"BEISPIEL" in bytes(index.to_bytes())

    assert held()
    assert matches(other, "Bea Beispiel") == ()
    lists.renew()
    assert not held()
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == ["lists.index"]


@pytest.mark.usefixtures("large")
def test_of_a_list_in_which_one_person_is_entered_singly_no_other_key_is_read(
    tmp_path: Path, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(MANY)
    lists = ScreeningIndex(tmp_path, seconds)
    lists.current()
    (watchlist,) = selectors.watchlists()
    entry = ListEntry(
        id="U-1",
        name="Bea BEISPIEL",
        dob=("1971-05-27",),
        ground="Wanted for a robbery",
        source="Police of Utopia",
        expires="2099-12-31",
    )
    read: list[UUID] = []
    keys = selectors.keys_in_force
    monkeypatch.setattr(selectors, "keys_in_force", lambda of: read.append(of) or keys(of))
    now = datetime(2026, 5, 4, 13, tzinfo=UTC)
    urgent.enter(watchlist=watchlist, entry=entry, actor=Actor.officer(str(UUID(int=1))), at=now)
    seconds.now = 1.0
    assert matches(lists, "Bea Beispiel")
    assert read == [watchlist.versions.get(urgent=True).pk]
