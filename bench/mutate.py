"""Damage messages seed by seed and see that every promise of the readers holds.

Run: python bench/mutate.py --seeds 0..100000   (any range again, or the next one, later)
"""

import argparse
import sys
import time
import traceback
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))

from mutation import Mutator

REPORT_EVERY = 10_000


def seeds(text: str) -> range:
    first, separator, last = text.partition("..")
    if not (separator and first.isdigit() and last.isdigit()):
        raise argparse.ArgumentTypeError(f"'{text}' is not a range like 0..100000")
    return range(int(first), int(last))


def holds(mutator: Mutator, seed: int) -> bool:
    """Whether every promise holds for a seed; a broken one is shown."""
    try:
        mutator.check(seed)
    except Exception:  # noqa: BLE001 - whatever a reader raises is what is looked for
        print(f"seed {seed}:\n{traceback.format_exc(limit=-2)}", file=sys.stderr)
        return False
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=seeds, default=range(100_000), metavar="A..B")
    wanted = parser.parse_args().seeds
    mutator = Mutator()
    start = time.process_time()
    broken = 0
    for done, seed in enumerate(wanted, 1):
        broken += not holds(mutator, seed)
        if done % REPORT_EVERY == 0:
            print(f"up to seed {seed}: {broken} broken", file=sys.stderr, flush=True)
    spent = max(time.process_time() - start, 1e-9)
    print("| inputs | broken promises | inputs/s/core |\n|---:|---:|---:|")
    print(f"| {len(wanted):,} | {broken} | {len(wanted) / spent:,.0f} |")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
