"""The invented carriers: they send through the real door, wait, repeat, fetch their answers."""

import json
import logging
import queue
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import chain, dropwhile
from pathlib import Path
from time import monotonic

from safepassage.adapters.clock import SystemClock
from safepassage.adapters.http import HttpClient, Reply, Unreachable
from safepassage.adapters.pulse import Pulse, silence
from safepassage.cli.demonstration.book import Book
from safepassage.simulation import Dispatch, Pace, Series, merged

log = logging.getLogger(__name__)
NAME = "carriers"
ANSWERS_EVERY = 5.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
TAKEN, LATER = frozenset({200, 202, 422}), frozenset({429, 500, 502, 503, 504})
RESUMED_WITHIN = timedelta(hours=2)
MARGIN = timedelta(minutes=1)


class CarrierSystem(threading.Thread):
    """The computer of one carrier: sends in order, and asks for answers nobody waited for."""

    def __init__(self, code: str, client: HttpClient, stop: threading.Event) -> None:
        super().__init__(name=f"carrier-{code}", daemon=True)
        self._code = code
        self._client = client
        self._stop_told = stop
        self._waiting: queue.SimpleQueue[Dispatch] = queue.SimpleQueue()

    def send(self, dispatch: Dispatch) -> None:
        """Let a message go out as soon as those before it have."""
        self._waiting.put(dispatch)

    def run(self) -> None:
        """Send and fetch until told to stop; a busy carrier asks for its answers as well."""
        fetched = monotonic()
        while not self._stop_told.is_set():
            with suppress(queue.Empty):
                rest = max(0.0, fetched + ANSWERS_EVERY - monotonic())
                self._deliver(self._waiting.get(timeout=rest))
            if monotonic() >= fetched + ANSWERS_EVERY:
                self._fetch_answers()
                fetched = monotonic()
        self._client.close()

    def _deliver(self, dispatch: Dispatch) -> None:
        """Send until it is taken: a repeat of the same bytes gets the first id."""
        path = "/interactive" if dispatch.interactive else "/messages"
        pause = FIRST_PAUSE
        while not self._stop_told.is_set():
            reply = self._post(path, dispatch.body)
            if reply is not None and reply.status not in LATER:
                self._note(dispatch, reply)
                return
            self._stop_told.wait(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    def _note(self, dispatch: Dispatch, reply: Reply) -> None:
        level = logging.INFO if reply.status in TAKEN else logging.ERROR
        log.log(level, "%s %s: %d", dispatch.flight, dispatch.description, reply.status)

    def _post(self, path: str, body: bytes) -> Reply | None:
        try:
            return self._client.post(path, body)
        except Unreachable:
            log.info("carrier %s found the door closed", self._code)
            return None

    def _fetch_answers(self) -> None:
        try:
            reply = self._client.get("/answers")
            for answer in json.loads(reply.body)["answers"] if reply.status in TAKEN else ():
                self._client.post(f"/answers/{answer['id']}/acknowledge")
                log.info("carrier %s took answer %s", self._code, answer["id"])
        except Unreachable:
            log.info("carrier %s found the door closed", self._code)


def play(home: Path, address: str, pace: Pace, stop: threading.Event) -> None:
    """Send a demonstration's messages when they are due, until told to stop."""
    book, clock = Book(home), SystemClock()
    cast = book.cast()
    if cast is None:
        raise FileNotFoundError(f"there is no demonstration in {home}")
    quiet = silence(home, NAME)
    silent = timedelta(seconds=quiet) if quiet is not None else None
    due = programme(book, cast.series(pace), clock.now(), silent)
    systems = {
        code: CarrierSystem(code, HttpClient(f"{address}/api/v1", token=token), stop)
        for code, token in cast.tokens.items()
    }
    for system in systems.values():
        system.start()
    pulse = Pulse(home, NAME)
    for at, dispatch in due:
        while (wait := (at - clock.now()).total_seconds()) > 0 and not stop.is_set():
            pulse.beat()
            stop.wait(min(wait, 1.0))
        if stop.is_set():
            break
        pulse.beat()
        if dispatch.carrier in systems:  # a home furnished before has no ships and coaches
            systems[dispatch.carrier].send(dispatch)


def programme(
    book: Book, series: Series, now: datetime, silent: timedelta | None
) -> Iterator[tuple[datetime, Dispatch]]:
    """Yield what is to be sent and when: what was broken off goes on, else a new opening.

    ``silent`` is for how long nothing was sent.
    """
    told = book.chapters()
    first = told[-1].next if told else 0
    if silent is None or silent > RESUMED_WITHIN:
        opening = series.opening(first, now)
        return merged(book.recorded(chain([opening], series.joinings(opening.next, now))))
    sent_until = now - silent - MARGIN
    joinings = book.recorded(series.joinings(first, now))
    return dropwhile(lambda sent: sent[0] <= sent_until, merged(chain(told, joinings)))
