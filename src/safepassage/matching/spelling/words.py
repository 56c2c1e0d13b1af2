"""A name as words of one alphabet each: Latin ones in plain small letters, others in their own."""

import re
import unicodedata

from safepassage.matching._letters import PLAIN
from safepassage.matching.spelling.scripts import Script, script_of

_HOOKED = str.maketrans({"Ɓ": "B", "ɓ": "B", "Ɗ": "D", "ɗ": "D", "Ƒ": "F", "ƒ": "F"})
"""Letters of West African alphabets, which ICAO Doc 9303-3 does not list."""
_BETWEEN = re.compile(r"[\s\-‐‑‒–—._,;:/\\<>()\[\]{}\"«»“”·•|+*#0-9]+")  # noqa: RUF001 - as written
_ASCII = {
    code: chr(code).lower() if chr(code).isalpha() else " " if _BETWEEN.match(chr(code)) else None
    for code in range(128)
}
_ARTICLE, _SERVANT = "\u0627\u0644", "\u0639\u0628\u062f\u0627\u0644"
"""The article, and "servant of the" that begins many names."""
_SIGNS = "".join(
    char for char in map(chr, range(0x0900, 0x10A0)) if unicodedata.category(char)[0] == "M"
)
_IN_FRONT = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")
"""Thai vowels that are written before the consonant which they follow when spoken."""
LONGEST_NAME = 400
"""Characters of a name that are looked at; the rest of a longer one says nothing more."""


def words(name: str) -> tuple[str, ...]:
    """Split a name into its words, without marks, digits and case.

    ``José bin-Ali`` gives ``jose``, ``bin``, ``ali``. Hangul stands in its single letters
    (Unicode's conjoining jamo), Arabic and Hebrew without vowel points. Single words are
    remembered here and there, whole names nowhere.
    """
    if name.isascii():
        return tuple(name[:LONGEST_NAME].translate(_ASCII).split())
    composed = unicodedata.normalize("NFKC", name[:LONGEST_NAME])
    found = (
        _letters(part) for part in _BETWEEN.split(composed.translate(PLAIN).translate(_HOOKED))
    )
    return tuple(word for whole in found for word in _parted(whole) if word)


def _parted(word: str) -> tuple[str, ...]:
    """Arabic words without the article, which Latin spellings write in many ways or not at all."""
    if word.startswith(_SERVANT) and len(word) > len(_SERVANT) + 1:
        return (_SERVANT[:3], word[len(_SERVANT) :])
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1:
        return (word[len(_ARTICLE) :],)
    return (word,)


def _letters(part: str) -> str:
    spread = unicodedata.normalize("NFKD", _IN_FRONT.sub(r"\2\1", part.lower()))
    kept = "".join(filter(_is_of_the_word, spread)).lstrip(_SIGNS)
    if script_of(kept) is Script.LATIN:
        return "".join(char for char in kept if "a" <= char <= "z")
    return kept


def _is_of_the_word(char: str) -> bool:
    """Letters, and the signs of alphabets (Devanagari to Myanmar) in which they are vowels."""
    return char in _SIGNS or unicodedata.category(char)[0] == "L"
