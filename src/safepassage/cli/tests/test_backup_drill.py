"""The drill: travellers stored, a backup, time, a restore into another home, in processes apart."""

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

_STORE = """
import json, sys
from safepassage.cli.main import main
assert main(["init", "--demonstration"]) == 0
import django
from safepassage.apps.oversight import selectors, services
from safepassage.flows.platform import Platform
from safepassage.flows.receive import receive
from safepassage.flows.work import Worker
from safepassage.records.actor import Actor, Component
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations

platform = Platform.from_settings()
actor = Actor.component(Component.COMMAND_LINE)
services.import_bases(
    selectors.demonstration_profile(), actor=actor, at=platform.clock.now()
)
for body in (*benchmark_messages(1, 5), *benchmark_reservations(1, 3)):
    receive(platform, carrier=platform.ids.new(), body=body)
Worker(platform, processes=1).drain()
receive(platform, carrier=platform.ids.new(), body=b"waits for its worker")
from django.contrib.sessions.backends.db import SessionStore
SessionStore().save()
"""
_MAIN = "import sys; from safepassage.cli.main import main; sys.exit(main(sys.argv[1:]))"
_COUNT = """
import json
from safepassage.cli._django import setup
setup()
from safepassage.apps.travel.models import DataKey, Journey, LookUp
from safepassage.apps.messages.models import Received
from django.contrib.sessions.models import Session
print(json.dumps({
    "journeys": Journey.objects.count(),
    "masked": Journey.objects.exclude(masked_at=None).count(),
    "opened_by_day": DataKey.objects.exclude(by_day=None).count(),
    "look_ups": LookUp.objects.count(),
    "bodies": Received.objects.exclude(body=None).count(),
    "signed_in": Session.objects.count(),
}))
"""
STATE = {"SAFEPASSAGE_STATE": "UTO", "SAFEPASSAGE_HOME_AIRPORTS": "PDL FNC"}


class House:
    """A home with its database, worked on by commands in processes of their own."""

    def __init__(self, home: Path, database: str | None = None) -> None:
        self.home = home
        self._environment = os.environ | {"SAFEPASSAGE_HOME": str(home)} | STATE
        self._environment.pop("SAFEPASSAGE_DATABASE_URL", None)
        if database:
            self._environment["SAFEPASSAGE_DATABASE_URL"] = database

    def python(self, code: str, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", code, *words],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def command(self, *words: str, expected: int = 0) -> dict[str, object]:
        done = self.python(_MAIN, *words, "--json")
        assert done.returncode == expected, done.stderr
        return json.loads(done.stdout) if done.stdout else {"error": done.stderr}

    def store(self) -> None:
        done = self.python(_STORE)
        assert done.returncode == 0, done.stderr

    def count(self) -> dict[str, int]:
        return json.loads(self.python(_COUNT).stdout)


@pytest.fixture(scope="module")
def stored(tmp_path_factory) -> House:
    house = House(tmp_path_factory.mktemp("first") / "home")
    house.store()
    return house


@pytest.fixture(scope="module")
def backup(stored) -> Path:
    place = stored.home.parent / "backups"
    place.mkdir()
    return Path(stored.command("backup", str(place))["file"])


def test_an_archive_holds_no_day_key_and_is_for_its_owner_only(stored, backup):
    with tarfile.open(backup) as tar:
        names = tar.getnames()
    assert names[:2] == ["manifest.json", "database.sqlite3"]
    assert "keys/digest.key" in names
    assert not [name for name in names if "/days" in name or "/spool" in name]
    assert list((stored.home / "keys" / "days").glob("*.key"))
    assert backup.stat().st_mode & 0o777 == 0o600


def test_without_the_day_keys_everything_comes_back_masked(stored, backup, tmp_path):
    again = House(tmp_path / "home")
    said = again.command("restore", str(backup), "--home", str(again.home))
    before, after = stored.count(), again.count()
    assert after["journeys"] == after["masked"] == before["journeys"] > 0
    assert (after["opened_by_day"], after["look_ups"], after["bodies"]) == (0, 0, 0)
    assert said["closed"]["journeys"] == before["journeys"]
    assert said["lost"] == {"messages_lost": 1, "answers_lost": 0}
    assert said["ledger"]["first_break"] is None
    assert said["retention"]["proof"]["holds"]
    assert again.command("ledger", "verify")["first_break"] is None


def test_with_the_day_keys_everything_is_as_before(stored, backup, tmp_path):
    again = House(tmp_path / "home")
    days = str(stored.home / "keys" / "days")
    said = again.command("restore", str(backup), "--home", str(again.home), "--day-keys", days)
    assert (said["closed"], said["day_keys"] > 0) == ({}, True)
    assert again.count() == stored.count() | {"bodies": 0, "signed_in": 0}


def test_nobody_is_signed_in_after_a_restore(stored, backup, tmp_path):
    again = House(tmp_path / "home")
    again.command("restore", str(backup), "--home", str(again.home))
    assert (stored.count()["signed_in"], again.count()["signed_in"]) == (1, 0)


def test_a_changed_archive_restores_nothing(backup, tmp_path):
    changed = bytearray(backup.read_bytes())
    changed[len(changed) // 2] ^= 1
    (tmp_path / "changed.tar").write_bytes(changed)
    again = House(tmp_path / "home")
    done = again.command("restore", str(tmp_path / "changed.tar"), expected=2)
    assert "is not what was backed up" in str(done["error"])
    assert list(again.home.iterdir()) == []


def test_a_cut_archive_restores_nothing(backup, tmp_path):
    (tmp_path / "cut.tar").write_bytes(backup.read_bytes()[:100_000])
    again = House(tmp_path / "home")
    again.command("restore", str(tmp_path / "cut.tar"), expected=2)
    assert list(again.home.iterdir()) == []


def test_a_sealed_backup_opens_with_its_key_alone_and_names_who_signed(stored, tmp_path):
    pair = stored.command("keys", "backup", "--out", str(tmp_path / "backup.pem"))
    made = stored.command("backup", str(tmp_path), "--for", str(pair["public"]))
    file, again = str(made["file"]), House(tmp_path / "home")
    assert b"manifest.json" not in Path(file).read_bytes()
    for words, why in (
        ((), "is sealed"),
        (("--key", str(pair["private"]), "--signed-by", "00" * 32), "by another key"),
    ):
        done = again.command("restore", file, *words, expected=2)
        assert why in str(done["error"])
    words = ("--key", str(pair["private"]), "--signed-by", str(made["signed_by"]))
    said = again.command("restore", file, *words)
    assert said["ledger"]["first_break"] is None
    assert again.count()["journeys"] == stored.count()["journeys"]
    assert sorted(one.name for one in tmp_path.iterdir() if "safepassage-" in one.name) == [
        Path(file).name,
        f"{Path(file).name}.sig",
    ]


def test_a_home_in_use_is_left_alone(stored, backup):
    before = stored.count()
    done = stored.command("restore", str(backup), expected=2)
    assert "not empty" in str(done["error"])
    assert stored.count() == before


def test_an_existing_file_is_not_overwritten(stored, backup):
    done = stored.command("backup", str(backup), expected=2)
    assert "exists already" in str(done["error"])


@pytest.mark.postgres
def test_the_drill_on_postgresql(tmp_path, postgres_server):
    first = House(tmp_path / "first", f"{postgres_server}/drill_one")
    second = House(tmp_path / "second", f"{postgres_server}/drill_two")
    import psycopg

    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as server:
        server.execute("CREATE DATABASE drill_one")
        server.execute("CREATE DATABASE drill_two")
    first.store()
    file = first.command("backup", str(tmp_path / "backup.tar"))["file"]
    said = second.command("restore", str(file))
    assert said["retention"]["proof"]["holds"]
    assert said["ledger"]["first_break"] is None
    assert second.count()["masked"] == first.count()["journeys"] > 0
    done = second.command("restore", str(file), "--home", str(tmp_path / "third"), expected=2)
    assert "not empty" in str(done["error"])
    ended = first.command("retain", "--at", "2099-01-01", "--apply")
    assert ended["proof"]["holds"]
    assert "PostgreSQL" in ended["proof"]["not_proved"][0]
    assert first.count()["journeys"] == 0
