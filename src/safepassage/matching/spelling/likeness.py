"""How alike two words are, 0 to 1: the same letters, the same sound, a slip, another alphabet.

What is less than ``ALIKE`` counts as nothing.
"""

import math

import numpy as np

from safepassage.matching.compiled import Bytes, Ints, Longs, compiled, inlined
from safepassage.matching.spelling.distance import (
    LATIN_LETTERS,
    distance,
    distance_of_any,
    prepare,
)
from safepassage.matching.spelling.learned import (
    BY_LETTERS,
    NEVER,
    Table,
    cost,
    is_known,
    rows_of,
    ways,
)
from safepassage.matching.spelling.pool import (
    Heard,
    Pool,
    heard_from,
    heard_of,
    kin_from,
    letters_of,
    pool_of,
    script_in,
)
from safepassage.matching.spelling.scripts import Script, script_of_letter
from safepassage.matching.spelling.tables import table

ALIKE = 0.5
"""Below, two words count as different ones."""
NOT_LATIN = -1.0
"""What ``latin_likeness`` does not compare."""
_CONSONANT, _VOWEL, _LETTER = 0.9, 0.3, 0.03
_SHARE = 0.62
"""The share of a word's letters that may differ before nothing is left of the likeness."""
_SLIP = 0.87
_SHORTEST_SLIP, _SHORTEST_SWAP = 5, 4
_SLIP_CONSONANTS = 2
"""Consonants that one wrong letter changes at most: where it makes or breaks an SH, CH or TH."""
_INITIAL = 0.75
_MIDDLE, _STEEP = 2.6, 3.2
"""Nats a letter at which a word of another alphabet is as likely another word as the same."""
_MIDDLE_SOUNDING, _MIDDLE_OF_TWO, _MIDDLE_KANA = 3.0, 2.2, 1.85
"""The same for Han letters that a foreign name sounds like: they leave more open, but two of them
may as well be a given name of their own language; and for kana, which leave little open."""
_MIDDLE_READ, _STEEP_READ = 0.9, 6.0
"""The same for a Han word that is read: its table leaves less open than what was learned."""
_TWO, _SHORTEST_FIT = 2, 4
_SAME_SCRIPT = 1.3
_KNOWN = 0.98
_SHORT_FORM, _COGNATE = 0.8, 0.64
"""So that a cognate with a family name alerts only if more than the names agrees."""
_LATIN, _HAN, _KANA = int(Script.LATIN), int(Script.HAN), int(Script.KANA)
_SOUNDS, _FRAME, _PLACES = LATIN_LETTERS, 2 * LATIN_LETTERS, 3 * LATIN_LETTERS
"""A word's places: those of its letters, then of its sounds and of its consonants."""
_A = 97


@compiled
def places_of(pool: Pool) -> Longs:
    """Prepare all words of a pool for being compared with many."""
    many = len(pool.at) - 1
    places = np.zeros(many * _PLACES, dtype=np.int64)
    for word in range(many):
        if script_in(pool, word) == _LATIN:
            heard, first = heard_of(pool, word), word * _PLACES
            prepare(pool.heard, heard.letters, heard.size, places, first)
            prepare(pool.heard, heard.sounds, heard.sound_size, places, first + _SOUNDS)
            prepare(pool.heard, heard.frame, heard.frame_size, places, first + _FRAME)
    return places


@compiled
def latin_likeness(
    places: Longs, one: int, ours: Bytes, begin: int, theirs: Bytes, start: int, least: float
) -> float:
    """Compare two words by what is heard of them, from ``ours[begin]`` and ``theirs[start]``.

    ``one`` is the number of the first among the words that have ``places``. What is less than
    ``least`` is 0; ``NOT_LATIN`` if one is of another alphabet. It is called most of all, and so
    takes single arrays: handing on a pool costs more than the comparison.
    """
    if ours[begin] != _LATIN or theirs[start] != _LATIN:
        return NOT_LATIN
    words = heard_from(ours, begin), heard_from(theirs, start)
    found = _latin(places, one * _PLACES, ours, words[0], theirs, words[1], least)
    if found < _SHORT_FORM:
        found = max(found, _kinship(ours, begin, theirs, start))
    return found if found >= least else 0.0


@compiled
def likeness_in(
    table: Table, places: Longs, ours: Pool, one: int, theirs: Pool, other: int, least: float
) -> float:
    """Compare word ``one`` of a pool, whose ``places_of`` are given, with one of another pool.

    What is less than ``least`` (at least ``ALIKE``) is 0.
    """
    begin, start = ours.heard_at[one], theirs.heard_at[other]
    found = latin_likeness(places, one, ours.heard, begin, theirs.heard, start, least)
    if found != NOT_LATIN:
        return found
    first, second = script_in(ours, one), script_in(theirs, other)
    if first == second:
        found = _of_one_script(ours, one, theirs, other)
    elif second == _LATIN:
        found = _across(table, ours, one, theirs, other)
    elif first == _LATIN:
        found = _across(table, theirs, other, ours, one)
    else:
        found = 0.0
    return found if found >= least else 0.0


@compiled
def _kinship(ours: Bytes, begin: int, theirs: Bytes, start: int) -> float:
    """How alike two given names count that are short forms or cognates of one another."""
    short, cognate = kin_from(ours, begin, 0), kin_from(ours, begin, 1)
    if short and short == kin_from(theirs, start, 0):
        return _SHORT_FORM
    return _COGNATE if cognate and cognate == kin_from(theirs, start, 1) else 0.0


@compiled
def _latin(
    places: Longs, first: int, ours: Bytes, one: Heard, theirs: Bytes, other: Heard, least: float
) -> float:
    if one.size <= 1 or other.size <= 1:
        if not (one.size and other.size):
            return 0.0
        if ours[one.letters] != theirs[other.letters]:
            return 0.0
        return _INITIAL if one.size != other.size else 1.0
    whole = _SHARE * max(one.sound_size, other.sound_size)
    most = (1 - least) * whole
    may_slip = abs(one.size - other.size) <= 1
    if abs(one.frame_size - other.frame_size) * _CONSONANT > most and not may_slip:
        return 0.0
    consonants = distance(
        places, first + _FRAME, one.frame_size, theirs, other.frame, other.frame_size
    )
    may_slip = may_slip and consonants <= _SLIP_CONSONANTS
    if consonants * _CONSONANT > most and not may_slip:
        return 0.0
    heard = distance(
        places, first + _SOUNDS, one.sound_size, theirs, other.sounds, other.sound_size
    )
    vowels = max(0, heard - consonants)
    spent = consonants * _CONSONANT + vowels * _VOWEL
    if spent > most and not may_slip:
        return 0.0
    letters = distance(places, first, one.size, theirs, other.letters, other.size)
    found = max(0.0, 1 - (spent + letters * _LETTER) / whole)
    if found < _SLIP and may_slip and _is_slip(ours, one, theirs, other, letters):
        return _SLIP
    return found


@compiled
def _is_slip(ours: Bytes, one: Heard, theirs: Bytes, other: Heard, letters: int) -> bool:
    """One letter too many, too few or wrong, or two neighbours exchanged, in a long enough word."""
    if letters == 1:
        return min(one.size, other.size) >= _SHORTEST_SLIP
    if letters != 2 or one.size != other.size or one.size < _SHORTEST_SWAP:  # noqa: PLR2004
        return False
    counts = np.zeros(LATIN_LETTERS, dtype=np.int64)
    for step in range(one.size):
        counts[int(ours[one.letters + step]) - _A] += 1
        counts[int(theirs[other.letters + step]) - _A] -= 1
    return not np.any(counts)


@compiled
def _across(table: Table, ours: Pool, one: int, theirs: Pool, other: int) -> float:
    """A word of another alphabet and a Latin one."""
    word, heard = letters_of(ours, one), heard_of(theirs, other)
    latin = theirs.heard[heard.letters : heard.letters + heard.size]
    if is_known(table, word, len(word), latin, heard.size):
        return _KNOWN
    found = 0.0
    for way in range(ways(script_in(ours, one))):
        found = max(found, _fitting(table, word, latin, heard.size, way))
    return found


@inlined
def _fitting(table: Table, word: Ints, latin: Bytes, long: int, way: int) -> float:
    """How well a Latin word fits a way to read a word of another alphabet."""
    rows = rows_of(table, word, len(word), way)
    if not len(rows):
        return 0.0
    middle, steep = _middle(word), _STEEP
    if way != BY_LETTERS:
        middle, steep = _MIDDLE_READ, _STEEP_READ
    letters = max(long, len(word), _SHORTEST_FIT)
    spent = cost(table, rows, latin, long, middle * letters)
    if spent >= NEVER:
        return 0.0
    return 1 / (1 + math.exp(steep * (spent / letters - middle)))


@inlined
def _middle(word: Ints) -> float:
    script = script_of_letter(word[0])
    if script == _HAN:
        return _MIDDLE_SOUNDING if len(word) > _TWO else _MIDDLE_OF_TWO
    return _MIDDLE_KANA if script == _KANA else _MIDDLE


@compiled
def _of_one_script(ours: Pool, one: int, theirs: Pool, other: int) -> float:
    word, their = letters_of(ours, one), letters_of(theirs, other)
    differing = distance_of_any(word, len(word), their, len(their))
    return max(0.0, 1 - differing / ((len(word) + len(their)) / 2) * _SAME_SCRIPT)


def likeness(one: str, other: str) -> float:
    """Compare two words as ``words`` makes them; it does not matter which comes first."""
    pool = pool_of((one, other))
    return likeness_in(table(), places_of(pool), pool, 0, pool, 1, ALIKE)
