"""A name as words of one alphabet each: Latin ones in plain small letters, others in their own."""

import re
import unicodedata

from safepassage.matching._letters import PLAIN
from safepassage.matching.spelling import han
from safepassage.matching.spelling.scripts import Script, script_of

_HOOKED = str.maketrans({"Ɓ": "B", "ɓ": "B", "Ɗ": "D", "ɗ": "D", "Ƒ": "F", "ƒ": "F"})
"""Letters of West African alphabets, which ICAO Doc 9303-3 does not list."""
_BETWEEN = re.compile(r"[\s\-‐‑‒–—._,;:/\\<>()\[\]{}\"«»“”·•‧・=|+*#0-9]+")  # noqa: RUF001 - as written
_ASCII = {
    code: chr(code).lower() if chr(code).isalpha() else " " if _BETWEEN.match(chr(code)) else None
    for code in range(128)
}
_ARTICLE, _SERVANT = "\u0627\u0644", "\u0639\u0628\u062f\u0627\u0644"
"""The article, and "servant of the" that begins many names."""
_SIGNS = "".join(
    char for char in map(chr, range(0x0900, 0x10A0)) if unicodedata.category(char)[0] == "M"
)
_KANA = re.compile("[\u3041-\u3096\u3099-\u30ff]+")
_KATAKANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_ONE_SCRIPT = re.compile(
    f"{han.RUN.pattern}|{_KANA.pattern}|(?:(?!{han.RUN.pattern}|{_KANA.pattern}).)+"
)
_EAST_ASIAN = re.compile(f"{han.RUN.pattern}|{_KANA.pattern}")
_SHORT_U_SPREAD, _SHORT_U = "\u0443\u0306", "\u045e"
"""The short U of Uzbek and Belarusian is a letter of its own; other marks tell how to speak one."""
_NO_LETTERS = frozenset(map(chr, (*range(0x02B0, 0x0300), 0x0640)))
"""Apostrophes that Unicode calls letters, and the stroke that stretches Arabic words."""
_IN_FRONT = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")
"""Thai vowels that are written before the consonant which they follow when spoken."""
LONGEST_NAME = 400
"""Characters of a name that are looked at; the rest of a longer one says nothing more."""


def words(name: str) -> tuple[str, ...]:
    """Split a name into its words, without marks, digits and case.

    ``José bin-Ali`` gives ``jose``, ``bin``, ``ali``. Hangul stands in its single letters
    (Unicode's conjoining jamo), Arabic and Hebrew without vowel points, Han in mainland China's
    forms, the surname parted from the given name; katakana as hiragana. Single words are
    remembered here and there, whole names nowhere.
    """
    if name.isascii():
        return tuple(name[:LONGEST_NAME].translate(_ASCII).split())
    composed = unicodedata.normalize("NFKC", name[:LONGEST_NAME])
    parts = _BETWEEN.split(composed.translate(PLAIN).translate(_HOOKED))
    if _EAST_ASIAN.search(composed):
        parts = _of_one_script_each(parts)
    found = (_letters(part) for part in parts)
    return tuple(word for whole in found for word in _parted(whole) if word)


def spread(name: str) -> tuple[str, ...]:
    """A Han name parted in other ways (``han.spread``); other names have none."""
    if name.isascii() or not han.RUN.search(name):
        return ()
    return tuple(map(" ".join, han.spread(words(name))))


def _of_one_script_each(parts: list[str]) -> list[str]:
    """Han and kana apart from what else stands beside them, a name all in one Han run parted.

    With a second run of Han the writer has parted it already; with kana it is a Japanese one.
    """
    runs = [run for part in parts for run in _ONE_SCRIPT.findall(part)]
    if sum(bool(_EAST_ASIAN.fullmatch(run)) for run in runs) > 1:
        return [han.folded(run) for run in runs]
    return [part for run in runs for part in han.parted(han.folded(run))]


def _parted(word: str) -> tuple[str, ...]:
    """Arabic words without the article, which Latin spellings write in many ways or not at all."""
    if word.startswith(_SERVANT) and len(word) > len(_SERVANT) + 1:
        return (_SERVANT[:3], word[len(_SERVANT) :])
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1:
        return (word[len(_ARTICLE) :],)
    return (word,)


def _letters(part: str) -> str:
    if _KANA.fullmatch(part):
        return part.translate(_KATAKANA)
    spread = unicodedata.normalize("NFKD", _IN_FRONT.sub(r"\2\1", part.lower()))
    spread = spread.replace(_SHORT_U_SPREAD, _SHORT_U)
    kept = "".join(filter(_is_of_the_word, spread)).lstrip(_SIGNS)
    if script_of(kept) is Script.LATIN:
        return "".join(char for char in kept if "a" <= char <= "z")
    return kept


def _is_of_the_word(char: str) -> bool:
    """Letters, and the signs of alphabets (Devanagari to Myanmar) in which they are vowels."""
    return char in _SIGNS or (unicodedata.category(char)[0] == "L" and char not in _NO_LETTERS)
