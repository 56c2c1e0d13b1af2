"""How fast does the simulation write, and, on request, a corpus of messages in a folder.

    python bench/traffic.py
    python bench/traffic.py --out corpus --flights 200 --list 10000

A corpus holds one file a message, named by number, kind and carrier, so that
alphabetical order is order of time; ``watchlist.jsonl`` and ``truth.jsonl``
say who is listed and what must be found; ``bench`` holds messages of 180 travellers.
"""

import argparse
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from safepassage.simulation import (
    Scenario,
    as_jsonl,
    benchmark_messages,
    benchmark_reservations,
    large_list,
    truth,
)

TRAVELLERS = 180


def main() -> None:
    arguments = _arguments()
    scenario = Scenario(
        seed=arguments.seed, start=arguments.start, flights=arguments.flights, days=arguments.days
    )
    if arguments.out:
        _write_corpus(arguments.out, scenario, arguments)
    else:
        _print_speed(scenario, arguments)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=_moment, default=datetime(2026, 9, 1, tzinfo=UTC))
    parser.add_argument("--flights", type=int, default=24)
    parser.add_argument("--days", type=float, default=2.0)
    parser.add_argument("--messages", type=int, default=20, help="benchmark messages")
    parser.add_argument("--list", type=int, default=1000, help="entries of the long watchlist")
    parser.add_argument("--out", type=Path, help="folder for a corpus")
    return parser.parse_args()


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _print_speed(scenario: Scenario, arguments: argparse.Namespace) -> None:
    print(f"{'what':<34}{'items':>9}{'CPU s':>9}{'items/s':>10}{'MB':>8}")
    sources: list[tuple[str, int, Callable[[], Iterable[bytes]]]] = [
        ("scenario, messages", 1, lambda: (one.body for one in scenario.dispatches())),
        (
            f"PAXLST of {TRAVELLERS}, travellers",
            TRAVELLERS,
            lambda: benchmark_messages(arguments.seed, TRAVELLERS, arguments.messages),
        ),
        (
            "PNRGOV of 100, reservations",
            100,
            lambda: benchmark_reservations(arguments.seed, 100, arguments.messages),
        ),
        ("watchlist, entries", 1, lambda: as_jsonl(large_list(arguments.list))),
    ]
    for name, each, source in sources:
        _print_row(name, each, source)


def _print_row(name: str, each: int, source: Callable[[], Iterable[bytes]]) -> None:
    began = time.process_time()
    sizes = [len(body) for body in source()]
    seconds = time.process_time() - began
    items = len(sizes) * each
    megabytes = sum(sizes) / 1e6
    print(f"{name:<34}{items:>9}{seconds:>9.2f}{items / seconds:>10.0f}{megabytes:>8.1f}")


def _write_corpus(out: Path, scenario: Scenario, arguments: argparse.Namespace) -> None:
    for folder in ("messages", "bench"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(scenario.dispatches(), 1):
        name = f"{number:06d}_{one.at:%Y%m%dT%H%M%SZ}_{one.kind}_{one.carrier}.edi"
        (out / "messages" / name).write_bytes(one.body)
    bodies = benchmark_messages(arguments.seed, TRAVELLERS, arguments.messages)
    for number, body in enumerate(bodies, 1):
        (out / "bench" / f"{number:06d}.edi").write_bytes(body)
    (out / "watchlist.jsonl").write_bytes(b"".join(as_jsonl(scenario.watchlist)))
    (out / "watchlist_long.jsonl").write_bytes(b"".join(as_jsonl(large_list(arguments.list))))
    lines = (msgspec.json.encode(expectation) + b"\n" for expectation in truth(scenario))
    (out / "truth.jsonl").write_bytes(b"".join(lines))
    print(f"{len(list((out / 'messages').iterdir()))} messages in {out}")


if __name__ == "__main__":
    main()
