"""What ledger, encryption and gate cost of the pipeline's CPU time.

    python bench/safeguards_cost.py
    python bench/safeguards_cost.py --messages 60

Manifests of 180 travellers and reservations are received, prepared, stored and sealed into
the ledger in one process and one thread, on SQLite. A timer that counts the process's CPU time
interrupts it every two milliseconds and looks at the stack: the innermost frame that belongs
to a safeguard, or that inserts into a safeguard's table, takes the time, with all that it
called (cipher, database driver, Python's own library).

What that cannot show: the interpreter runs the look only between two of its instructions, so
a long call in C counts to the line that made it (which is right here) but a sample may come
late; what a commit costs belongs to no table (told apart); that values are larger and cannot
be indexed once they are sealed; and what other processes of ``serve`` do. Rows of keys exist
for encryption alone and count to it; rows of look-ups stand in the place of an index in clear,
so they are told apart and count to neither side in the first sum, to encryption in the second.
"""

import argparse
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import FrameType
from typing import TYPE_CHECKING

from _moving_home import moving_home
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations

if TYPE_CHECKING:
    from safepassage.flows.platform import Platform

EVERY = 0.002
PARTS = {
    "/safepassage/apps/audit/": "ledger",
    "/safepassage/flows/seal": "ledger",
    "/safepassage/safeguards/sealing": "encryption",
    "/safepassage/adapters/keys": "encryption",
    "/safepassage/adapters/day_keys": "encryption",
    "/safepassage/adapters/_key_files": "encryption",
    "/safepassage/apps/travel/vault": "encryption",
    "/safepassage/safeguards/": "gate",
}
TABLES = {
    "DataKey": "encryption",
    "Entry": "ledger",
    "Mention": "ledger",
    "Seal": "ledger",
    "Head": "ledger",
    "LookUp": "rows of look-ups",
}
SAFEGUARDS = ("ledger", "encryption", "gate")
WIDER = (*SAFEGUARDS, "rows of look-ups")


def main() -> None:
    words = _arguments()
    with moving_home(words.listed) as (_, platform, clock):
        start = clock.at + timedelta(days=1)
        each = max(1, words.messages // 2)
        warm, *manifests = benchmark_messages(1, 180, each + 1, start=start)
        bookings = list(benchmark_reservations(1, 90, each, start=start))
        _work(platform, [warm])
        used = time.process_time()
        with _sampled() as samples:
            _work(platform, [one for pair in zip(manifests, bookings, strict=True) for one in pair])
        used = time.process_time() - used
        _print(samples, used, _stored())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--messages", type=int, default=60)
    parser.add_argument("--listed", type=int, default=10_000)
    return parser.parse_args()


def _work(platform: "Platform", bodies: list[bytes]) -> None:
    """What ``serve`` does with a message in its processes, here in one."""
    from safepassage.adapters.writing import flush_later  # noqa: PLC0415 - after the settings
    from safepassage.flows.context import Contexts  # noqa: PLC0415 - as above
    from safepassage.flows.process import apply  # noqa: PLC0415 - as above
    from safepassage.flows.receive import receive  # noqa: PLC0415 - as above
    from safepassage.flows.seal import seal  # noqa: PLC0415 - as above
    from safepassage.flows.work import ACTOR  # noqa: PLC0415 - as above

    for body in bodies:
        receive(platform, carrier=platform.ids.new(), body=body)
    contexts = Contexts(platform)
    flush_later()
    while leases := platform.spool.claim("bench", 3):
        for lease in leases:
            body = platform.spool.open(lease)
            apply(platform, lease, contexts.current().prepare(lease, body), actor=ACTOR)
        seal(platform.keys, at=platform.clock.now())  # type: ignore[arg-type]  # HomeKeys


def _stored() -> int:
    from safepassage.apps.travel.models import Journey  # noqa: PLC0415 - after the settings

    return Journey.objects.count()


@contextmanager
def _sampled() -> Iterator[Counter[str]]:
    samples: Counter[str] = Counter()

    def look(_signal: int, frame: FrameType | None) -> None:
        samples[_owner(frame)] += 1

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        yield samples
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _owner(frame: FrameType | None) -> str:
    while frame is not None:
        code = frame.f_code
        if code.co_name in {"insert", "insert_new"} and code.co_filename.endswith("apps/rows.py"):
            return TABLES.get(frame.f_locals["model"].__name__, "other rows")
        if code.co_name == "_commit":
            return "commits"
        for part, owner in PARTS.items():
            if part in code.co_filename:
                return owner
        frame = frame.f_back
    return "all else"


def _print(samples: Counter[str], used: float, stored: int) -> None:
    every = sum(samples.values())
    print(f"{stored:,} journeys stored; {used:.1f} s of CPU, {every:,} samples")
    print("| part | share of CPU |")
    print("|---|---:|")
    for name, count in samples.most_common():
        print(f"| {name} | {count / every:.1%} |")
    for names in (SAFEGUARDS, WIDER):
        share = sum(samples[name] for name in names) / every
        print(f"| **{' + '.join(names)}** | **{share:.1%}** |")


if __name__ == "__main__":
    main()
