"""Which Latin letters stand for a letter of another alphabet, and how often: learned from pairs.

The tables are made by ``tools/learn_spelling.py``, ``tools/table_spelling.py`` and
``tools/table_han.py``; they say where what they hold comes from. Costs are nats below certainty.
"""

from typing import NamedTuple

import numpy as np

from safepassage.matching.compiled import Bytes, Floats, Ints, Likenesses, Longs, compiled, inlined
from safepassage.matching.spelling.hashing import hash_of
from safepassage.matching.spelling.scripts import Script, script_of_letter

LONGEST = 3
"""Latin letters that one letter stands for at most."""
UNSEEN, UNSEEN_GROUP = 7.0, 12.0
"""Nats that a group costs which was never seen: up to one letter, and more."""
NEVER = 1e6
LETTERS = 27
_BEAM, GROUPS = 30, 10
UNKNOWN_LETTER = 0.7
_MOST_SPELT = 60
_A = 97
CODES = 65_536
"""Letters beyond Unicode's basic plane are not read."""
_HAN = int(Script.HAN)
PIECES = 3
"""A Han letter is read as a beginning, a vowel and an end."""
BY_LETTERS, HAN_WAYS = 0, 3
"""Ways to read a word: letter by letter; and a Han one also in Mandarin (1) and Cantonese (2)."""
_FEWEST_SOUNDING = 2
"""Han letters of a foreign name that they only sound like, and that is read letter by letter."""


class Table(NamedTuple):
    """The learned tables as arrays.

    ``place`` is, by the code of a letter, where it stands in ``rows``, which are its rows (first,
    inside, last in a word) in ``costs``, and in ``pieces``, the rows of a Han letter's beginning,
    vowel and end in Mandarin and in Cantonese; 0 where nothing is known. The columns are by
    ``group`` of up to three Latin letters, read as a number of base 27; the last
    column is of groups that no letter is.
    ``best`` has, a row, the likeliest groups, the cheapest first. ``whole`` are sorted hashes of
    words with a spelling of their own; ``spelt`` has those spellings, ``of`` where each begins.
    ``given`` are sorted hashes of given names, ``kin`` the numbers of the families they are of: of
    short forms, and of cognates in other languages (0: of none).
    """

    place: Ints
    rows: Ints
    pieces: Ints
    group: Ints
    costs: Likenesses
    best: Ints
    letters: Bytes
    sizes: Ints
    whole: Longs
    first: Ints
    spelt: Bytes
    of: Ints
    given: Longs
    kin: Bytes


@inlined
def row_of(table: Table, code: int, at: int, size: int) -> int:
    """The row of a letter at a place of its word; 0 for a letter that is not known."""
    place = _place_of(table, code)
    return int(table.rows[place, 0 if at == 0 else 2 if at == size - 1 else 1])


@inlined
def _place_of(table: Table, code: int) -> int:
    return int(table.place[code]) if code < len(table.place) else 0


@inlined
def ways(script: int) -> int:
    """In how many ways words of a script are read."""
    return HAN_WAYS if script == _HAN else 1


@inlined
def rows_of(table: Table, word: Ints, size: int, way: int) -> Ints:
    """The rows by which a word is read in a way; none if it cannot be."""
    if script_of_letter(word[0]) == _HAN:
        return _han_rows(table, word, size, way)
    rows = np.empty(size, dtype=np.int32)
    for at in range(size):
        rows[at] = row_of(table, word[at], at, size)
    return rows


@compiled
def _han_rows(table: Table, word: Ints, size: int, way: int) -> Ints:
    """Letters of a foreign name sound like it; a few that seldom do are read in Mandarin."""
    rows = np.zeros(PIECES * size, dtype=np.int32)
    many = sounding = 0
    for at in range(size):
        row = row_of(table, word[at], at, size) if way == BY_LETTERS else 0
        if row:
            rows[many] = row
            many += 1
            sounding += 1
            continue
        for piece in table.pieces[_place_of(table, word[at]), max(0, way - 1)]:
            rows[many] = piece
            many += 1
        if not rows[many - 1]:
            return rows[:0]
    if way == BY_LETTERS and (size < _FEWEST_SOUNDING or 2 * sounding <= size):
        return rows[:0]
    return rows[:many]


@compiled
def cost(table: Table, rows: Ints, latin: Bytes, long: int, most: float) -> float:
    """Nats by which a Latin word falls short of being how a word is written for certain.

    ``rows`` are how the word is read (``rows_of``). Beyond ``most`` nobody wants to know how
    many: the answer is ``NEVER``.
    """
    groups = _groups_in(table, latin, long)
    reached = np.full(long + 1, NEVER)
    onward = np.empty(long + 1)
    reached[0] = 0.0
    for place in range(len(rows)):
        onward[:] = NEVER
        least = NEVER
        first = max(0, long - LONGEST * (len(rows) - place))
        for at in range(first, min(long, LONGEST * place) + 1):
            if reached[at] > most:
                continue
            for step in range(min(LONGEST, long - at) + 1):
                total = reached[at] + table.costs[rows[place], groups[at, step]]
                onward[at + step] = min(onward[at + step], total)
                least = min(least, total)
        if least > most:
            return NEVER
        reached, onward = onward, reached
    return float(reached[long]) if reached[long] <= most else NEVER


@compiled
def _groups_in(table: Table, latin: Bytes, long: int) -> Ints:
    """The groups that begin at each place of a Latin word."""
    groups = np.empty((long + 1, LONGEST + 1), dtype=np.int32)
    for at in range(long + 1):
        packed = 0
        groups[at, 0] = table.group[0]
        for step in range(1, min(LONGEST, long - at) + 1):
            packed = packed * LETTERS + int(latin[at + step - 1]) - _A + 1
            groups[at, step] = table.group[packed]
    return groups


@compiled
def readings(table: Table, rows: Ints, out: Bytes, sizes: Ints, written: int) -> int:
    """Write the likeliest Latin spellings of what is read by these rows, the best first.

    They stand behind those already ``written`` in ``out``, which has ``ROOM`` rows, and are none of
    them; returns how many there are together.
    """
    begun = np.zeros((_BEAM, _MOST_SPELT), dtype=np.uint8)
    long = np.zeros(_BEAM, dtype=np.int64)
    spent = np.zeros(_BEAM)
    many = 1
    for row in rows:
        many = _onward(table, row, begun, long, spent, many)
    for one in range(many):
        if long[one] and not _written(out, sizes, written, begun[one], long[one]):
            out[written, : long[one]] = begun[one, : long[one]]
            sizes[written] = long[one]
            written += 1
    return written


@compiled
def _onward(table: Table, row: int, begun: Bytes, long: Longs, spent: Floats, many: int) -> int:
    """Continue each spelling begun by the groups of one letter; the cheapest are kept."""
    costs = np.empty(many * GROUPS)
    for one in range(many):
        for which in range(GROUPS):
            group = table.best[row, which]
            fits = group >= 0 and long[one] + table.sizes[group] <= _MOST_SPELT
            costs[one * GROUPS + which] = spent[one] + table.costs[row, group] if fits else NEVER
    before, sizes = begun.copy(), long.copy()
    kept = 0
    for choice in np.argsort(costs, kind="mergesort"):
        if kept == _BEAM or costs[choice] >= NEVER:
            break
        one, group = choice // GROUPS, table.best[row, choice % GROUPS]
        size = sizes[one]
        begun[kept, :size] = before[one, :size]
        for letter in range(table.sizes[group]):
            begun[kept, size] = table.letters[group * LONGEST + letter]
            size += 1
        if not _written(begun, long, kept, begun[kept], size):
            long[kept] = size
            spent[kept] = costs[choice]
            kept += 1
    return kept


@compiled
def _written(out: Bytes, sizes: Ints | Longs, many: int, word: Bytes, size: int) -> bool:
    for one in range(many):
        if sizes[one] == size:
            at = 0
            while at < size and out[one, at] == word[at]:
                at += 1
            if at == size:
                return True
    return False


@compiled
def known_readings(table: Table, word: Ints, size: int, out: Bytes, sizes: Ints) -> int:
    """Write the spellings that this word often has (``known``) first; returns how many."""
    first, behind = known(table, word, size)
    for one in range(first, behind):
        begin, end = table.of[one], table.of[one + 1]
        out[one - first, : end - begin] = table.spelt[begin:end]
        sizes[one - first] = end - begin
    return int(behind - first)


@compiled
def known(table: Table, word: Ints, size: int) -> tuple[int, int]:
    """Where the spellings begin and end that this word often has, though its letters say less."""
    key = hash_of(0, word, size, -1)
    place = np.searchsorted(table.whole, key)
    if place == len(table.whole) or table.whole[place] != key:
        return 0, 0
    return int(table.first[place]), int(table.first[place + 1])


@compiled
def kin_of(table: Table, word: Ints, size: int) -> tuple[int, int]:
    """The families of given names that a word is of: of short forms, and of cognates."""
    key = hash_of(0, word, size, -1)
    place = np.searchsorted(table.given, key)
    if place == len(table.given) or table.given[place] != key:
        return 0, 0
    return int(table.kin[place, 0]), int(table.kin[place, 1])


@compiled
def is_known(table: Table, word: Ints, size: int, latin: Bytes, long: int) -> bool:
    """Whether a Latin word is one of those spellings."""
    first, behind = known(table, word, size)
    for one in range(first, behind):
        begin = table.of[one]
        if table.of[one + 1] - begin == long:
            at = 0
            while at < long and table.spelt[begin + at] == latin[at]:
                at += 1
            if at == long:
                return True
    return False


ROOM = HAN_WAYS * _BEAM + 16
"""Rows that the readings of a word need."""
