"""Gather which words are common in names somewhere, from open statistics of names by country.

    python tools/learn_common_names.py ../shared/data/names/common

writes ``src/safepassage/matching/common.json``: the sounds of the commonest forenames and
surnames of 106 and 75 countries, mixed together and without the countries. Source:
sigpwned/popular-names-by-country-dataset, CC0 1.0.
"""

import argparse
import csv
import json
from collections.abc import Iterator
from pathlib import Path

from safepassage.matching.spelling import Script, script_of, words
from safepassage.matching.spelling.sounds import sound

OUT = Path("src/safepassage/matching/common.json")
SHORTEST = 2


def main() -> None:
    """Read both tables and write the sounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    found = {one for path in sorted(folder.glob("*.csv")) for one in _sounds(path)}
    source = "sigpwned/popular-names-by-country-dataset, CC0 1.0; tools/learn_common_names.py"
    told = {"source": source, "sounds": sorted(found)}
    OUT.write_text(json.dumps(told, indent=0) + "\n")


def _sounds(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for word in words(row["Romanized Name"] or row["Localized Name"]):
                if script_of(word) is Script.LATIN and len(word) >= SHORTEST:
                    yield sound(word)


if __name__ == "__main__":
    main()
