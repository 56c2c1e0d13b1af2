"""The words of a query laid out, with the listed words like each of them.

Most names are made of a few words: what was found for a word is remembered, for names never.
"""

import math
from typing import NamedTuple

import numpy as np

from safepassage.matching.alignment import JOINED_ALIKE, Query
from safepassage.matching.compiled import Bytes, Floats, Ints, Likenesses, compiled
from safepassage.matching.spelling.distance import LONGEST_WORD
from safepassage.matching.spelling.hashing import hash_of
from safepassage.matching.spelling.learned import Table
from safepassage.matching.spelling.likeness import places_of
from safepassage.matching.spelling.pool import letters_of, pooled
from safepassage.matching.spelling.scripts import Script, script_of_letter
from safepassage.matching.vocabulary import Near, Vocabulary, near_words, place_of

LEAST_NEAR = 0.62
"""Words less alike than this lead to no name, though beside a name found otherwise they count."""
_SINGLE, _PAIR = 0, 1
LIKENESS_STEPS = 255
_SLOTS, _STORE = 1 << 17, 10_000_000
"""Words that may be remembered, and room for what is remembered of them: 50 MB at most."""
_HEAD = 3
_FIRST_ROOM = 4_096
_LATIN = int(Script.LATIN)


class Nears(NamedTuple):
    """For the words of a query, and each two as one: from ``at`` the listed words like it.

    ``likeness`` is in ``LIKENESS_STEPS``, the next higher one.
    """

    words: Ints
    likeness: Bytes
    at: Ints


class Memory(NamedTuple):
    """What was found for words, as records in ``store``; ``begin`` says where, by a hash.

    The lowest bit of a number in ``begin`` tells a single word from two neighbours as one.

    A record has how many letters the word has, how many words are near, and the word's place in
    the vocabulary; then the letters, and the places of the words near, whose likeness stands at
    the same place of ``likeness``. ``used`` counts records and room.
    """

    begin: Ints
    store: Ints
    likeness: Bytes
    used: Ints


def memory() -> Memory:
    """Make an empty memory, whose room is taken only as it fills."""
    return Memory(
        begin=np.zeros(_SLOTS, dtype=np.int32),
        store=np.empty(_STORE, dtype=np.int32),
        likeness=np.empty(_STORE, dtype=np.uint8),
        used=np.array([0, 1], dtype=np.int32),
    )


@compiled
def ask(
    table: Table,
    listed: Vocabulary,
    weights: Floats,
    near: Near,
    known: Memory,
    letters: Ints,
    at: Ints,
    rare: Floats,
    cut: bool,
) -> tuple[Query, Nears]:
    """Lay out a name that is looked for, and find the listed words like each of its words.

    ``letters`` from ``at`` are its words, ``rare`` what each weighs if it is not listed;
    ``weights`` are those of the listed words.
    """
    many = len(rare)
    words = pooled(table, *_with_pairs(letters, at))
    places = places_of(words)
    own = np.full(many, -1, dtype=np.int32)
    heavy = rare.copy()
    found = Nears(
        np.empty(_FIRST_ROOM, dtype=np.int32),
        np.empty(_FIRST_ROOM, dtype=np.uint8),
        np.zeros(len(words.at), dtype=np.int32),
    )
    for word in range(len(words.at) - 1):
        kind = _SINGLE if word < many else _PAIR
        spelt = letters_of(words, word)
        if not len(spelt):
            found.at[word + 1] = found.at[word]
            continue
        begin = _recalled(known, kind, spelt)
        if begin:
            place, size = known.store[begin + 2], known.store[begin + 1]
            start = begin + _HEAD + len(spelt)
            found = _noted(found, word, known.store[start:], known.likeness[start:], size)
        else:
            least = LEAST_NEAR if kind == _SINGLE else JOINED_ALIKE
            size = near_words(table, listed, near, words, word, places, least)
            place = place_of(listed, spelt)
            likeness = _in_steps(near.likeness[:size])
            found = _noted(found, word, near.words, likeness, size)
            _remember(known, kind, spelt, place, near.words[:size], likeness)
        if kind == _SINGLE and place >= 0:
            own[word] = place
            heavy[word] = weights[place]
    end = found.at[-1]
    near_them = Nears(found.words[:end].copy(), found.likeness[:end].copy(), found.at)
    return Query(words, many, heavy, own, places, cut), near_them


@compiled
def _with_pairs(letters: Ints, at: Ints) -> tuple[Ints, Ints]:
    """The words, and behind them each two neighbours as one, as documents join them.

    For words that are not Latin an empty word stands there.
    """
    many = len(at) - 1
    pairs = max(0, many - 1)
    whole = np.empty(3 * len(letters), dtype=np.int32)
    whole[: len(letters)] = letters
    begins = np.empty(many + pairs + 1, dtype=np.int32)
    begins[: many + 1] = at
    end = len(letters)
    for pair in range(pairs):
        first, middle, behind = at[pair], at[pair + 1], at[pair + 2]
        if _is_latin(letters, first) and _is_latin(letters, middle):
            size = min(behind - first, LONGEST_WORD)
            whole[end : end + size] = letters[first : first + size]
            end += size
        begins[many + pair + 1] = end
    return whole[:end].copy(), begins


@compiled
def _is_latin(letters: Ints, at: int) -> bool:
    return bool(script_of_letter(letters[at]) == _LATIN)


@compiled
def _in_steps(likeness: Likenesses) -> Bytes:
    steps = np.empty(len(likeness), dtype=np.uint8)
    for at in range(len(likeness)):
        steps[at] = min(math.ceil(likeness[at] * LIKENESS_STEPS), LIKENESS_STEPS)
    return steps


@compiled
def _noted(found: Nears, word: int, words: Ints, likeness: Bytes, size: int) -> Nears:
    """Write what was found for one word behind what was found for those before."""
    begin = found.at[word]
    while begin + size > len(found.words):
        found = Nears(
            np.concatenate((found.words, np.empty_like(found.words))),
            np.concatenate((found.likeness, np.empty_like(found.likeness))),
            found.at,
        )
    found.words[begin : begin + size] = words[:size]
    found.likeness[begin : begin + size] = likeness[:size]
    found.at[word + 1] = begin + size
    return found


@compiled
def _recalled(known: Memory, kind: int, letters: Ints) -> int:
    """Where the record of a word begins; 0 if there is none."""
    slot = _slot(known, kind, letters)
    return int(known.begin[slot] >> 1)


@compiled
def _slot(known: Memory, kind: int, letters: Ints) -> int:
    """The place of a word in ``begin``, or the free one where it belongs."""
    slot = _mixed(hash_of(kind, letters, len(letters), -1))
    while known.begin[slot]:
        begin = known.begin[slot] >> 1
        if known.begin[slot] & 1 == kind and known.store[begin] == len(letters):
            same = 0
            while same < len(letters) and known.store[begin + _HEAD + same] == letters[same]:
                same += 1
            if same == len(letters):
                return slot
        slot = (slot + 1) % _SLOTS
    return slot


@compiled
def _mixed(key: int) -> int:
    return (key ^ (key >> 31)) % _SLOTS


@compiled
def _remember(
    known: Memory, kind: int, letters: Ints, place: int, words: Ints, likeness: Bytes
) -> None:
    """Keep what was found for a word; when there is no room left, begin anew."""
    size = len(words)
    room = _HEAD + len(letters) + size
    if room > _STORE // 2:
        return
    if known.used[0] >= _SLOTS // 2 or known.used[1] + room > _STORE:
        known.begin[:] = 0
        known.used[0], known.used[1] = 0, 1
    begin = known.used[1]
    known.begin[_slot(known, kind, letters)] = begin << 1 | kind
    known.store[begin], known.store[begin + 1], known.store[begin + 2] = len(letters), size, place
    start = begin + _HEAD
    known.store[start : start + len(letters)] = letters
    start += len(letters)
    known.store[start : start + size] = words
    known.likeness[start : start + size] = likeness
    known.used[0] += 1
    known.used[1] = begin + room
