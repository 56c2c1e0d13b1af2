"""How many of ordinary travellers alert: names of the open corpus, drawn at random, with births.

    python bench/ordinary.py --travellers 20000

Reads the shared name samples (SAFEPASSAGE_SAMPLES). A country's commonest forename and surname
are drawn at random, each country as often as any other; nobody of them is listed, so every
alert is false but for a namesake's luck. The groups are countries of the corpus: they exist
here and in ``safepassage screen-audit``, which draws in the same way, and nowhere else.
"""

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from safepassage.formats.lists import read_jsonl
from safepassage.matching import build, screen
from safepassage.records import Subject
from safepassage.simulation.audit import Corpus, ordinary, rate, read_corpus
from safepassage.simulation.audit.corpus import FORENAMES, SURNAMES

SAMPLES = Path(os.environ.get("SAFEPASSAGE_SAMPLES", "../shared/data")) / "names"
WORST = 5


def main() -> None:
    """Draw, screen and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--travellers", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    words = parser.parse_args()
    index = build(read_jsonl((SAMPLES / "lists" / "base_list.jsonl").read_bytes())[0])
    drawn, alerting, classes = Counter[str](), Counter[str](), Counter[str]()
    began = time.process_time()
    for country, subject in _travellers(words.travellers, Random(words.seed)):  # noqa: S311 - no secret
        drawn[country] += 1
        alert = next((match for match in screen(index, subject) if match.alert), None)
        if alert:
            alerting[country] += 1
            classes[alert.match_class.value] += 1
    seconds = time.process_time() - began
    print(f"{len(index):,} entries, {words.travellers:,} travellers, {seconds:.1f} s of CPU")
    print(f"all: {_told(alerting.total(), drawn.total())}; by class {dict(classes)}")
    for country, count in alerting.most_common(WORST):
        print(f"{country}: {_told(count, drawn[country])}")


def _travellers(count: int, chance: Random) -> Iterator[tuple[str, Subject]]:
    corpus = _corpus()
    countries = sorted(corpus.countries)
    for _ in range(count):
        country = chance.choice(countries)
        yield country, ordinary(corpus, country, chance)


def _corpus() -> Corpus:
    files = [(SAMPLES / "common" / name).read_bytes() for name in (FORENAMES, SURNAMES)]
    return read_corpus(*files)


def _told(count: int, of: int) -> str:
    """A rate per 100,000 with its Wilson 95 % interval."""
    found = rate(count, of)
    share, low, high = (one * 1e5 for one in (found.share, found.low, found.high))
    return f"{count} of {of:,}, {share:.0f} per 100,000 ({low:.0f} to {high:.0f})"


if __name__ == "__main__":
    main()
