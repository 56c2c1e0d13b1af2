"""What finds, in a vocabulary, the words that may be like one: keys that alike words share.

Alike Latin words have the same consonants, or sounds that become the same when each loses at
most one letter. Words of another alphabet and Latin ones find each other by the consonants of
the likeliest spellings, give or take one.
"""

import numpy as np

from safepassage.matching.compiled import Bytes, Ints, Longs, compiled
from safepassage.matching.spelling.distance import LONGEST_WORD
from safepassage.matching.spelling.hashing import hash_of
from safepassage.matching.spelling.learned import (
    HAN_WAYS,
    ROOM,
    Table,
    known_readings,
    readings,
    rows_of,
    ways,
)
from safepassage.matching.spelling.pool import Pool, heard_of, kin_from, letters_of, script_in
from safepassage.matching.spelling.scripts import Script
from safepassage.matching.spelling.sounds import consonants_into, sound_into

_SPELLINGS = 6
_SHORTEST_CUT = 4
_LONGEST_SPELT = 60
_LATIN = int(Script.LATIN)
_SOUND, _FRAME, _OWN_LETTERS, _AS_LATIN, _AS_OTHER, _KIN = 1, 2, 3, 4, 5, 6
MOST_KEYS = 4 + LONGEST_WORD * 2 + HAN_WAYS * _SPELLINGS * (_LONGEST_SPELT * 2 + 1)
"""Keys that a word has at most."""


@compiled
def kept_keys(table: Table, pool: Pool, word: int, out: Longs) -> int:
    """Write the keys under which a word of the vocabulary is found; returns how many."""
    return _keys(table, pool, word, _AS_LATIN, _AS_OTHER, out)


@compiled
def asked_keys(table: Table, pool: Pool, word: int, out: Longs) -> int:
    """Write the keys by which the words like this one are looked for; returns how many."""
    return _keys(table, pool, word, _AS_OTHER, _AS_LATIN, out)


@compiled
def _keys(table: Table, pool: Pool, word: int, from_latin: int, from_other: int, out: Longs) -> int:
    if script_in(pool, word) == _LATIN:
        heard = heard_of(pool, word)
        sound = pool.heard[heard.sounds : heard.sounds + heard.sound_size]
        out[0] = hash_of(_FRAME, pool.heard[heard.frame :], heard.frame_size, -1)
        many = _shortened(_SOUND, sound, len(sound), out, 1)
        for which in range(2):
            kin = kin_from(pool.heard, pool.heard_at[word], which)
            if kin:
                out[many] = hash_of(_KIN + which, pool.heard, 0, -1) + kin
                many += 1
        return _heard(from_latin, sound, len(sound), out, many)
    letters = letters_of(pool, word)
    many = _shortened(_OWN_LETTERS, letters, len(letters), out, 0)
    return _spelt(table, from_other, letters, ways(script_in(pool, word)), out, many)


@compiled
def _spelt(table: Table, kind: int, letters: Ints, ways: int, out: Longs, many: int) -> int:
    """The keys of the likeliest spellings, of each way to read them, whose consonants differ."""
    spelt = np.zeros((ROOM, _LONGEST_SPELT), dtype=np.uint8)
    sizes = np.zeros(ROOM, dtype=np.int32)
    found = known_readings(table, letters, len(letters), spelt, sizes)
    seen = np.zeros(HAN_WAYS * _SPELLINGS, dtype=np.int64)
    differing = looked = 0
    sound = np.zeros(2 * _LONGEST_SPELT + 1, dtype=np.uint8)
    heard = np.zeros(2 * _LONGEST_SPELT + 1, dtype=np.uint8)
    for way in range(ways):
        rows = rows_of(table, letters, len(letters), way)
        if len(rows):
            found = readings(table, rows, spelt, sizes, found)
        most = (way + 1) * _SPELLINGS
        while looked < found:
            size = sound_into(spelt[looked], sizes[looked], sound)
            long = consonants_into(sound, size, heard)
            key = hash_of(kind, heard, long, -1)
            if differing < most and not np.any(seen[:differing] == key):
                seen[differing] = key
                differing += 1
                many = _heard(kind, sound, size, out, many)
            looked += 1
    return many


@compiled
def _heard(kind: int, sound: Bytes, size: int, out: Longs, many: int) -> int:
    heard = np.zeros(size + 1, dtype=np.uint8)
    long = consonants_into(sound, size, heard)
    if long < _SHORTEST_CUT:
        out[many] = hash_of(kind, heard, long, -1)
        return many + 1
    return _shortened(kind, heard, long, out, many)


@compiled
def _shortened(kind: int, text: Bytes | Ints, size: int, out: Longs, many: int) -> int:
    """The text, and the text without each of its letters."""
    out[many] = hash_of(kind, text, size, -1)
    many += 1
    if size > 1:
        for at in range(size):
            if not at or text[at] != text[at - 1]:
                out[many] = hash_of(kind, text, size, at)
                many += 1
    return many
