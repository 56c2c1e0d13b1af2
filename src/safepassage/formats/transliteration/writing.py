"""Names in the letters of the machine-readable zone (ICAO Doc 9303-3 sections 4.6 and 6)."""

import unicodedata
from collections.abc import Iterator, Mapping
from string import ascii_uppercase
from typing import Final

from safepassage.formats.transliteration import arabic
from safepassage.formats.transliteration.cyrillic import UKRAINIAN_FIRST
from safepassage.formats.transliteration.letters import Language, LatinForm, forms

SEPARATOR: Final = "<"
_COMMAS: Final = ",\u060c\uff0c"


class NotTransliteratedError(ValueError):
    """A letter of a script that ICAO Doc 9303-3 section 6 gives no table for, or a numeral."""


def transliterate(
    name: str, *, language: Language | None = None, latin: LatinForm = LatinForm.EXPANDED
) -> str:
    """Write a name, or a part of one, in A to Z, its components parted by single ``<``.

    Spaces, hyphens and commas part components; apostrophes and other punctuation are left
    out, so that what stands around them is joined (section 4.6).
    NotTransliteratedError for what the tables do not hold; "" when no letter is left.
    """
    table = forms(language, latin)
    words = (part for word in _words(name) for part in _parted(word))
    written = (_written(word, table, language) for word in words)
    return SEPARATOR.join(filter(None, written))


def _words(name: str) -> list[str]:
    composed = unicodedata.normalize("NFKC", name).upper()
    kept = (_kept(sign) for sign in unicodedata.normalize("NFC", composed))
    return "".join(kept).split()


def _kept(sign: str) -> str:
    """Letters and their marks as they are, a space for what parts words, else nothing."""
    kind = unicodedata.category(sign)
    if kind[0] == "Z" or kind == "Pd" or sign in _COMMAS or sign.isspace():
        return " "
    return "" if kind[0] in "PSC" or kind == "Lm" else sign


def _parted(word: str) -> Iterator[str]:
    """Parts "servant of" from the name that follows it, also where the two are joined."""
    if word.startswith(arabic.SERVANT_OF) and len(word) > len(arabic.SERVANT_OF):
        yield arabic.SERVANT
        word = word.removeprefix(arabic.SERVANT)
    yield word


def _written(word: str, table: Mapping[str, str], language: Language | None) -> str:
    bare = _bare(word)
    if bare == arabic.ALLAH:
        return arabic.ALLAH_FORM
    written, last = [_first(word[0], table, language)], ""
    for letter in word[1:]:
        last = written[-1] or last
        written.append(last if letter == arabic.SHADDA else _form(letter, table))
    if bare.endswith(arabic.TEH_MARBUTA):
        written[word.rindex(arabic.TEH_MARBUTA)] = arabic.TEH_MARBUTA_LAST
    return "".join(written)


def _first(letter: str, table: Mapping[str, str], language: Language | None) -> str:
    if language is Language.UKRAINIAN and letter in UKRAINIAN_FIRST:
        return UKRAINIAN_FIRST[letter]
    return _form(letter, table)


def _form(letter: str, table: Mapping[str, str]) -> str:
    return table[letter] if letter in table else _without_marks(letter, table)


def _without_marks(letter: str, table: Mapping[str, str]) -> str:
    """A letter that is in no table: its base letter, without what is written above or below."""
    if unicodedata.category(letter)[0] == "M":
        return ""
    base = unicodedata.normalize("NFKD", letter)[0]
    if base in ascii_uppercase:
        return base
    if base in table:
        return table[base]
    raise NotTransliteratedError(f"no letters of the zone are laid down for U+{ord(letter):04X}")


def _bare(word: str) -> str:
    """A word without vowel signs, shadda and strokes."""
    return "".join(letter for letter in word if unicodedata.category(letter)[0] == "L")
