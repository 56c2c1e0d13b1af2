"""Damage documents' files, or seals, seed by seed and see that every reader bears it.

Run: python bench/mutate_documents.py --seeds 0..100000   (any range again, or the next one)
     python bench/mutate_documents.py --of seals
"""

import argparse
import sys
import time
import traceback
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))

from document_mutation import DocumentMutator
from mutate import seeds
from seal_mutation import SealMutator

REPORT_EVERY = 20_000


MUTATORS = {"documents": DocumentMutator, "seals": SealMutator}


def holds(mutator: DocumentMutator | SealMutator, seed: int) -> bool:
    """Whether every reader bears a seed's file; what one raised is shown."""
    try:
        mutator.check(seed)
    except Exception:  # noqa: BLE001 - whatever a reader raises is what is looked for
        print(f"seed {seed}:\n{traceback.format_exc(limit=-3)}", file=sys.stderr)
        return False
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=seeds, default=range(100_000), metavar="A..B")
    parser.add_argument("--of", choices=MUTATORS, default="documents")
    arguments = parser.parse_args()
    wanted = arguments.seeds
    mutator = MUTATORS[arguments.of]()
    start = time.process_time()
    broken, slowest, slowest_seed = 0, 0.0, 0
    for done, seed in enumerate(wanted, 1):
        began = time.process_time()
        broken += not holds(mutator, seed)
        spent = time.process_time() - began
        if spent > slowest:
            slowest, slowest_seed = spent, seed
        if done % REPORT_EVERY == 0:
            print(f"up to seed {seed}: {broken} broken", file=sys.stderr, flush=True)
    whole = max(time.process_time() - start, 1e-9)
    print("| files | broken | files/s/core | slowest |\n|---:|---:|---:|---:|")
    slow = f"{slowest * 1000:.0f} ms (seed {slowest_seed})"
    print(f"| {len(wanted):,} | {broken} | {len(wanted) / whole:,.0f} | {slow} |")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
