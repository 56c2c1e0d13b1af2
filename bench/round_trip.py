"""Write, read and write again generated messages of every kind that we answer or ask in.

Run: python bench/round_trip.py [--each 10000] [--kind PAXLST]   (strategies: tests/properties)
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import structs

sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))

import padis_messages as padis
from apps_messages import any_message, asked
from carrier_messages import MANIFESTS, SEPARATORS, only_message, responses
from safepassage.formats import ackres, apps, cusres, paxlst
from safepassage.formats.edifact.syntax import STANDARD, Separators
from safepassage.records import Message

Write = Callable[[Message, Separators], bytes]


class Kind(NamedTuple):
    """What is generated, and how it is written."""

    name: str
    messages: st.SearchStrategy[Message]
    separators: st.SearchStrategy[Separators]
    write: Write


class Result(NamedTuple):
    """How many messages were tried, how many came back otherwise, and the first of those."""

    tried: int
    differing: int
    first: str


KINDS = (
    Kind("PAXLST", MANIFESTS, SEPARATORS, lambda one, marks: paxlst.write(one, separators=marks)),
    Kind("CUSRES", responses(), SEPARATORS, lambda one, marks: cusres.write(one, separators=marks)),
    Kind(
        "APPS",
        any_message() | asked().map(lambda made: made[0]),
        st.just(STANDARD),
        lambda one, _marks: apps.write(one),
    ),
    Kind(
        "ACKRES",
        padis.acknowledgements(),
        padis.SEPARATORS,
        lambda one, marks: ackres.write(one, separators=marks),
    ),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=10_000)
    parser.add_argument("--kind", choices=[kind.name for kind in KINDS], action="append")
    words = parser.parse_args()
    print(f"{'kind':8} {'messages':>9} {'identical':>10} {'seconds':>8}")
    faults = 0
    for kind in [one for one in KINDS if one.name in (words.kind or {one.name})]:
        began = time.perf_counter()
        found = _tried(kind, words.each)
        seconds = time.perf_counter() - began
        same = found.tried - found.differing
        print(f"{kind.name:8} {found.tried:9,} {same:10,} {seconds:8.1f}", flush=True)
        if found.differing:
            print(f"  the first that came back otherwise: {found.first}", file=sys.stderr)
        faults += found.differing
    return 1 if faults else 0


def _tried(kind: Kind, each: int) -> Result:
    """Try at least ``each`` messages; a run that repeats itself is followed by another."""
    tried, wrong = 0, list[str]()

    def check(message: Message, marks: Separators) -> None:
        nonlocal tried
        if tried < each:
            tried += 1
            if not _comes_back(kind, message, marks):
                wrong.append(repr(message))

    while tried < each:
        before = tried
        bounded = settings(
            max_examples=each,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        bounded(given(kind.messages, kind.separators)(check))()
        assert tried > before, f"nothing new is generated for {kind.name}"
    return Result(tried, len(wrong), next(iter(wrong), ""))


def _comes_back(kind: Kind, message: Message, marks: Separators) -> bool:
    """Whether writing, reading and writing again gives the same bytes and the same people."""
    written = kind.write(message, marks)
    found = only_message(written)
    people = message.format == "apps" or found.travellers == message.travellers
    again = kind.write(structs.replace(found, defects=()), marks)
    return people and again == written


if __name__ == "__main__":
    raise SystemExit(main())
