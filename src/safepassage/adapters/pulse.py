"""Signs of life: a file a process touches, by whose age others see that it works."""

import time
from pathlib import Path

from safepassage.adapters.single_writer import run_folder

EVERY_SECONDS = 1.0


class Pulse:
    """The sign of life of one process; touching the file is cheap and done once a second."""

    def __init__(self, home: Path, name: str) -> None:
        self._path = _path(home, name)
        self._beaten = 0.0

    def beat(self) -> None:
        """Say that the work goes on."""
        now = time.monotonic()
        if now - self._beaten >= EVERY_SECONDS:
            self._beaten = now
            self._path.touch(mode=0o600)


def silence(home: Path, name: str) -> float | None:
    """Return the seconds since a process's last sign; ``None`` when it never gave one."""
    try:
        return max(0.0, time.time() - _path(home, name).stat().st_mtime)
    except FileNotFoundError:
        return None


def _path(home: Path, name: str) -> Path:
    return run_folder(home) / f"{name}.pulse"
