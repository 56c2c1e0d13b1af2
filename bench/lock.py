"""How long SQLite's one write lock is held while manifests of 180 travellers are stored.

From BEGIN IMMEDIATE to the end of COMMIT, in the process that writes; a waiting sender or
officer waits no longer than that. The design wants at most 20 ms. Besides wall-clock time
the CPU time of the same transactions is told, which other load on the machine leaves alone.
Run: python bench/lock.py [--messages 40] [--listed 10000]
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from _kill_home import import_rules, make_platform, open_home

TRAVELLERS = 180
LIMIT_MS = 20.0


class Held(NamedTuple):
    """One transaction: milliseconds by the clock, and of the processor."""

    wall: float
    cpu: float


def main() -> None:
    """Store the messages and print the table."""
    args = _arguments()
    with tempfile.TemporaryDirectory(prefix="safepassage-lock-") as folder:
        home = Path(folder) / "home"
        open_home(home, "")
        print(f"{args.messages} PAXLST of {TRAVELLERS} travellers, list of {args.listed} entries\n")
        print("| transactions | count | median ms | p99 ms | longest ms | over 20 ms |")
        print("|---|---:|---:|---:|---:|---:|")
        held = _store(home, args)
        _row("wall-clock", [one.wall for one in held])
        _row("processor", [one.cpu for one in held])


def _store(home: Path, args: argparse.Namespace) -> list[Held]:
    from safepassage.flows.receive import receive  # noqa: PLC0415 - after the settings
    from safepassage.flows.work import Worker  # noqa: PLC0415 - as above
    from safepassage.simulation.benchmark import benchmark_messages  # noqa: PLC0415 - as above
    from safepassage.simulation.watchlist import as_jsonl, large_list  # noqa: PLC0415 - as above

    import_rules(b"".join(as_jsonl(large_list(args.listed))))
    platform = make_platform(home)
    carrier, start = platform.ids.new(), datetime.now(UTC) + timedelta(days=2)
    for body in benchmark_messages(7, TRAVELLERS, args.messages, start=start):
        receive(platform, carrier=carrier, body=body)
        if args.again:
            receive(platform, carrier=carrier, body=body.replace(b"RFF+SEA:", b"RFF+SEA:1"))
    with _measured() as held:
        Worker(platform, processes=2).drain()
    return held


@contextmanager
def _measured() -> Iterator[list[Held]]:
    """Every transaction of this process while it lasts."""
    from django.db.backends.sqlite3.base import DatabaseWrapper  # noqa: PLC0415 - as above

    held: list[Held] = []
    began: list[Held] = []

    def after_begin() -> None:
        began[:] = [_now()]

    def after_commit() -> None:
        if began:
            before, after = began.pop(), _now()
            held.append(Held(after.wall - before.wall, after.cpu - before.cpu))

    with (
        _followed(DatabaseWrapper, "_start_transaction_under_autocommit", after_begin),
        _followed(DatabaseWrapper, "_commit", after_commit),
    ):
        yield held


@contextmanager
def _followed(owner: type, name: str, then: Callable[[], None]) -> Iterator[None]:
    """Let ``then`` be called whenever a method has returned."""
    plain = getattr(owner, name)

    def followed(self: object) -> None:
        plain(self)
        then()

    setattr(owner, name, followed)
    try:
        yield
    finally:
        setattr(owner, name, plain)


def _now() -> Held:
    return Held(time.perf_counter() * 1000, time.thread_time() * 1000)


def _row(name: str, told: list[float]) -> None:
    percent = quantiles(told, n=100)[-1]
    over = sum(one > LIMIT_MS for one in told)
    print(
        f"| {name} | {len(told)} | {median(told):.1f} | {percent:.1f} | {max(told):.1f} | {over} |"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=40)
    parser.add_argument("--listed", type=int, default=10_000)
    parser.add_argument("--again", action="store_true", help="each manifest twice, with news")
    return parser.parse_args()


if __name__ == "__main__":
    main()
