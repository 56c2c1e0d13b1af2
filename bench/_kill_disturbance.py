"""Kills what works, at moments drawn by chance, and starts it again."""

import random
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from os import kill
from pathlib import Path
from signal import SIGKILL

from _kill_victims import Sender, Victim, at_work, sealer, worker
from safepassage.apps.messages.selectors import depth

FINISH_SECONDS = 240.0
PATIENCE_SECONDS = 1.0


@dataclass
class Disturbance:
    """How often, by which chance, and how many workers with how many helpers each."""

    home: Path
    kills: int
    rng: random.Random
    workers: int
    processes: int


class Round:
    """Kills until there were enough or all messages are through; then all is done in peace."""

    def __init__(self, disturbance: Disturbance, sender: Sender) -> None:
        self._disturbance = disturbance
        self._rng = disturbance.rng
        self._sender = sender
        self._workers: list[Victim] = []
        self._strikes = {
            self._kill_worker: 4,
            self._kill_helper: 3,
            self._kill_sender: 3,
            self._kill_sealer: 1,
        }
        self.killed: Counter[str] = Counter()

    def run(self) -> None:
        """Raises ``TimeoutError`` when messages are left that nobody finishes."""
        try:
            self._disturb()
            self._sender.send()
            self._finish()
        finally:
            for one in self._workers:
                one.kill()

    def _disturb(self) -> None:
        while self.killed.total() < self._disturbance.kills and self._is_going_on():
            self._start_workers()
            strike = self._rng.choices([*self._strikes], [*self._strikes.values()])[0]
            strike()

    def _is_going_on(self) -> bool:
        return not self._sender.is_through() or depth() > 0

    def _finish(self) -> None:
        self._start_workers()
        deadline = time.monotonic() + FINISH_SECONDS
        while depth():
            if time.monotonic() > deadline:
                raise TimeoutError(f"{depth()} messages are not finished")
            time.sleep(0.05)

    def _start_workers(self) -> None:
        while len(self._workers) < self._disturbance.workers:
            self._workers.append(worker(self._disturbance.home, self._disturbance.processes))

    def _working(self) -> Victim | None:
        """A worker that has just taken messages; a while later it is amidst them."""
        ready = at_work(self._workers, PATIENCE_SECONDS)
        if not ready:
            return None
        time.sleep(self._rng.uniform(0.005, 0.150))
        return self._rng.choice(ready)

    def _kill_worker(self) -> None:
        if victim := self._working():
            self._workers.remove(victim)
            victim.kill()
            self.killed["worker"] += 1

    def _kill_helper(self) -> None:
        victim = self._working()
        helpers = victim.helpers() if victim else []
        with suppress(IndexError, ProcessLookupError):
            kill(self._rng.choice(helpers), SIGKILL)
            self.killed["pool process"] += 1

    def _kill_sender(self) -> None:
        if not self._sender.is_through():
            self._cut_short(self._sender.start())
            self.killed["sender"] += 1

    def _kill_sealer(self) -> None:
        self._cut_short(sealer(self._disturbance.home))
        self.killed["sealer"] += 1

    def _cut_short(self, victim: Victim) -> None:
        at_work([victim])
        time.sleep(self._rng.uniform(0.001, 0.050))
        victim.kill()
