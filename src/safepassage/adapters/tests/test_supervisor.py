"""Children are kept running, ended together, and leave nobody behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from safepassage.adapters import processes, pulse
from safepassage.adapters.single_writer import AlreadyRunning, only_one
from safepassage.adapters.supervisor import Child, Kept, Supervisor

SLEEP = "import time; time.sleep(60)"
WITH_HELPER = """
import os, sys, time
helper = os.fork()
if helper:
    open(sys.argv[1], "w").write(str(helper))
time.sleep(60)
"""
DEAF = """
import signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open(sys.argv[1], "w").close()
time.sleep(60)
"""


def python(name: str, code: str, *words: str) -> Child:
    return Child(name=name, command=[sys.executable, "-c", code, *words])


def until(true: Callable[[], object], seconds: float = 20) -> None:
    last = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < last, "it did not come about"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Hands:
    """Acts on a supervisor that runs in the test's main thread, then tells it to stop."""

    def __init__(self, supervisor: Supervisor, act: Callable[[], None]) -> None:
        self._stop = threading.Event()
        self._supervisor = supervisor
        self._act = act
        self._error: BaseException | None = None

    def run(self) -> None:
        thread = threading.Thread(target=self._work)
        thread.start()
        self._supervisor.run(self._stop)
        thread.join()
        if self._error:
            raise self._error

    def _work(self) -> None:
        try:
            self._act()
        except AssertionError as error:
            self._error = error
        finally:
            self._stop.set()


def test_a_killed_child_is_started_again_and_all_end() -> None:
    supervisor = Supervisor([python("one", SLEEP), python("two", SLEEP)])
    seen: list[int] = []

    def act() -> None:
        until(lambda: all(supervisor.pids().values()))
        first, second = supervisor.pids().values()
        os.kill(first, signal.SIGKILL)
        until(lambda: supervisor.pids()["one"] not in {first, None})
        assert supervisor.pids()["two"] == second
        seen.extend(supervisor.pids().values())

    Hands(supervisor, act).run()
    assert set(supervisor.pids().values()) == {None}
    assert not any(alive(pid) for pid in seen)


def test_what_a_killed_child_leaves_behind_is_ended(tmp_path: Path) -> None:
    note = tmp_path / "helper"
    supervisor = Supervisor([python("parent", WITH_HELPER, str(note))])

    def act() -> None:
        until(lambda: note.is_file() and note.read_text())
        os.kill(supervisor.pids()["parent"], signal.SIGKILL)
        until(lambda: not alive(int(note.read_text())))

    Hands(supervisor, act).run()


def test_who_does_not_listen_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("safepassage.adapters.supervisor.GRACE_SECONDS", 0.3)
    note = tmp_path / "deaf"
    supervisor = Supervisor([python("deaf", DEAF, str(note))])
    Hands(supervisor, lambda: until(note.is_file)).run()
    assert supervisor.pids() == {"deaf": None}


def test_pauses_double_to_a_minute_and_begin_again_after_health() -> None:
    now = [100.0]
    kept = Kept(python("brief", "raise SystemExit(3)"), lambda: now[0])
    pauses = [_pause_after_death(kept, now, lived=0.5) for _ in range(8)]
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60]
    assert _pause_after_death(kept, now, lived=61) == 1


def _pause_after_death(kept: Kept, now: list[float], *, lived: float) -> float:
    kept.look()
    until(kept.ended)
    now[0] += lived
    kept.look()
    died = now[0]
    while kept.pid is None:
        now[0] += 0.5
        kept.look()
    kept.sweep()
    kept._since = now[0]  # the probe's own process is not part of the history
    return now[0] - died


def test_a_lock_is_held_by_one_process_and_not_by_its_forked_helpers(tmp_path: Path) -> None:
    holder = (
        "import os, sys, time; from pathlib import Path;"
        "from safepassage.adapters.single_writer import only_one\n"
        "with only_one(Path(sys.argv[1]), 'pipeline'):\n"
        "    helper = os.fork()\n"
        "    if helper: print(helper, flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", holder, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        helper = int(process.stdout.readline())
        with pytest.raises(AlreadyRunning, match=str(process.pid)), only_one(tmp_path, "pipeline"):
            pytest.fail("two held it")
        process.kill()
        process.wait()
        with only_one(tmp_path, "pipeline"):
            assert alive(helper)
        os.kill(helper, signal.SIGKILL)


def test_a_sign_of_life_grows_old(tmp_path: Path) -> None:
    assert pulse.silence(tmp_path, "pipeline") is None
    pulse.Pulse(tmp_path, "pipeline").beat()
    os.utime(tmp_path / "run" / "pipeline.pulse", (1_000_000, 1_000_000))
    assert pulse.silence(tmp_path, "pipeline") > 1_000_000


def test_a_child_whose_parent_is_gone_does_not_start() -> None:
    code = "import os; from safepassage.adapters.processes import end_with; end_with(os.getpid())"
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "is gone" in done.stderr


def test_an_address_in_use_is_known() -> None:
    assert processes.can_listen("127.0.0.1", 0)
    assert not processes.can_listen("192.0.2.1", 0)
