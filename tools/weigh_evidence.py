"""Fit the weights of evidence to a list of one's own, beside those that are shipped.

    python tools/weigh_evidence.py ../shared/data/names/lists/base_list.jsonl --queries 6000

An alias of a listed person is taken out of the list and asked for: the match with the person's
own entry is of the same person, every other match is of somebody else; entries that may be the
same person's on another list are left out. A logistic regression
(Newton's method) over the codes of the reasons says how much each of them tells the two apart.
Coefficients are printed in the unit of the shipped weights: the names' likeness is one.

What a carrier sends beside the name is invented from the entry by ``HABITS``; with other habits
other weights come out, so a weight is changed in decision 0018 and not by this tool.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import msgspec
import numpy as np
from numpy.typing import NDArray

from safepassage.formats.lists import read_jsonl
from safepassage.matching import build, screen
from safepassage.matching.evidence import NAME_CODES
from safepassage.records import ListEntry, Match, Subject

HABITS = {"birth_unknown": 0.10, "birth_slip": 0.15, "nationality_other": 0.10, "sex_wrong": 0.02}
"""How often a listed person is announced so; the slips are a day, a year, or day and month."""
BESIDE_THE_NAME = 0.4
"""What a weight beside the name counts for in the combination (``matching.screen``)."""
DAY = len("2026-01-01")
RIDGE, STEPS, CLOSE = 1e-3, 50, 1e-8
FEWEST = 20

Numbers = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One match: whether of the same person, the names' score, and the codes beside it."""

    same: bool
    name: float
    codes: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """A code with its shipped weight and the fitted one with its standard error."""

    code: str
    shipped: float | None
    fitted: float
    error: float
    same: int
    different: int


def main() -> None:
    """Read the list, ask, fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("list", type=Path)
    parser.add_argument("--queries", type=int, default=6_000)
    parser.add_argument("--seed", type=int, default=1)
    words = parser.parse_args()
    entries, _ = read_jsonl(words.list.read_bytes())
    chance = Random(words.seed)  # noqa: S311 - no secret
    shipped: dict[str, set[float]] = {}
    pairs = list(pairs_of(entries, words.queries, chance, shipped))
    print(f"{len(pairs):,} pairs, {sum(one.same for one in pairs):,} of the same person")
    print(f"{'code':32} {'shipped':>8} {'fitted':>8} {'± error':>8} {'same':>8} {'different':>10}")
    for one in weigh(pairs, shipped):
        known = "varies" if one.shipped is None else f"{one.shipped:.2f}"
        print(
            f"{one.code:32} {known:>8} {one.fitted:8.2f} {one.error:8.2f} {one.same:8,}"
            f" {one.different:10,}"
        )


def pairs_of(
    entries: Sequence[ListEntry],
    queries: int,
    chance: Random,
    shipped: dict[str, set[float]] | None = None,
) -> Iterator[Pair]:
    """The matches of held-out aliases; ``shipped`` fills up with the weights that were met."""
    known = {one.id: one for one in entries}
    asked = _held_out(entries, queries, chance)
    index = build([asked[one.id][1] if one.id in asked else one for one in entries])
    for alias, entry in asked.values():
        for match in screen(index, _announced(alias, entry, chance), threshold=0.0, limit=None):
            if _may_be_same(entry, known[match.entry]):
                continue
            _note(match, shipped)
            yield Pair(
                same=match.entry == entry.id,
                name=sum(one.weight for one in match.reasons if one.code in NAME_CODES),
                codes=frozenset(one.code for one in match.reasons) - NAME_CODES,
            )


def weigh(pairs: Sequence[Pair], shipped: dict[str, set[float]] | None = None) -> list[Weighed]:
    """The weight of every code that is met often enough, in the unit of the shipped ones."""
    same = Counter(code for one in pairs if one.same for code in one.codes)
    every = Counter(code for one in pairs for code in one.codes)
    codes = sorted(code for code, count in every.items() if count >= FEWEST)
    table = np.array([_row(one, codes) for one in pairs])
    answers = np.array([float(one.same) for one in pairs])
    found, errors = fit(table, answers)
    unit = found[1]
    return [
        Weighed(
            code=code,
            shipped=_only((shipped or {}).get(code, set())),
            fitted=float(found[place] / unit / BESIDE_THE_NAME),
            error=float(errors[place] / unit / BESIDE_THE_NAME),
            same=same[code],
            different=every[code] - same[code],
        )
        for place, code in enumerate(codes, start=2)
    ]


def fit(table: Numbers, answers: Numbers) -> tuple[Numbers, Numbers]:
    """The coefficients of a logistic regression by Newton's method, and their standard errors.

    ``table`` has a row a case, its first column ones; a small ridge keeps codes that occur on
    one side alone finite.
    """
    found = np.zeros(table.shape[1])
    ridge = np.eye(table.shape[1]) * RIDGE * len(table)
    ridge[0, 0] = 0.0
    curve = ridge
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (answers - chances) - ridge @ found
        curve = (table * (chances * (1 - chances))[:, None]).T @ table + ridge
        step = np.linalg.solve(curve, slope)
        found += step
        if np.abs(step).max() < CLOSE:
            break
    return found, np.sqrt(np.diag(np.linalg.inv(curve)))


def _held_out(
    entries: Sequence[ListEntry], queries: int, chance: Random
) -> dict[str, tuple[str, ListEntry]]:
    """For so many persons: one of their aliases, and their entry without it."""
    named = [one for one in entries if one.name and one.aliases]
    found = {}
    for entry in chance.sample(named, min(queries, len(named))):
        alias = chance.choice(entry.aliases)
        rest = tuple(one for one in entry.aliases if one != alias)
        found[entry.id] = (alias, msgspec.structs.replace(entry, aliases=rest))
    return found


def _announced(alias: str, entry: ListEntry, chance: Random) -> Subject:
    """The listed person as a carrier might announce them under an alias."""
    sex = (entry.gender or "")[:1].upper()
    wrong = {"M": "F", "F": "M"}.get(sex)
    return Subject(
        name=alias,
        dob=_birth(entry, chance),
        nationality=_nationality(entry, chance),
        sex=(wrong if chance.random() < HABITS["sex_wrong"] else sex) or None,
    )


def _birth(entry: ListEntry, chance: Random) -> str | None:
    """The listed day, or one that nobody listed contradicts, with the carrier's slips."""
    full = sorted(_days(entry))
    drawn = chance.random()
    if drawn < HABITS["birth_unknown"] or (entry.dob and not full):
        return None
    days = chance.randrange(24_000)
    born = date.fromisoformat(full[0]) if full else date(1940, 1, 1) + timedelta(days=days)
    if drawn < HABITS["birth_unknown"] + HABITS["birth_slip"]:
        born = _slipped(born, chance)
    return born.isoformat()


def _slipped(born: date, chance: Random) -> date:
    kind = chance.randrange(3)
    if kind == 0 and born.day != born.month and born.day <= 12:  # noqa: PLR2004 - months
        return born.replace(month=born.day, day=born.month)
    return born + timedelta(days=chance.choice((-1, 1)) * (1 if kind == 1 else 365))


def _nationality(entry: ListEntry, chance: Random) -> str | None:
    if not entry.nationality:
        return None
    return "UTO" if chance.random() < HABITS["nationality_other"] else entry.nationality[0]


def _may_be_same(one: ListEntry, other: ListEntry) -> bool:
    """Whether two entries have a day of birth in common, or a name where a day is missing."""
    if one.id == other.id:
        return False
    days, others = _days(one), _days(other)
    if days and others:
        return not days.isdisjoint(others)
    return not _names(one).isdisjoint(_names(other))


def _days(entry: ListEntry) -> set[str]:
    return {one for one in entry.dob if len(one) == DAY}


def _names(entry: ListEntry) -> set[str]:
    return {one.casefold() for one in (entry.name or "", *entry.aliases)}


def _note(match: Match, shipped: dict[str, set[float]] | None) -> None:
    if shipped is None:
        return
    for one in match.reasons:
        if one.code not in NAME_CODES:
            shipped.setdefault(one.code, set()).add(one.weight)


def _row(one: Pair, codes: Iterable[str]) -> list[float]:
    return [1.0, one.name, *(float(code in one.codes) for code in codes)]


def _only(weights: set[float]) -> float | None:
    return next(iter(weights)) if len(weights) == 1 else None


if __name__ == "__main__":
    main()
