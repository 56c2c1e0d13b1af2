"""How well the special-category filter tells lines to strike from lines to keep.

Invented remark lines of six languages with known truth (``simulation.remark_corpus``). The
held-out sentences were written before the word lists, the fresh ones after the last change of
them; docs/safeguards/special-categories.md says what was measured when. Figures are of lines;
a line may be struck for any category.
Run: python bench/special.py [--misses] [development | held_out | fresh]
"""

import sys
import time
from collections.abc import Iterable
from typing import Final

from safepassage.safeguards.special import is_special
from safepassage.simulation.remark_corpus import LANGUAGES, Part, Remark, remarks

RECALL, PRECISION = 0.99, 0.98
MEASURED: Final = [Part.HELD_OUT, Part.FRESH]
SCRIPTS: Final = ("ar", "ru", "zh")


def counts(lines: Iterable[Remark]) -> tuple[int, int, int, int]:
    """Lines to strike, those of them struck, lines to keep, those of them struck all the same."""
    wanted = struck = kept = wrong = 0
    for one in lines:
        found = is_special(one.text)
        if one.category:
            wanted, struck = wanted + 1, struck + found
        else:
            kept, wrong = kept + 1, wrong + found
    return wanted, struck, kept, wrong


def row(name: str, lines: Iterable[Remark]) -> str:
    """One row of the table."""
    wanted, struck, kept, wrong = counts(lines)
    recall = f"{struck / wanted:.4f}" if wanted else "-"
    precision = f"{struck / (struck + wrong):.4f}" if kept and struck else "-"
    return f"{name:24} {wanted:7} {kept:7} {recall:>9} {precision:>10}"


def table(lines: list[Remark]) -> str:
    """All languages, each of them, those in Latin letters, and each category."""
    rows = [f"{'lines':24} {'special':>7} {'other':>7} {'recall':>9} {'precision':>10}"]
    rows.append(row("all", lines))
    rows += [row(one, [line for line in lines if line.language == one]) for one in LANGUAGES]
    rows += [
        row(f"{one} in Latin letters", [x for x in lines if x.language == one and x.in_latin])
        for one in SCRIPTS
    ]
    rows += [
        row(one, [line for line in lines if line.category == one])
        for one in sorted({line.category for line in lines if line.category})
    ]
    return "\n".join(rows)


def wrong_ones(lines: Iterable[Remark]) -> list[str]:
    """Lines judged wrongly, with what they are."""
    return [
        f"{one.language} {one.category or 'neutral'}: {one.text}"
        for one in lines
        if is_special(one.text) != bool(one.category)
    ]


def main(arguments: list[str]) -> int:
    """Print the table; 1 when the figures of the issue are not reached."""
    named = [one for one in Part if one.value in arguments] or MEASURED
    parts = {part: list(remarks(part, each=30)) for part in named}
    lines = [line for part in parts.values() for line in part]
    print(table(lines))
    if "--misses" in arguments:
        print("\n".join(wrong_ones(lines)))
    print("\n".join(row(f"part: {part.value}", found) for part, found in parts.items()))
    began = time.process_time()
    for one in lines:
        is_special(one.text)
    print(f"{1000 * (time.process_time() - began) / len(lines):.3f} ms CPU a line")
    wanted, struck, _, wrong = counts(lines)
    return int(struck / wanted < RECALL or struck / (struck + wrong) < PRECISION)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
