"""Whether every message has its effect exactly once, whatever is killed, and whenever.

Sends the same messages twice: in peace, and while senders, workers, processes of their
pools and sealers are killed with SIGKILL at random moments. Then compares everything that
the two databases say, opened and without chance ids. Peers: none publishes such a test.
Run: python bench/kill.py --kills 200 [--workers 3 --database-url postgresql://…]
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

ROUND = Path(__file__).with_name("_kill_round.py")
KILLS_A_ROUND = 60
FLIGHTS = 6


def main() -> int:
    """Print the table; the status is 1 when anything differs."""
    args = _arguments()
    killed: Counter[str] = Counter()
    faults: list[str] = []
    messages = rounds = 0
    seed = args.seed
    while not rounds or (killed.total() < args.kills and not args.database_url):
        with tempfile.TemporaryDirectory(prefix="safepassage-kill-") as folder:
            left = min(args.kills - killed.total(), KILLS_A_ROUND)
            peace, war = _both(Path(folder), seed, left, args)
        killed.update(war["killed"])
        faults += [f"seed {seed}: {fault}" for fault in _faults(peace, war)]
        messages, rounds, seed = messages + war["messages"], rounds + 1, seed + 1
    _print(args, killed, messages, rounds, faults)
    return 1 if faults else 0


def _both(folder: Path, seed: int, kills: int, args: argparse.Namespace) -> tuple[Any, Any]:
    """The round in peace, then the disturbed one, on the database asked for."""
    start = datetime.combine(datetime.now(UTC).date() + timedelta(days=2), time(6), UTC)
    words = ["--seed", str(seed), "--flights", str(args.flights), "--start", start.isoformat()]
    peace = _round(folder / "peace", *words)
    war = ["--kills", str(kills), "--workers", str(args.workers)]
    return peace, _round(folder / "war", *words, *war, "--database-url", args.database_url)


def _round(home: Path, *words: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, ROUND, home, *words], stdout=subprocess.PIPE, check=True, text=True
    )
    return dict(json.loads(done.stdout))


def _faults(peace: dict[str, Any], war: dict[str, Any]) -> Iterator[str]:
    for name, told in (("undisturbed", peace), ("disturbed", war)):
        yield from (f"{name}: {text}" for text in told["violations"])
        if told["ledger"] != {"verdict": "intact", "unsealed": 0}:
            yield f"{name}: ledger {told['ledger']}"
    for section, rows in peace["content"].items():
        wanted, found = (Counter(map(repr, told)) for told in (rows, war["content"][section]))
        if missing := wanted - found:
            yield f"{section}: {missing.total()} of {len(rows)} missing, as {next(iter(missing))}"
        if added := found - wanted:
            yield f"{section}: {added.total()} too many, as {next(iter(added))}"


def _print(
    args: argparse.Namespace, killed: Counter[str], messages: int, rounds: int, faults: list[str]
) -> None:
    database = args.database_url.partition(":")[0] or "sqlite"
    summary = {"kills": killed.total(), **killed, "rounds": rounds, "messages": messages}
    if args.json:
        print(json.dumps({"database": database, **summary, "faults": faults}))
        return
    print(f"Database {database}, {args.workers} worker(s) with two processes each\n")
    print("| what | count |\n|---|---:|")
    for name, count in summary.items():
        print(f"| {name} | {count} |")
    print(f"| differences | {len(faults)} |")
    for fault in faults:
        print(f"\n{fault}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--flights", type=int, default=FLIGHTS, help="seven messages each")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--database-url", default="", help="an empty database, for one round")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
