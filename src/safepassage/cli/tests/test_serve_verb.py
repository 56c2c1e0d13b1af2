"""One supervisor runs the platform: healthy, restarted, ended whole, one pipeline a home."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from house.source import ROOT
from running import Running, until


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    made = Running(tmp_path / "home")
    done = made.command("init", "--demonstration")
    assert done.returncode == 0, done.stderr
    return made


def healthy(running: Running) -> bool:
    try:
        return httpx.get(f"{running.address}/health/").status_code == 200
    except httpx.TransportError:
        return False


def test_it_runs_restarts_and_ends(running: Running) -> None:
    with running.started("serve", "--port", str(running.port)) as supervisor:
        until(lambda: healthy(running), running)
        assert f"Safe Passage listens at {running.address};" in running.printed
        assert "No legal basis is in force" in running.printed
        _one_pipeline_a_home(running)
        (pipeline, *_) = running.family("pipeline")
        os.kill(pipeline, signal.SIGKILL)
        until(lambda: set(running.family("pipeline")) - {pipeline}, running)
        health = httpx.get(f"{running.address}/health/").json()
        assert health | {"status": "ok", "failing": [], "spool_depth": 0} == health
        assert httpx.post(f"{running.address}/health/").status_code in {403, 405}
        supervisor.terminate()
        assert supervisor.wait(10) == 0
        assert running.family() == []


def _one_pipeline_a_home(running: Running) -> None:
    second = running.command("serve", "--only", "pipeline")
    assert second.returncode == 2
    assert "a pipeline runs at this home already" in second.stderr
    whole = running.command("serve", "--port", "0")
    assert whole.returncode == 2
    assert "a supervisor runs at this home already" in whole.stderr


def test_nobody_outlives_a_killed_supervisor(running: Running) -> None:
    with running.started("serve", "--port", str(running.port)) as supervisor:
        until(lambda: healthy(running), running)
        supervisor.kill()
        until(lambda: running.family() == [], running, 10)


def test_what_stands_in_the_way_is_said(tmp_path: Path) -> None:
    running = Running(tmp_path / "home")
    nowhere = running.command("serve")
    assert (nowhere.returncode, "safepassage init" in nowhere.stderr) == (2, True)
    authority = tmp_path / "authority.pem"
    running.command("keys", "authority", "--out", str(authority))
    made = running.command("init", "--authority-key", str(authority.with_suffix(".pub")))
    assert made.returncode == 0, made.stderr
    for part in ((), ("--only", "web")):
        refused = running.command("serve", *part)
        assert refused.returncode == 2
        assert "SAFEPASSAGE_HOSTS" in refused.stderr
    (running.home / "database.sqlite3").rename(tmp_path / "away")
    (running.home / "keys" / "authority.pub").unlink()
    bare = running.command("serve")
    assert bare.returncode == 2
    assert "serve --migrate" in bare.stderr
    assert "authority" in bare.stderr


@pytest.mark.parametrize("part", [(), ("--only", "web")], ids=["all", "web"])
def test_a_demonstration_stays_on_its_machine(running: Running, part: tuple[str, ...]) -> None:
    refused = running.command("serve", "--host", "0.0.0.0", *part)  # noqa: S104 - it must be refused
    assert refused.returncode == 2
    assert "127.0.0.1 only" in refused.stderr


@pytest.mark.parametrize(
    ("state", "told"),
    [("QQZ", "three letters"), ("ES", "SAFEPASSAGE_STATE=ESP"), ("uto", "SAFEPASSAGE_STATE=UTO")],
)
def test_a_code_of_no_state_is_refused(
    running: Running, monkeypatch: pytest.MonkeyPatch, state: str, told: str
) -> None:
    monkeypatch.setenv("SAFEPASSAGE_STATE", state)
    refused = running.command("serve")
    assert (refused.returncode, told in refused.stderr) == (2, True), refused.stderr


def test_a_busy_port_is_named_before_a_demonstration_is_made(tmp_path: Path) -> None:
    running = Running(tmp_path / "home")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", running.port))
        taken.listen()
        refused = running.command("demo", "--port", str(running.port))
    assert refused.returncode == 2
    assert f"make run PORT={running.port + 1}" in refused.stderr
    assert not running.home.exists()


def test_make_run_takes_a_port() -> None:
    for words, port in (((), ""), (("PORT=8123",), "--port 8123")):
        dry = ["make", "--dry-run", "run", *words]
        shown = subprocess.run(dry, capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603 - our own
        assert f"safepassage demo {port}".strip() in shown.stdout
        assert ("--port" in shown.stdout) == bool(port)


def test_folders_are_served_where_a_root_is_set(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running.command("carrier", "add", "XY", "--name", "Example Air")
    root = tmp_path / "drop"
    (root / "XY").mkdir(parents=True)
    root.chmod(0o770)
    monkeypatch.setenv("SAFEPASSAGE_DROP_FOLDER", str(root))
    with running.started("serve", "--port", str(running.port)) as supervisor:
        until((root / "XY" / "out").exists, running)
        assert len(running.family("drop")) == 1
        supervisor.terminate()
        assert supervisor.wait(10) == 0
