"""One parent that starts processes, starts again what dies, and ends them all.

Each child leads a process group of its own: a terminal's Ctrl-C reaches the supervisor
alone, and what a dead child leaves behind is ended with its group. Children end with the
supervisor by ``processes.end_with``, even when it is killed.
"""

import logging
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

log = logging.getLogger(__name__)
LOOK_SECONDS = 0.2
LONGEST_PAUSE = 60.0
HEALTHY_AFTER = 60.0
GRACE_SECONDS = 8.0


@dataclass(frozen=True, kw_only=True)
class Child:
    """A process to keep running: its name in the log, its command, more environment."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


class Kept:
    """One child with its present process and its history of failures."""

    def __init__(self, child: Child, monotonic: Callable[[], float]) -> None:
        self.child = child
        self._monotonic = monotonic
        self._process: subprocess.Popen[bytes] | None = None
        self._since = 0.0
        self._failures = 0

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._process.pid if self._process else None

    def look(self) -> None:
        """Start the process when it is due; notice when it has died."""
        if self._process is None:
            if self._monotonic() >= self._since:
                self._start()
        elif self.ended():
            self._bury()

    def ended(self) -> bool:
        """Whether the process has died; it is not reaped, so that its group keeps its id."""
        if self._process is None:
            return True
        flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self._process.pid, flags) is not None

    def tell(self, number: signal.Signals) -> None:
        """Send a signal to the process."""
        if self._process is not None:
            self._process.send_signal(number)

    def sweep(self) -> int:
        """End what is left of the process's group and reap it; returns its status."""
        if self._process is None:
            return 0
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        status, self._process = self._process.wait(), None
        return status

    def _start(self) -> None:
        self._since = self._monotonic()
        self._process = subprocess.Popen(  # noqa: S603 - our own commands
            self.child.command,
            env={**os.environ, **self.child.environment},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        log.info("%s started as process %d", self.child.name, self._process.pid)

    def _bury(self) -> None:
        now = self._monotonic()
        self._failures = 0 if now - self._since >= HEALTHY_AFTER else self._failures
        pause = min(LONGEST_PAUSE, 2.0**self._failures)
        self._failures += 1
        self._since = now + pause
        pid, status = self.pid, self.sweep()
        log.error(
            "%s (process %s) ended with status %d; again in %.0f s",
            self.child.name,
            pid,
            status,
            pause,
        )


class Supervisor:
    """Keeps children running until it is told to stop."""

    def __init__(
        self, children: Iterable[Child], *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._kept = [Kept(child, monotonic) for child in children]
        self._monotonic = monotonic

    def run(self, stop: threading.Event) -> None:
        """Keep the children until ``stop`` is set, then end them; call in the main thread.

        The kernel ties a child's end to the thread that started it.
        """
        try:
            while not stop.is_set():
                for kept in self._kept:
                    kept.look()
                stop.wait(LOOK_SECONDS)
        finally:
            self._end()

    def pids(self) -> dict[str, int | None]:
        """The process id of each child by its name."""
        return {kept.child.name: kept.pid for kept in self._kept}

    def _end(self) -> None:
        """Let all finish their transaction; what has not ended in time is killed."""
        for kept in self._kept:
            kept.tell(signal.SIGTERM)
        last = self._monotonic() + GRACE_SECONDS
        while self._monotonic() < last and not all(kept.ended() for kept in self._kept):
            time.sleep(LOOK_SECONDS / 4)
        for kept in self._kept:
            if not kept.ended():
                log.warning("%s did not end in time and is killed", kept.child.name)
            kept.sweep()
