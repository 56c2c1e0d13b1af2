"""Measure screening against a list of a million names.

    python bench/million.py [--names 1000000] [--queries 20000]

The list is invented from the shared name samples (SAFEPASSAGE_SAMPLES): the sample list, and
given and family names of listed persons, common names and transliterated words put together
anew, one in eight with a typing slip; nine of ten with a full birth date. Queries are made in
the same way. "First seen" asks each query once, in a process that has answered nothing; "warm"
asks the same ones again. Every process maps one index file.
"""

import argparse
import csv
import mmap
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path

from safepassage.formats.lists import read_jsonl
from safepassage.matching import ListIndex, build, screen
from safepassage.matching.warming import warm
from safepassage.records import ListEntry, Subject

SAMPLES = Path(os.environ.get("SAFEPASSAGE_SAMPLES", "../shared/data")) / "names"
STATES = ("UTO", "IRQ", "SYR", "RUS", "IND", "PAK", "MEX", "FRA", "DEU", "CHN", "NGA")
WORD_FILES = ("wd_arabic_64", "wd_russian_64", "wd_chinese_64")
SLIP, ROUNDS = 0.12, 2


class Names:
    """Draws invented names and birth dates."""

    def __init__(self, entries: Sequence[ListEntry], seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the same every time
        split = [name.split() for one in entries for name in (one.name or "", *one.aliases)]
        long = [words for words in split if len(words) > 1]
        self.given = [word for words in long for word in words[:-1]] + _common("forenames") * 2
        self.family = [words[-1] for words in long] + _common("surnames") * 2
        self.words = sorted({word for name in WORD_FILES for word in _words(name)})

    def name(self) -> str:
        """Two to four words."""
        draw = self.random
        given = [self._one(self.given, 0.75) for _ in range(1 if draw.random() < 0.55 else 2)]
        family = [self._one(self.family, 0.7) for _ in range(1 if draw.random() < 0.8 else 2)]
        return " ".join((*given, *family))

    def born(self) -> str:
        """Any day of some decades."""
        draw = self.random
        return f"{draw.randrange(1940, 2006)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"

    def _one(self, words: Sequence[str], share: float) -> str:
        word = self.random.choice(words if self.random.random() < share else self.words)
        if len(word) < 4 or self.random.random() > SLIP:
            return word
        at = self.random.randrange(1, len(word))
        other = self.random.choice(("", "a", "e", "i", "o", "u", "r", "n", "s"))
        return word[:at] + other + word[at + 1 :]


def _common(kind: str) -> list[str]:
    with (SAMPLES / "common" / f"sigpwned_{kind}.csv").open(encoding="utf-8-sig") as file:
        return [row["Romanized Name"] or row["Localized Name"] for row in csv.DictReader(file)]


def _words(name: str) -> Iterator[str]:
    for line in (SAMPLES / "transliteration" / f"{name}.tsv").read_text("utf-8").splitlines():
        word = line.split("\t")[0]
        if word.isascii() and len(word) > 2:
            yield word


def main() -> int:
    """Build, map, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=20_000)
    args = parser.parse_args()
    if not SAMPLES.is_dir():
        print(f"bench million: no samples at {SAMPLES}, nothing measured")
        return 0
    warm()
    entries, _ = read_jsonl((SAMPLES / "lists" / "base_list.jsonl").read_bytes())
    subjects = _subjects(Names(entries, 2), args.queries)
    with tempfile.TemporaryFile() as place, get_context("fork").Pool(1) as builder:
        told = builder.apply(_build_into, (entries, args.names, place.fileno()))
        builder.terminate()
        began = time.perf_counter()
        index = _mapped(place.fileno())
        print(f"{told}; mapped in {(time.perf_counter() - began) * 1000:.1f} ms")
        for processes in (1, 2):
            _measure(place.fileno(), subjects, processes)
        print(f"the first process after all: {memory()}; entries {len(index):,}")
    return 0


def _subjects(names: Names, many: int) -> list[Subject]:
    return [
        Subject(
            name=names.name().upper(),
            dob=names.born(),
            nationality=names.random.choice(STATES),
        )
        for _ in range(many)
    ]


def _build_into(entries: Sequence[ListEntry], many: int, place: int) -> str:
    names = Names(entries, 1)
    invented = (
        ListEntry(
            id=f"S-{at}",
            name=names.name(),
            dob=(names.born()[: 10 if names.random.random() < 0.9 else 4],),
            nationality=(names.random.choice(STATES),),
        )
        for at in range(many - len(entries))
    )
    listed = [*entries, *invented]
    began = time.perf_counter()
    index = build(listed)
    seconds = time.perf_counter() - began
    with os.fdopen(place, "wb", closefd=False) as out:
        out.write(index.to_bytes())
    words = len(index.vocabulary.alphabetical)
    return (
        f"{len(index):,} entries, {len(index.names.whole):,} different names, {words:,} words, "
        f"{len(index.to_bytes()) / 1e6:,.0f} MB; built in {seconds:.1f} s"
    )


def _mapped(place: int) -> ListIndex:
    return ListIndex.from_buffer(memoryview(mmap.mmap(place, 0, access=mmap.ACCESS_READ)))


def _measure(place: int, subjects: Sequence[Subject], processes: int) -> None:
    parts = [subjects[at::processes] for at in range(processes)]
    with ExitStack() as stack:
        made = [get_context("fork").Pool(1, _begin, (place,)) for _ in parts]
        pools = [stack.enter_context(pool) for pool in made]
        for round_ in range(ROUNDS):
            began = time.perf_counter()
            asked = [
                pool.apply_async(_ask, (part,)) for pool, part in zip(pools, parts, strict=True)
            ]
            done = [one.get() for one in asked]
            seconds = time.perf_counter() - began
            each = sorted(one for part, _ in done for one in part)
            kind = "first seen" if not round_ else "warm"
            print(
                f"{processes} process(es), {kind}: {len(subjects) / seconds:,.0f} a second, "
                f"p50 {each[len(each) // 2] * 1000:.2f} ms, "
                f"p99 {each[len(each) * 99 // 100] * 1000:.2f} ms; {done[-1][1]}"
            )


INDEX: list[ListIndex] = []


def _begin(place: int) -> None:
    INDEX[:] = [_mapped(place)]


def _ask(subjects: Sequence[Subject]) -> tuple[list[float], str]:
    each = []
    for subject in subjects:
        began = time.perf_counter()
        screen(INDEX[0], subject)
        each.append(time.perf_counter() - began)
    return each, memory()


def memory() -> str:
    """Resident and unshared memory of this process."""
    rows = dict(
        line.split(":", 1) for line in Path("/proc/self/smaps_rollup").read_text().splitlines()[1:]
    )
    sizes = {name: int(value.split()[0]) // 1024 for name, value in rows.items()}
    private = sizes["Private_Clean"] + sizes["Private_Dirty"]
    return f"resident {sizes['Rss']} MB, unshared {private} MB"


if __name__ == "__main__":
    sys.exit(main())
