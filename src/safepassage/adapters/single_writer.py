"""At most one process of a kind at a home: a lock that dies with its holder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):  # noqa: N818 - a state, told as one
    """Another process holds the lock; ``holder`` is its id, where known."""

    def __init__(self, name: str, holder: str) -> None:
        super().__init__(f"a {name} runs at this home already (process {holder or 'unknown'})")
        self.holder = holder


@contextmanager
def only_one(home: Path, name: str) -> Iterator[None]:
    """Hold ``home/run/NAME.lock``; raises ``AlreadyRunning`` when another process does.

    A record lock, not flock(2): forked helpers must not keep it when their parent is killed.
    """
    path = run_folder(home) / f"{name}.lock"
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _lock(handle, name)
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, name: str) -> None:
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise AlreadyRunning(name, os.pread(handle, 20, 0).decode()) from error


def run_folder(home: Path) -> Path:
    """Return the folder of locks and signs of life, made at first use."""
    folder = home / "run"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
