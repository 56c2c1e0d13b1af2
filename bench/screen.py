"""Measure how fast and how well screening finds listed persons.

Reads the shared name samples (SAFEPASSAGE_SAMPLES). Figures are CPU seconds of
one core, medians of five; recall counts queries whose expected entry alerts,
"found" those where it is among the matches at all.
"""

import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

import msgspec

from safepassage.cli.screen import QuerySubject
from safepassage.formats.lists import read_jsonl
from safepassage.matching import ListIndex, build, screen
from safepassage.records import ListEntry, Subject

SAMPLES = Path(os.environ.get("SAFEPASSAGE_SAMPLES", "../shared/data")) / "names"
ROUNDS = 5
TRAVELLERS = 20_000
PEERS = {
    "logic-v2, candidate scoring alone": "2,435 comparisons/s",
    "GTAS, whole list": "4 to 6.5 travellers/s a thread",
}


class Case(msgspec.Struct, frozen=True):
    """One labelled query; ``expect`` is empty for a person who is not listed."""

    query: QuerySubject
    expect: tuple[str, ...]
    category: str
    also_ok: tuple[str, ...] = ()


def main() -> int:
    if not SAMPLES.is_dir():
        print(f"bench screen: no samples at {SAMPLES}, nothing measured")
        return 0
    entries, _ = read_jsonl((SAMPLES / "lists" / "base_list.jsonl").read_bytes())
    cases = read_cases(SAMPLES / "dev.jsonl")
    index = build(entries)
    show_speed(entries, index, cases)
    show_quality(index, cases)
    return 0


def read_cases(path: Path) -> list[Case]:
    decoder = msgspec.json.Decoder(Case)
    return [decoder.decode(line) for line in path.read_bytes().splitlines()]


def show_speed(entries: Sequence[ListEntry], index: ListIndex, cases: Sequence[Case]) -> None:
    exported = index.to_bytes()
    queries = [case.query.subject() for case in cases] * 20
    travellers = list(invented(entries))
    rows = {
        "list entries / names": f"{len(index):,} / {len(index.names.whole):,}",
        "build": f"{cpu(lambda: build(entries)):.3f} s",
        "load": f"{cpu(lambda: ListIndex.from_buffer(exported)):.3f} s, {len(exported):,} bytes",
        "labelled queries": rate(index, queries),
        "travellers of recombined listed names": rate(index, travellers),
        **PEERS,
    }
    for name, figure in rows.items():
        print(f"{name:40} {figure}")


def rate(index: ListIndex, subjects: Sequence[Subject]) -> str:
    def screen_all() -> None:
        for subject in subjects:
            screen(index, subject)

    return f"{len(subjects) / cpu(screen_all):,.0f} subjects/s/core"


def cpu(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return median(seconds)


def invented(entries: Sequence[ListEntry]) -> Iterator[Subject]:
    """Travellers whose given and family names come from two listed persons, as sent by APIS."""
    count = len(entries)
    for number in range(TRAVELLERS):
        given = entries[number % count].name or ""
        family = entries[number * 7919 % count].name or ""
        born = f"{1940 + number % 70}-{1 + number % 12:02}-{1 + number % 28:02}"
        yield Subject(
            surname=family.split()[-1].upper(),
            given_names=given.split()[0].upper(),
            dob=born,
            nationality="UTO",
            sex="F",
        )


def show_quality(index: ListIndex, cases: Sequence[Case]) -> None:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        counts[case.category].update(judged(index, case))
        counts["all"].update(judged(index, case))
    print(f"\n{'category':24}{'queries':>8}{'recall':>8}{'found':>8}{'false alerts':>14}")
    for category in sorted(counts):
        count = counts[category]
        print(
            f"{category:24}{count['queries']:8}{share(count, 'alerted'):>8}"
            f"{share(count, 'found'):>8}{count['false']:14}"
        )


def judged(index: ListIndex, case: Case) -> Iterator[str]:
    """Give every count that the case adds one to."""
    matches = screen(index, case.query.subject())
    alerts = {match.entry for match in matches if match.alert}
    expected = set(case.expect)
    yield "queries"
    if expected:
        yield "listed"
    if alerts & expected:
        yield "alerted"
    if {match.entry for match in matches} & expected:
        yield "found"
    if alerts - expected - set(case.also_ok):
        yield "false"


def share(count: Counter[str], what: str) -> str:
    return f"{count[what] / count['listed']:.3f}" if count["listed"] else "-"


if __name__ == "__main__":
    sys.exit(main())
