"""Learn how letters of other scripts are written in Latin ones, from pairs of names.

    python tools/learn_spelling.py ../shared/data/names/transliteration [--only han]

writes ``src/safepassage/matching/spelling/learned.json``: for each letter, and each letter at
the beginning or end of a word, which groups of up to three Latin letters stand for it, and how
often. Found by expectation maximisation over all ways to cut the Latin word; pairs that fit
badly (another name of the same person) weigh little. Words that are often written in a way
that their letters do not tell are kept whole. Of Han, the letters that foreign names are written
with are learned, wherever they stand in a word; how others are read ``tools/table_han.py`` knows.
With ``--only`` the other scripts stay as they are. Source of the pairs: Wikidata, CC0 1.0.
"""

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from safepassage.matching.spelling import Script, likeness, script_of, words
from safepassage.matching.spelling.han import folded
from safepassage.matching.spelling.learned import (
    BY_LETTERS,
    LONGEST,
    NEVER,
    cost,
    rows_of,
)
from safepassage.matching.spelling.pool import pool_of
from safepassage.matching.spelling.tables import table

OUT = Path("src/safepassage/matching/spelling/learned.json")
FILES = {
    Script.ARABIC: ("wd_arabic_64.tsv",),
    Script.CYRILLIC: ("wd_russian_64.tsv",),
    Script.HEBREW: ("wd_hebrew.tsv",),
    Script.HANGUL: ("wd_korean.tsv",),
    Script.HAN: ("wd_chinese_64.tsv", "wd_chinese.normalized.aligned.tokens.tsv"),
}
ROUNDS = 8
MOST_TIMES = 20
LONGEST_WORD = 16
FEWEST = 0.004
MOST_GROUPS = 24
FEWEST_TIMES, FEWEST_SHARE, MOST_WORDS = 3, 0.2, 4
ALIKE_ENOUGH, NO_NAME = 0.93, 4.5
FIRST_GUESS = {0: 0.3, 1: 1.0 / 26, 2: 0.6 / 130, 3: 0.25 / 130}
NEVER_SO = 1e-7
BAD_FIT = -3.2
"""Nats a letter, from which a pair is believed to be no pair."""

FEWEST_HAN_TIMES, FEWEST_OF_HAN, MOST_OF_HAN, FEWEST_HAN_WORDS = 60, 0.02, 10, 8
"""Han letters that stand in fewer names are not used for their sound, or say too little of it.

The two files of Han share most of their pairs, which therefore count twice.
"""

Pair = tuple[str, tuple[str, ...], float]
Weights = defaultdict[str, float]
Chances = dict[str, dict[str, float]]


def main() -> None:
    """Learn every script and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=[script.name.lower() for script in FILES])
    asked = parser.parse_args()
    chosen = [script for script in FILES if asked.only in (None, script.name.lower())]
    told = json.loads(OUT.read_text()) if asked.only else {"scripts": {}, "words": {}}
    for script in chosen:
        pairs = list(_weighted(_pairs(asked.folder, script)))
        told["scripts"][script.name.lower()] = _told_of(script, pairs)
        print(f"{script.name}: {len(pairs)} pairs", file=sys.stderr)
    for script in chosen:
        told["words"].pop(script.name.lower(), None)
    _write(told["scripts"], told["words"])
    table.cache_clear()
    whole = {script.name.lower(): _whole(asked.folder, script) for script in chosen}
    _write(told["scripts"], told["words"] | whole)


def _told_of(script: Script, pairs: list[Pair]) -> dict[str, dict[str, int]]:
    if script is not Script.HAN:
        return _told(_learn(pairs), MOST_GROUPS, FEWEST)
    bare = [
        (latin, tuple(letter.strip("^$") for letter in word), often) for latin, word, often in pairs
    ]
    times: Counter[str] = Counter()
    for _, word, often in bare:
        times.update(dict.fromkeys(word, int(often)))
    told = _told(_learn(bare), MOST_OF_HAN, FEWEST_OF_HAN)
    return {letter: groups for letter, groups in told.items() if times[letter] >= FEWEST_HAN_TIMES}


def placed(word: str) -> tuple[str, ...]:
    """The letters of a word, the first and the last one marked as such."""
    if len(word) == 1:
        return (f"^{word}",)
    return (f"^{word[0]}", *word[1:-1], f"{word[-1]}$")


def _write(scripts: dict[str, Any], whole: dict[str, Any]) -> None:
    source = "Wikidata names, CC0 1.0; tools/learn_spelling.py"
    told = {"source": source, "scripts": scripts, "words": whole}
    OUT.write_text(json.dumps(told, ensure_ascii=False, indent=0, sort_keys=True) + "\n")


def _whole(folder: Path, script: Script) -> dict[str, list[str]]:
    """Words with the Latin ones that often stand for them, though their letters say less."""
    times: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for latin, other, often in _pairs(folder, script):
        times[other][latin] += often
    fewest = FEWEST_HAN_WORDS if script is Script.HAN else FEWEST_TIMES
    found = {
        other: _often(other, counts, fewest) for other, counts in times.items() if len(other) > 1
    }
    return {other: latin for other, latin in found.items() if latin}


def _often(other: str, counts: Counter[str], fewest: int) -> list[str]:
    enough = max(fewest, counts.total() * FEWEST_SHARE)
    return [
        latin
        for latin, often in counts.most_common(MOST_WORDS)
        if often >= enough and len(latin) > 1 and _is_odd(other, latin)
    ]


def _is_odd(other: str, latin: str) -> bool:
    """Not alike by its letters, but no other word either."""
    letters = pool_of((other,)).letters
    written = np.array(list(latin.encode()), dtype=np.uint8)
    most = NO_NAME * max(len(other), len(latin))
    rows = rows_of(table(), letters, len(letters), BY_LETTERS)
    fits = cost(table(), rows, written, len(written), most) < NEVER
    return fits and likeness(other, latin) < ALIKE_ENOUGH


def _pairs(folder: Path, script: Script) -> Iterator[tuple[str, str, int]]:
    """Latin word, word of the script, how often; whole names are paired word by word."""
    for name in FILES[script]:
        for line in (folder / name).read_text("utf-8").splitlines():
            latin, other, *often = line.split("\t")
            if often:
                other = other.replace(" ", "")
            ours = words(latin)
            theirs = (folded(other),) if script is Script.HAN else words(other)
            if len(ours) == len(theirs):
                for one, two in zip(ours, theirs, strict=True):
                    if script_of(one) is Script.LATIN and script_of(two) is script:
                        yield one, two, int(often[0]) if often else 1


def _weighted(pairs: Iterable[tuple[str, str, int]]) -> Iterator[Pair]:
    times: Counter[tuple[str, str]] = Counter()
    for latin, other, often in pairs:
        times[latin, other] += often
    for (latin, other), often in sorted(times.items()):
        if 1 < len(latin) <= LONGEST_WORD and len(other) <= LONGEST_WORD:
            yield latin, placed(other), float(min(often, MOST_TIMES))


def _learn(pairs: list[Pair]) -> Chances:
    chances: Chances = {}
    for turn in range(ROUNDS):
        counts: defaultdict[str, Weights] = defaultdict(lambda: defaultdict(float))
        for latin, letters, often in pairs:
            _count(latin, letters, often, chances, counts)
        chances = {letter: _shares(found) for letter, found in counts.items()}
        print(f"round {turn + 1}", file=sys.stderr)
    return chances


def _count(
    latin: str,
    letters: tuple[str, ...],
    often: float,
    chances: Chances,
    counts: dict[str, Weights],
) -> None:
    """Add, for one pair, how often each letter is expected to stand for each group."""
    forward = [{0: 1.0}]
    for letter in letters:
        forward.append(_onward(latin, forward[-1], chances.get(letter)))
    whole = forward[-1].get(len(latin), 0.0)
    if not whole:
        return
    weight = often / (1.0 + math.exp(min(50.0, (BAD_FIT - math.log(whole) / len(latin)) * 4)))
    behind: dict[int, float] = {len(latin): 1.0}
    for letter, before in zip(reversed(letters), reversed(forward[:-1]), strict=True):
        known = chances.get(letter)
        reached: dict[int, float] = {}
        for at, chance in before.items():
            for size in range(LONGEST + 1):
                rest = behind.get(at + size)
                if rest:
                    group = latin[at : at + size]
                    here = _chance(known, group) * rest
                    reached[at] = reached.get(at, 0.0) + here
                    counts[letter][group] += weight * chance * here / whole
        behind = reached


def _onward(
    latin: str, before: dict[int, float], known: dict[str, float] | None
) -> dict[int, float]:
    after: dict[int, float] = {}
    for at, chance in before.items():
        for size in range(min(LONGEST, len(latin) - at) + 1):
            step = chance * _chance(known, latin[at : at + size])
            if step:
                after[at + size] = after.get(at + size, 0.0) + step
    return after


def _chance(known: dict[str, float] | None, group: str) -> float:
    return FIRST_GUESS[len(group)] if known is None else known.get(group, 0.0)


def _shares(found: Weights) -> dict[str, float]:
    total = sum(found.values())
    return {group: count / total for group, count in found.items() if count / total > NEVER_SO}


def _told(chances: Chances, most: int, fewest: float) -> dict[str, dict[str, int]]:
    """The likeliest groups of each letter, in hundredths of a nat below certainty."""
    told = {}
    for letter, groups in chances.items():
        best = sorted(groups.items(), key=lambda one: (-one[1], one[0]))[:most]
        kept = {group: round(-100 * math.log(share)) for group, share in best if share > fewest}
        if kept:
            told[letter] = kept
    return told


if __name__ == "__main__":
    main()
