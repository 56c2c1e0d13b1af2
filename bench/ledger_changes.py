"""Changes single bytes of an exported ledger, and sees whether each is found in its place.

Located is what is named with the changed line's number and, in an entry, the entry's number;
the platform's own verifier names numbers alone.
Run: python bench/ledger_changes.py [--changes 1000] [--entries 200] [--seed 1]
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))

from ledger_damage import ANCHOR, AT, Change, Lines, changes, export, is_head, split
from safepassage.apps.audit.chain import decode_line
from safepassage.apps.audit.standalone.verify_ledger import Reader
from safepassage.apps.audit.verify import Verifier

Found = Callable[[Lines, int], tuple[int, int] | None]


def by_standalone(lines: Lines, _: int) -> tuple[int, int] | None:
    """Line and number of the first place."""
    reader = Reader(ANCHOR, AT.strftime("%Y-%m-%dT%H:%M:%S"))
    reader.read(lines, [])
    return reader.findings[0][:2] if reader.findings else None


def by_platform(lines: Lines, line: int) -> tuple[int, int] | None:
    """The number of the first break; the line is taken as given."""
    found = Verifier(anchor=ANCHOR, at=AT).read_file(lines).first_break
    return (line, found.number) if found else None


def is_located(place: tuple[int, int] | None, change: Change, original: bytes) -> bool:
    """A head's line that cannot be read stands before the number after its own."""
    number = decode_line(original).number
    right = {number, number + 1} if is_head(original) else {number}
    return place is not None and place[0] == change.line and place[1] in right


def measure(name: str, find: Found, lines: Lines, all_changes: list[Change]) -> bool:
    start, found, located = time.process_time(), 0, 0
    for change in all_changes:
        place = find(split(change.content), change.line)
        found += place is not None
        located += is_located(place, change, lines[change.line - 1])
    spent = (time.process_time() - start) / len(all_changes) * 1000
    print(f"| {name} | {len(all_changes):,} | {found:,} | {located:,} | {spent:.1f} |", flush=True)
    return located == len(all_changes)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=1000)
    parser.add_argument("--entries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    lines = export(arguments.entries)
    wanted = list(changes(lines, count=arguments.changes, seed=arguments.seed))
    print("| verifier | bytes changed | found | located | CPU ms a ledger |")
    print("|---|---:|---:|---:|---:|")
    both = (("stand-alone", by_standalone), ("`ledger verify`", by_platform))
    held = [measure(name, find, lines, wanted) for name, find in both]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
