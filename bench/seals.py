"""How many seals of each kind a core checks in a second, and whether every bit of them counts.

Run: python bench/seals.py   (half a minute); of a seal's bits none may be changed and the seal
still be trusted. Of what is encoded, the bits of the octets inside are changed.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))

from safepassage.documents.seals import check
from safepassage.records import Verdict
from seal_mutation import SealMutator, is_within
from sealing import AT, sound

SECONDS = 1.0


def per_second(kind: str) -> float:
    data, held = sound()[kind]
    start, done = time.process_time(), 0
    while time.process_time() - start < SECONDS:
        assert check(data, held, AT).verdict is Verdict.TRUSTED
        done += 1
    return done / (time.process_time() - start)


def flipped(data: bytes) -> Iterator[bytes]:
    for bit in range(len(data) * 8):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        yield bytes(changed)


def main() -> int:
    print("| kind | seals/s/core |\n|---|---:|")
    for kind in sound():
        print(f"| {kind} | {per_second(kind):,.0f} |", flush=True)
    print("\n| kind | octets | bits changed | trusted | of them for something else |")
    print("|---|---:|---:|---:|---:|")
    mutator, wrong = SealMutator(), 0
    for (seal, layer), said in zip(mutator.layers, mutator.said, strict=True):
        found = [check(layer.wrap(data), seal.held, AT) for data in flipped(layer.octets)]
        trusted = [each for each in found if each.verdict is Verdict.TRUSTED]
        other = sum(not is_within(each.fields, said) for each in trusted)
        wrong += other
        name = check(seal.data, seal.held, AT).kind
        print(
            f"| {name} | {len(layer.octets):,} | {len(found):,} | {len(trusted)} | {other} |",
            flush=True,
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
