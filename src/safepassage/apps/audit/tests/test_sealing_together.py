"""Writers and sealers in several processes, on a database of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from safepassage.adapters.keys import create_home
from safepassage.adapters.pem import authority_pair

_SETUP = """
import os, threading
from datetime import UTC, datetime
from pathlib import Path
from safepassage.cli._django import setup
setup()
from django.core.management import call_command
from django.db import connection, transaction
from safepassage.adapters.keys import HomeKeys
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.flows.seal import seal
from safepassage.flows.verify_ledger import verify
from safepassage.records.actor import Actor, Component

keys = HomeKeys(Path(os.environ["SAFEPASSAGE_HOME"]))
at = datetime.now(UTC)

def write(subject):
    actor = Actor.component(Component.PIPELINE)
    ledger.write(event=Event.MESSAGE_PROCESSED, actor=actor, subject=subject, at=at)
"""
_MIGRATE = 'call_command("migrate", "audit", verbosity=0)'
_WRITE_AND_SEAL = """
for number in range(60):
    with transaction.atomic():
        write(f"m{number}")
    if number % 3 == 0:
        seal(keys, at=at)
"""
_LATE_COMMIT = """
written, may_commit = threading.Event(), threading.Event()

def slow():
    with transaction.atomic():
        write("slow")
        written.set()
        may_commit.wait(10)
    connection.close()

thread = threading.Thread(target=slow)
thread.start()
written.wait(10)
with transaction.atomic():
    write("quick")
assert seal(keys, at=at) == 1
may_commit.set()
thread.join()
assert seal(keys, at=at) == 1
assert [line.text.subject for line in ledger.lines() if hasattr(line, "text")] == ["quick", "slow"]
"""
_VERIFY = """
import msgspec
verdict = verify(anchor=keys.ledger_anchor(), at=datetime.now(UTC))
print(msgspec.json.encode(verdict).decode())
"""


class Home:
    """A home of its own with its database, and processes that work there."""

    def __init__(self, folder: Path, database_url: str) -> None:
        create_home(folder, authority_pem=authority_pair(os.urandom(32))[1], random=os.urandom)
        self._environment = os.environ | {
            "SAFEPASSAGE_HOME": str(folder),
            "SAFEPASSAGE_DATABASE_URL": database_url,
        }

    def start(self, script: str) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 - our own script
            [sys.executable, "-c", _SETUP + script],
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, script: str, *, times: int = 1) -> list[str]:
        processes = [self.start(script) for _ in range(times)]
        outputs = [process.communicate(timeout=120)[0] for process in processes]
        assert [process.returncode for process in processes] == [0] * times
        return outputs

    def verdict(self) -> dict[str, object]:
        return dict(json.loads(self.run(_VERIFY)[0]))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else ""
    return Home(tmp_path / "home", url)


def test_several_processes_write_and_seal_one_chain(home: Home) -> None:
    home.run(_MIGRATE)
    home.run(_WRITE_AND_SEAL, times=3)
    home.run("seal(keys, at=at)")
    verdict = home.verdict()
    assert verdict["verdict"] == "intact"
    assert (verdict["entries"], verdict["last_number"], verdict["unsealed"]) == (180, 180, 0)


@pytest.mark.postgres
def test_an_entry_committed_late_gets_the_next_number(tmp_path: Path, postgres_url: str) -> None:
    home = Home(tmp_path / "home", postgres_url)
    home.run(_MIGRATE + _LATE_COMMIT)
    assert home.verdict()["verdict"] == "intact"
