"""The queue of those who want to write to one database file, across threads and processes."""

import fcntl
import os
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from threading import Lock

SUFFIX = "-turn"
"""The lock stands in an empty file beside the database."""


class WritersQueue:
    """One writer at a time; threads of this process queue here, processes in the kernel.

    Between processes it is a record lock, not flock(2): it ends with its holder, also when
    forked helpers live on. It belongs to the process, so the file is opened once and kept.
    """

    def __init__(self, path: Path) -> None:
        self._mine = Lock()
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def enter(self, seconds: float) -> bool:
        """Wait for the turn; false when this process's other threads took ``seconds`` and more.

        Another process is waited for without a limit: it leaves when it commits or ends.
        """
        if not self._mine.acquire(timeout=seconds):
            return False
        with ExitStack() as undo:
            undo.callback(self._mine.release)
            fcntl.lockf(self._handle, fcntl.LOCK_EX)
            undo.pop_all()
        return True

    def leave(self) -> None:
        """Let the next one write."""
        fcntl.lockf(self._handle, fcntl.LOCK_UN)
        self._mine.release()


@cache
def queue_of(database: Path) -> WritersQueue:
    """Return this process's end of the queue for a database file."""
    return WritersQueue(database.with_name(database.name + SUFFIX))


os.register_at_fork(after_in_child=queue_of.cache_clear)
