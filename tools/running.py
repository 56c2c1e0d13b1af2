"""For tests: the ``safepassage`` command as processes of a home of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class Running:
    """One home and the processes that were started on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._log = home.with_name(f"{home.name}.log")

    @property
    def printed(self) -> str:
        """What the started commands printed so far."""
        return self._log.read_text() if self._log.exists() else ""

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(  # noqa: S603 - our own command
            _line(words), env=self._environment(), capture_output=True, text=True, check=False
        )

    @contextmanager
    def started(self, *words: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run a command beside the test; whatever happens, nothing of it stays."""
        with (
            self._log.open("ab") as log,
            subprocess.Popen(  # noqa: S603 - our own command
                _line(words), env=self._environment(), stdout=log, stderr=log
            ) as process,
        ):
            try:
                yield process
            finally:
                process.kill()
                for pid in self.family():
                    os.kill(pid, signal.SIGKILL)

    def family(self, part: str = "") -> list[int]:
        """The ids of all living processes of this home, or those of one part."""
        mark = f"SAFEPASSAGE_HOME={self.home}".encode()
        wanted = f"--only\0{part}".encode() if part else b""
        return [
            int(folder.name)
            for folder in Path("/proc").iterdir()
            if folder.name.isdigit()
            and mark in _read(folder / "environ").split(b"\0")
            and wanted in _read(folder / "cmdline")
        ]

    def _environment(self) -> dict[str, str]:
        own = {"SAFEPASSAGE_HOME": str(self.home), "SAFEPASSAGE_WORKERS": "1"}
        environment = {**os.environ, **own}
        environment.pop("SAFEPASSAGE_DATABASE_URL", None)
        return environment


def until(true: Callable[[], object], running: Running, seconds: float = 60) -> None:
    """Wait until something is so; what was printed says why it never was."""
    last = time.monotonic() + seconds
    while not true():
        if time.monotonic() > last:
            raise AssertionError(f"it did not come about:\n{running.printed}")
        time.sleep(0.1)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _line(words: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "safepassage.cli", *words]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
