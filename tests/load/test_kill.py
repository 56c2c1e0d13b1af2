"""SIGKILL at random moments, and several writers at once: every message has its effect once."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

KILL = Path(__file__).resolve().parents[2] / "bench" / "kill.py"
TIME_OUT = 300


@pytest.fixture
def disturb(tmp_path):
    """Run the benchmark in a folder of this test; its summary. Nothing may survive it."""

    def run(*words):
        done = subprocess.run(  # noqa: S603 - our own script
            [sys.executable, KILL, "--json", *words],
            env=os.environ | {"TMPDIR": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=TIME_OUT,
            check=False,
        )
        assert done.stdout, done.stderr[-4000:]
        return json.loads(done.stdout)

    yield run
    assert not survivors(str(tmp_path))


def survivors(folder, seconds=5.0):
    """The processes that still work in ``folder``, given a moment to end."""
    deadline = time.monotonic() + seconds
    while (found := running_in(folder)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def running_in(folder):
    return [path.parent.name for path in Path("/proc").glob("[0-9]*/cmdline") if at(folder, path)]


def at(folder, path):
    try:
        return folder.encode() in path.read_bytes()
    except OSError:
        return False


def test_whatever_is_killed_every_message_has_its_effect_once(disturb):
    summary = disturb("--kills", "30", "--flights", "5", "--seed", "11")
    assert summary["faults"] == []
    assert summary["kills"] == 30


@pytest.mark.postgres
def test_several_writers_on_postgresql_store_what_one_stores_on_sqlite(disturb, postgres_url):
    words = ["--kills", "0", "--workers", "3", "--flights", "3", "--seed", "12"]
    summary = disturb(*words, "--database-url", postgres_url)
    assert summary["faults"] == []


@pytest.mark.postgres
def test_several_writers_on_postgresql_are_killed(disturb, postgres_url):
    words = ["--kills", "12", "--workers", "3", "--flights", "3", "--seed", "13"]
    summary = disturb(*words, "--database-url", postgres_url)
    assert summary["faults"] == []
    assert summary["kills"] >= 5
