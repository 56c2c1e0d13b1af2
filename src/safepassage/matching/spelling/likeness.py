"""How alike two words are, 0 to 1: the same letters, the same sound, a slip, another alphabet."""

import math
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from safepassage.matching.spelling.learned import NEVER, cost, known
from safepassage.matching.spelling.sounds import frame, sound
from safepassage.matching.spelling.words import Script, script_of

ALIKE = 0.5
"""Below, two words count as different ones."""
_CONSONANT, _VOWEL, _LETTER = 0.9, 0.3, 0.03
_SHARE = 0.62
"""The share of a word's letters that may differ before nothing is left of the likeness."""
_SLIP = 0.87
_SHORTEST_SLIP, _SHORTEST_SWAP = 5, 4
_INITIAL = 0.75
_MIDDLE, _STEEP = 2.6, 3.2
"""Nats a letter at which a word of another alphabet is as likely another word as the same."""
_SHORTEST_FIT = 4
_SAME_SCRIPT = 1.3
_KNOWN = 0.98


@lru_cache(maxsize=131_072)
def likeness(one: str, other: str) -> float:
    """Compare two words as ``words`` makes them; it does not matter which comes first."""
    if one == other:
        return 1.0
    first, second = script_of(one), script_of(other)
    if first is second:
        return _latin(one, other) if first is Script.LATIN else _of_one_script(one, other)
    if second is Script.LATIN:
        return _across(one, other)
    return _across(other, one) if first is Script.LATIN else 0.0


def _latin(one: str, other: str) -> float:
    if len(one) == 1 or len(other) == 1:
        return _INITIAL if one[0] == other[0] else 0.0
    ours, theirs = sound(one), sound(other)
    consonants = Levenshtein.distance(frame(one), frame(other))
    vowels = max(0, Levenshtein.distance(ours, theirs) - consonants)
    letters = Levenshtein.distance(one, other)
    spent = consonants * _CONSONANT + vowels * _VOWEL + letters * _LETTER
    found = 1 - spent / (_SHARE * max(len(ours), len(theirs)))
    return max(found, _SLIP if _is_slip(one, other, letters) else 0.0)


def _is_slip(one: str, other: str, letters: int) -> bool:
    """One letter too many, too few or wrong, or two neighbours exchanged, in a long enough word."""
    shorter = min(len(one), len(other))
    if letters == 1:
        return shorter >= _SHORTEST_SLIP
    swapped = letters == 2 and len(one) == len(other) and sorted(one) == sorted(other)  # noqa: PLR2004
    return swapped and shorter >= _SHORTEST_SWAP


def _across(word: str, latin: str) -> float:
    """A word of another alphabet and a Latin one; 0 for all that is not ``ALIKE``."""
    if latin in known(word):
        return _KNOWN
    letters = max(len(latin), len(word), _SHORTEST_FIT)
    spent = cost(word, latin, _MIDDLE * letters)
    if spent == NEVER:
        return 0.0
    return 1 / (1 + math.exp(_STEEP * (spent / letters - _MIDDLE)))


def _of_one_script(one: str, other: str) -> float:
    differing = Levenshtein.distance(one, other) / ((len(one) + len(other)) / 2)
    return max(0.0, 1 - differing * _SAME_SCRIPT)
