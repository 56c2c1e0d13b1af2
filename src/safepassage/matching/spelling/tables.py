"""The tables that are kept with the code, read into arrays once.

They are made by ``tools/learn_spelling.py``, ``tools/table_spelling.py`` and
``tools/table_han.py``, and say where what they hold comes from.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from string import ascii_lowercase
from typing import Any

import numpy as np

from safepassage.matching.compiled import Bytes, Ints, Longs
from safepassage.matching.spelling import han
from safepassage.matching.spelling.hashing import hash_of
from safepassage.matching.spelling.learned import (
    CODES,
    GROUPS,
    HAN_WAYS,
    LETTERS,
    LONGEST,
    PIECES,
    UNKNOWN_LETTER,
    UNSEEN,
    UNSEEN_GROUP,
    Table,
)

_A = 97


@cache
def table() -> Table:
    """The tables that are kept with the code."""
    given, kin = _families()
    letters, whole = _read()
    return table_of(letters | han.pieces(), whole)._replace(given=given, kin=kin)


def _families() -> tuple[Longs, Bytes]:
    """Given names with the families they are of; a name in several is of the first."""
    told = json.loads(files(__package__).joinpath("given_names.json").read_text("utf-8"))
    found: dict[int, list[int]] = {}
    for column, families in enumerate((told["nicknames"], told["cognates"])):
        for number, family in enumerate(families, start=1):
            for name in family.split():
                codes = np.array([ord(letter) for letter in name], dtype=np.int32)
                numbers = found.setdefault(hash_of(0, codes, len(codes), -1), [0, 0])
                numbers[column] = numbers[column] or number
    ordered = sorted(found.items())
    return (
        np.array([key for key, _ in ordered], dtype=np.int64),
        np.array([numbers for _, numbers in ordered], dtype=np.uint8),
    )


def _read() -> tuple[dict[str, dict[str, int]], dict[str, list[str]]]:
    letters: dict[str, dict[str, int]] = {}
    whole = han.spellings_of_surnames()
    for name in ("learned.json", "tabled.json"):
        told: dict[str, Any] = json.loads(files(__package__).joinpath(name).read_text("utf-8"))
        for of_script in told["scripts"].values():
            letters.update(of_script)
        for of_script in told.get("beside", {}).values():
            _add(letters, of_script)
        for of_script in told["words"].values():
            for word, spellings in of_script.items():
                whole[word] = list(dict.fromkeys((*whole.get(word, ()), *spellings)))
    return letters, whole


def _add(letters: dict[str, dict[str, int]], beside: dict[str, dict[str, int]]) -> None:
    """Add forms to what is known of letters, at every place of a word where they say no place."""
    for letter, forms in beside.items():
        letters.setdefault(letter, {})
        for name in {letter, *({f"^{letter}", f"{letter}$"} & letters.keys())}:
            known = letters[name]
            letters[name] = known | {
                form: min(cost, known.get(form, cost)) for form, cost in forms.items()
            }


def table_of(letters: dict[str, dict[str, int]], whole: dict[str, list[str]]) -> Table:
    """Arrange letters (marked ``^`` first and ``$`` last in a word) and whole words as arrays."""
    known = (group for row in letters.values() for group in row)
    groups = sorted({"", *ascii_lowercase, *known})
    number = {group: at for at, group in enumerate(groups)}
    row_of_name = {name: at for at, name in enumerate(letters, start=1)}
    unseen = [UNSEEN if len(group) <= 1 else UNSEEN_GROUP for group in groups]
    unseen.append(UNSEEN_GROUP)
    costs = np.full((len(letters) + 1, len(unseen)), unseen, dtype=np.float32)
    costs[0, number[""]] = UNKNOWN_LETTER
    best = np.full((len(letters) + 1, GROUPS), -1, dtype=np.int32)
    best[0, 0] = number[""]
    for name, row in letters.items():
        cheapest = [number[group] for group in sorted(row, key=lambda one: (row[one], one))]
        for group, hundredths in row.items():
            costs[row_of_name[name], number[group]] = hundredths / 100
        best[row_of_name[name], : min(GROUPS, len(cheapest))] = cheapest[:GROUPS]
    hashes, first, spelt, of = _whole_words(whole)
    place, rows, pieces = _places(row_of_name)
    return Table(
        place=place,
        rows=rows,
        pieces=pieces,
        group=_numbers(groups),
        costs=costs,
        best=best,
        letters=np.frombuffer(
            b"".join(group.encode().ljust(LONGEST, b"\0") for group in groups), dtype=np.uint8
        ).copy(),
        sizes=np.array([len(group) for group in groups], dtype=np.int32),
        whole=hashes,
        first=first,
        spelt=spelt,
        of=of,
        given=np.zeros(0, dtype=np.int64),
        kin=np.zeros((0, 2), dtype=np.uint8),
    )


def _places(row_of_name: dict[str, int]) -> tuple[Ints, Ints, Ints]:
    """Where each letter stands, its rows at each place of a word, and those of its pieces."""
    read = dict(han.readings_of_letters())
    bare = {name.strip("^$") or name for name in row_of_name}
    known = (letter for letter in bare | read.keys() if len(letter) == 1)
    letters = sorted(letter for letter in known if ord(letter) < CODES)
    place = np.zeros(CODES, dtype=np.int32)
    rows = np.zeros((len(letters) + 1, PIECES), dtype=np.int32)
    pieces = np.zeros((len(letters) + 1, HAN_WAYS - 1, PIECES), dtype=np.int32)
    for at, letter in enumerate(letters, start=1):
        place[ord(letter)] = at
        names = (f"^{letter}", letter, f"{letter}$")
        rows[at] = [row_of_name.get(name) or row_of_name.get(letter, 0) for name in names]
        for way, reading in enumerate(read.get(letter, ())):
            pieces[at, way, : len(reading)] = [row_of_name[piece] for piece in reading]
    return place, rows, pieces


def _numbers(groups: Sequence[str]) -> Ints:
    found = np.full(LETTERS**LONGEST, len(groups), dtype=np.int32)
    for at, group in enumerate(groups):
        packed = 0
        for letter in group:
            packed = packed * LETTERS + ord(letter) - _A + 1
        found[packed] = at
    return found


def _whole_words(whole: dict[str, list[str]]) -> tuple[Longs, Ints, Bytes, Ints]:
    def hashed() -> Iterator[tuple[int, list[str]]]:
        for word, spellings in whole.items():
            codes = np.array([ord(letter) for letter in word], dtype=np.int32)
            yield hash_of(0, codes, len(codes), -1), spellings

    ordered = sorted(hashed())
    every = [spelling for _, spellings in ordered for spelling in spellings]
    return (
        np.array([key for key, _ in ordered], dtype=np.int64),
        np.cumsum([0, *(len(spellings) for _, spellings in ordered)], dtype=np.int32),
        np.frombuffer("".join(every).encode(), dtype=np.uint8).copy(),
        np.cumsum([0, *map(len, every)], dtype=np.int32),
    )
