"""How many of ordinary travellers alert: names of the open corpus, drawn at random, with births.

    python bench/ordinary.py --travellers 20000

Reads the shared name samples (SAFEPASSAGE_SAMPLES). A country's commonest forename and surname
are drawn at random, each country as often as any other; nobody of them is listed, so every
alert is false but for a namesake's luck. The groups are countries of the corpus: they exist
here and nowhere else.
"""

import argparse
import csv
import math
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from safepassage.formats.lists import read_jsonl
from safepassage.matching import build, screen
from safepassage.records import Subject

SAMPLES = Path(os.environ.get("SAFEPASSAGE_SAMPLES", "../shared/data")) / "names"
OLDEST, DAYS = date(1940, 1, 1), 24_000
WORST = 5
Z = 1.96


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
    print(
        f"{len(index.entries):,} entries, {words.travellers:,} travellers, {seconds:.1f} s of CPU"
    )
    print(f"all: {_told(alerting.total(), drawn.total())}; by class {dict(classes)}")
    for country, count in alerting.most_common(WORST):
        print(f"{country}: {_told(count, drawn[country])}")


def _travellers(count: int, chance: Random) -> Iterator[tuple[str, Subject]]:
    given, family = _names("forenames"), _names("surnames")
    countries = sorted(given.keys() & family.keys())
    for _ in range(count):
        country = chance.choice(countries)
        born = OLDEST + timedelta(days=chance.randrange(DAYS))
        yield (
            country,
            Subject(
                given_names=chance.choice(given[country]),
                surname=chance.choice(family[country]),
                dob=born.isoformat(),
                nationality=country,
            ),
        )


def _names(kind: str) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    path = SAMPLES / "common" / f"sigpwned_{kind}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found[row["Country"]].append(row["Romanized Name"] or row["Localized Name"])
    return dict(found)


def _told(count: int, of: int) -> str:
    """A rate per 100,000 with its Wilson 95 % interval."""
    share = count / of
    middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of)
    reach = Z * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of)) / (1 + Z * Z / of)
    low, high = max(0.0, middle - reach), middle + reach
    return f"{count} of {of:,}, {share * 1e5:.0f} per 100,000 ({low * 1e5:.0f} to {high * 1e5:.0f})"


if __name__ == "__main__":
    main()
