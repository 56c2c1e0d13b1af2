"""Interactive answers at a steady rate: how long a carrier waits, idle and under load.

The question is a PAXLST 745, or with ``--ask apps`` a CIRQ of SITA APPS, about one traveller.

An open loop: requests leave on schedule whatever the answers do, and waiting
is measured from the scheduled moment, so that a stall is not hidden.
"""

import argparse
import itertools
import os
import statistics
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from _stand import Stand, own_cpu_seconds, stand
from pipeline import _lines
from safepassage.formats import apps
from safepassage.formats.read import read
from safepassage.simulation import benchmark_messages

RATE = 50.0
ANSWERED = {"paxlst": b"ERC+", "apps": b"/PRS/"}
SENDERS = 16
WARM_SECONDS = 5.0
LOAD_MESSAGE = 180


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument(
        "--ask", choices=sorted(ANSWERED), default="paxlst", help="the dialect of the question"
    )
    parser.add_argument(
        "--load", type=float, default=0.0, help="travellers a second arriving beside"
    )
    words = parser.parse_args()
    with stand(_lines(words.entries)) as made:
        stop = threading.Event()
        load = threading.Thread(target=_load, args=(made, words.load, stop), daemon=True)
        load.start()
        _run(made, words.ask, words.rate, WARM_SECONDS, first=0)
        sender = own_cpu_seconds()
        waits = _run(made, words.ask, words.rate, words.seconds, first=10_000)
        sender = own_cpu_seconds() - sender
        stop.set()
        load.join()
    _report(words.ask, waits, words.load, sender)


def _requests(first: int, count: int) -> Iterator[bytes]:
    """One traveller each, every one on an own flight day."""
    start = datetime(2027, 6, 1, tzinfo=UTC)
    return itertools.islice(benchmark_messages(first + 1, 1, count, start=start), count)


def _in_apps(body: bytes, number: int) -> bytes:
    """The same question about the same traveller as a CIRQ."""
    (message,) = read(body).messages
    how = apps.Asking(message_id=str(number), sender="1UDESK", version="26")
    return apps.write(apps.check_in(message.flights[0], message.travellers, how))


def _run(made: Stand, ask: str, rate: float, seconds: float, *, first: int) -> list[float]:
    bodies = list(_requests(first, int(rate * seconds)))
    if ask == "apps":
        bodies = [_in_apps(body, first + number) for number, body in enumerate(bodies)]
    waits: list[float] = []
    turn = itertools.count()
    began = time.perf_counter() + 0.2

    def send() -> None:
        connection = made.connection()
        while (number := next(turn)) < len(bodies):
            due = began + number / rate
            time.sleep(max(0.0, due - time.perf_counter()))
            status, answer = made.post(connection, "interactive", bodies[number])
            assert status == 200, (status, answer)
            assert ANSWERED[ask] in answer, answer
            waits.append(time.perf_counter() - due)

    senders = [threading.Thread(target=send) for _ in range(SENDERS)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert len(waits) == len(bodies), f"{len(bodies) - len(waits)} requests failed"
    return waits


def _load(made: Stand, travellers: float, stop: threading.Event) -> None:
    """Batch messages that bring ``travellers`` a second."""
    if not travellers:
        return
    start = datetime(2028, 1, 1, tzinfo=UTC)
    connection = made.connection()
    began = time.perf_counter()
    for number, body in enumerate(benchmark_messages(99, LOAD_MESSAGE, 100_000, start=start)):
        if stop.wait(max(0.0, began + number * LOAD_MESSAGE / travellers - time.perf_counter())):
            return
        made.post(connection, "messages", body)


def _report(ask: str, waits: list[float], load: float, sender: float) -> None:
    ordered = sorted(wait * 1000 for wait in waits)
    cuts = statistics.quantiles(ordered, n=1000)
    print(f"{len(ordered):,} answers in {ask}, {load:g} travellers/s arriving beside")
    print("load average " + " ".join(f"{one:.1f}" for one in os.getloadavg()))
    print(
        f"p50 {cuts[499]:.1f} ms, p95 {cuts[949]:.1f} ms, p99 {cuts[989]:.1f} ms, "
        f"longest {ordered[-1]:.1f} ms; sender's CPU {sender:.1f} s"
    )


if __name__ == "__main__":
    main()
