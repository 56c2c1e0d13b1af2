"""The processes that are killed: senders, workers with their pools, sealers; each a fork."""

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from select import select
from uuid import UUID

from django.db import connections

from _kill_home import make_platform
from _kill_messages import Sent
from safepassage.flows.receive import receive
from safepassage.flows.seal import seal
from safepassage.flows.work import Worker

START_SECONDS = 30.0


class Victim:
    """A forked process in a session of its own, which says on a pipe when it is at work."""

    def __init__(self, work: Callable[[Callable[[], None]], None]) -> None:
        self._begun, begun = os.pipe()
        connections.close_all()
        self.pid = os.fork()
        if self.pid == 0:
            self._be(work, begun)
        os.close(begun)

    def _be(self, work: Callable[[Callable[[], None]], None], begun: int) -> None:
        code = 1
        try:
            os.setsid()
            os.close(self._begun)
            work(lambda: os.write(begun, b"!"))
            code = 0
        finally:
            os._exit(code)

    def fileno(self) -> int:
        """The pipe on which it says that it has begun something."""
        return self._begun

    def hear(self) -> None:
        """Take what it has said."""
        os.read(self._begun, 4096)

    def helpers(self) -> list[int]:
        """The processes of its pool."""
        with suppress(FileNotFoundError):
            text = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text()
            return [int(word) for word in text.split()]
        return []

    def kill(self) -> int:
        """SIGKILL, wherever it is; its status as ``os.waitpid`` tells it."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.close(self._begun)
        return os.waitpid(self.pid, 0)[1]


def at_work(victims: list[Victim], seconds: float = START_SECONDS) -> list[Victim]:
    """Those that have begun something since they were last asked; waits for the first."""
    ready, _, _ = select(victims, [], [], seconds)
    for one in ready:
        one.hear()
    return ready


def worker(home: Path, processes: int) -> Victim:
    """A worker that says so whenever it has taken messages."""

    def work(begun: Callable[[], None]) -> None:
        platform = make_platform(home)
        claim = platform.spool.claim

        def telling(owner: str, limit: int) -> list:
            claimed = claim(owner, limit)
            if claimed:
                begun()
            return claimed

        platform.spool.claim = telling
        Worker(platform, processes=processes).run(threading.Event())

    return Victim(work)


def sealer(home: Path) -> Victim:
    """A process that seals the ledger without a pause."""

    def work(begun: Callable[[], None]) -> None:
        platform = make_platform(home)
        while True:
            begun()
            seal(platform.keys, at=platform.clock.now())

    return Victim(work)


class Sender:
    """A carrier that sends again, from the first message without a receipt, when cut off."""

    def __init__(self, home: Path, carrier: UUID, sent: list[Sent]) -> None:
        self._home = home
        self._carrier = carrier
        self._sent = sent
        self._receipts = home / "receipts"
        self._receipts.touch()

    @property
    def done(self) -> int:
        """How many messages have their receipt."""
        return self._receipts.stat().st_size

    def is_through(self) -> bool:
        """Whether all have."""
        return self.done == len(self._sent)

    def start(self) -> Victim:
        """A process that sends the rest."""
        return Victim(self.send)

    def send(self, begun: Callable[[], None] = lambda: None) -> None:
        """Send the rest, one receipt a message."""
        platform = make_platform(self._home)
        with self._receipts.open("ab", buffering=0) as receipts:
            for number, one in enumerate(self._sent[self.done :], self.done):
                begun()
                if one.interactive:
                    owner = f"request-{number}"
                    platform.spool.put_leased(self._carrier, one.body, owner=owner)
                else:
                    receive(platform, carrier=self._carrier, body=one.body)
                receipts.write(b".")
