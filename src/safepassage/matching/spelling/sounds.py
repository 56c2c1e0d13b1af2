"""Latin words reduced to what spellings of one name have in common.

``sound`` folds letters that romanisations use for one another (Q, CK and KH; Y and I; OU and
U); ``consonants`` leaves the vowels out of that, and ``frame`` takes voiced and unvoiced alike.
"""

import re
from functools import lru_cache

_FOLDED = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"tsch|tch|tsh|czs|cz", "c"),
        (r"dzh|dj|dsch", "j"),
        (r"sch|sh|sz", "s"),
        (r"ph", "f"),
        (r"ck|kh|q", "k"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"zh", "j"),
        (r"ch", "c"),
        (r"x", "ks"),
        (r"ae", "a"),
        (r"oe", "o"),
        (r"ue", "u"),
        (r"ee|ie|ij|iy|yi|ii|ea", "i"),
        (r"oo|ou", "u"),
        (r"y", "i"),
        (r"(?<=[aeiou])w(?=[aeiou])", "u"),
        (r"w", "v"),
        (r"e", "i"),
        (r"o", "u"),
        (r"(.)\1+", r"\1"),
    )
)
_FRAME = str.maketrans(
    {"c": "k", "g": "k", "j": "k", "z": "s", "v": "f", "b": "p", "d": "t"}
    | dict.fromkeys("aiuh", "")
)
_OPEN = frozenset("aiuh")
_CLOSED = str.maketrans(dict.fromkeys(_OPEN, ""))


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """The word with one letter for each group that spellings exchange."""
    for pattern, letter in _FOLDED:
        word = pattern.sub(letter, word)
    return word


@lru_cache(maxsize=65_536)
def consonants(word: str) -> str:
    """The word's sound without its vowels and H, which other alphabets leave out."""
    heard = sound(word)
    return heard.translate(_CLOSED) or heard[0]


@lru_cache(maxsize=65_536)
def frame(word: str) -> str:
    """The consonants of the word's sound; an ``a`` in front tells that it begins without one."""
    heard = sound(word)
    kept = heard.translate(_FRAME)
    if heard[0] in _OPEN and len(heard) > 1:
        kept = "a" + kept
    return kept or heard[0]
