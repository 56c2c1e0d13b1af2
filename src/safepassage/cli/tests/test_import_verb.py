"""A GTAS dump through the command: counted, then taken; its watchlist only with its terms."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gtas_dump import a_manifest, a_reservation, a_watchlist, as_folder, as_sql, merged
from running import Running

TERMS = (
    ("--list", "Old bans"),
    ("--list-owner", "Court of Utopia"),
    ("--list-effect", "travel_ban"),
    ("--list-ground", "Passport Act s. 12"),
    ("--list-purpose", "border_check"),
    ("--list-review", "2027-06-01"),
)
ALL_TERMS = tuple(word for pair in TERMS for word in pair)
Run = Callable[..., tuple[int, dict[str, object], str]]
RECEIVED = "2099-01-01 00:00:00"  # a clock that has not run out whenever this runs


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Running:
    made = Running(tmp_path_factory.mktemp("import") / "home")
    made.command("init", "--demonstration")
    made.command("carrier", "add", "ZZ", "--name", "Example Air")
    return made


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    tables = merged(a_manifest(received=RECEIVED), a_reservation(received=RECEIVED), a_watchlist())
    path = tmp_path / "gtas.sql.gz"
    path.write_bytes(gzip.compress(as_sql(tables)))
    return path


@pytest.fixture
def import_(running: Running, dump: Path) -> Run:
    def run(*words: str) -> tuple[int, dict[str, object], str]:
        done = running.command("import", "gtas", str(dump), *words, "--json")
        return done.returncode, json.loads(done.stdout or "{}"), done.stderr

    return run


def test_a_dry_run_prints_a_table_for_people(running: Running, dump: Path) -> None:
    done = running.command("import", "gtas", str(dump))
    assert done.returncode == 0
    assert "passengers         3" in done.stdout
    assert "Old bans  2" in done.stdout
    assert "left behind:" in done.stdout
    assert "Nothing was changed" in done.stdout
    assert not any(name in done.stdout for name in ("MUSTER", "HARE", "X1234567"))


def test_apply_needs_every_term_of_a_watchlist(import_: Run) -> None:
    for left in range(len(TERMS)):
        words = [word for place, pair in enumerate(TERMS) if place != left for word in pair]
        status, told, error = import_("--apply", *words)
        assert (status, told) == (2, {})
        assert TERMS[left][0] in error


def test_a_watchlist_is_kept_and_not_in_force(running: Running, import_: Run) -> None:
    for _ in range(2):
        status, told, _ = import_("--apply", *ALL_TERMS)
        assert status == 0
        assert told["lists_kept"] == {"GTAS: Old bans": 2}
    rescreened = running.command("rescreen", "--json")
    assert json.loads(rescreened.stdout)["flights"] == 0


def test_a_watchlist_that_is_not_there_is_named_with_those_that_are(
    import_: Run,
) -> None:
    status, _, error = import_("--apply", *ALL_TERMS[2:], "--list", "bans")
    assert status == 2
    assert "there are: Old bans" in error


def test_a_folder_is_read_and_an_empty_one_refused(running: Running, tmp_path: Path) -> None:
    folder = as_folder(a_manifest(received=RECEIVED), tmp_path / "tables")
    done = running.command("import", "gtas", str(folder), "--json")
    assert json.loads(done.stdout)["counts"]["passengers"] == 2
    (tmp_path / "empty").mkdir()
    refused = running.command("import", "gtas", str(tmp_path / "empty"))
    assert refused.returncode == 2
    assert "holds no file" in refused.stderr


def test_what_is_no_dump_of_gtas_is_said_with_status_1(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "other.sql"
    path.write_bytes(as_sql({"invoice": [{"id": 1}]}))
    done = running.command("import", "gtas", str(path), "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["tables_left"] == {
        "invoice": "1 rows: not a table of GTAS 1.15 that is known here"
    }
