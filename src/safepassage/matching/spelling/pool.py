"""Many words as arrays: their letters, and of the Latin ones what is heard of them."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from safepassage.matching.compiled import Bytes, Ints, compiled, inlined
from safepassage.matching.spelling.distance import LONGEST_WORD
from safepassage.matching.spelling.learned import Table, kin_of
from safepassage.matching.spelling.scripts import Script, script_of_letter
from safepassage.matching.spelling.sounds import frame_into, sound_into
from safepassage.matching.spelling.tables import table

_LATIN = int(Script.LATIN)
HEAD = 6
LONGEST_HEARD = HEAD + 5 * LONGEST_WORD
"""Bytes that a word takes in ``heard`` at most."""


class Pool(NamedTuple):
    """Words one behind the other; each ``…at`` says where a word begins, with one more at the end.

    ``letters`` are code points. ``heard`` has, a word, in one place what comparing needs: its
    script, how many letters, sounds and consonants follow, the families of given names that it
    is of (``learned.kin_of``), and for a Latin word the letters, sounds and consonants.
    """

    letters: Ints
    at: Ints
    heard: Bytes
    heard_at: Ints


class Heard(NamedTuple):
    """One Latin word in ``heard``: where letters, sounds and consonants begin, and how many."""

    letters: int
    size: int
    sounds: int
    sound_size: int
    frame: int
    frame_size: int


def letters_from(words: Sequence[str]) -> tuple[Ints, Ints]:
    """The code points of words one behind the other, and where each begins.

    Letters beyond the ``LONGEST_WORD`` are left away.
    """
    cut = [word[:LONGEST_WORD] for word in words]
    at = np.array([0, *accumulate(map(len, cut))], dtype=np.int32)
    return np.frombuffer("".join(cut).encode("utf-32-le"), dtype=np.int32).copy(), at


def pool_of(words: Sequence[str]) -> Pool:
    """Lay words out; letters beyond the ``LONGEST_WORD`` are left away."""
    return pooled(table(), *letters_from(words))


@compiled
def pooled(table: Table, letters: Ints, at: Ints) -> Pool:
    """Lay words out that begin at these places of the letters."""
    many = len(at) - 1
    heard = np.zeros(HEAD * many + 5 * len(letters) + LONGEST_HEARD, dtype=np.uint8)
    heard_at = np.zeros(many + 1, dtype=np.int32)
    hear(table, letters, at, heard, heard_at)
    return Pool(letters, at, heard[: heard_at[-1]].copy(), heard_at)


@compiled
def hear(table: Table, letters: Ints, at: Ints, heard: Bytes, heard_at: Ints) -> None:
    """Write what is heard of each word."""
    for word in range(len(at) - 1):
        first, size, start = at[word], at[word + 1] - at[word], heard_at[word]
        script = script_of_letter(letters[first]) if size else _LATIN
        heard[start] = script
        heard[start + 1] = size
        end = start + HEAD
        if script == _LATIN:
            for step in range(size):
                heard[end + step] = letters[first + step]
            sounds = sound_into(heard[end : end + size], size, heard[end + size :])
            end += size
            frame = frame_into(heard[end : end + sounds], sounds, heard[end + sounds :])
            heard[start + 2] = sounds
            heard[start + 3] = frame
            heard[start + 4], heard[start + 5] = kin_of(table, letters[first:], size)
            end += sounds + frame
        heard_at[word + 1] = end


@inlined
def script_in(pool: Pool, word: int) -> int:
    """The script of a word."""
    return int(np.int64(pool.heard[pool.heard_at[word]]))


@compiled
def size_from(heard: Bytes, start: int) -> int:
    """How many letters the word has that begins here."""
    return int(np.int64(heard[start + 1]))


@inlined
def heard_of(pool: Pool, word: int) -> Heard:
    """Where to find what is heard of a Latin word."""
    return heard_from(pool.heard, pool.heard_at[word])


@compiled
def heard_from(heard: Bytes, start: int) -> Heard:
    """Where to find what is heard of the Latin word that begins here.

    A compiler keeps bytes without a sign, and so their difference: sizes are made whole numbers.
    """
    size = int(np.int64(heard[start + 1]))
    sounds, frame = int(np.int64(heard[start + 2])), int(np.int64(heard[start + 3]))
    first = start + HEAD
    return Heard(first, size, first + size, sounds, first + size + sounds, frame)


@compiled
def kin_from(heard: Bytes, start: int, which: int) -> int:
    """The family of given names that a word is of: of short forms (0) or of cognates (1)."""
    return int(np.int64(heard[start + 4 + which]))


@inlined
def letters_of(pool: Pool, word: int) -> Ints:
    """The letters of a word."""
    return pool.letters[pool.at[word] : pool.at[word + 1]]
