"""Names as published lists write them: several in a cell, two scripts side by side."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from safepassage.formats.lists.hygiene import tidied

_LATIN_ENDS: Final = 0x250
_LATIN_ADDITIONAL: Final = range(0x1E00, 0x1F00)
_BESIDE: Final = re.compile(r"(.+?)\s*[(\[\uff08]([^()\[\]\uff08\uff09]+)[)\]\uff09]")
_BETWEEN: Final = re.compile(r";|(?:^|\s)[a-z]\)\s")
_LONGEST: Final = 5_000
_NUMBERED: Final = re.compile(r"\(\d{1,2}\)")
_SUFFIX: Final = re.compile(r"((?:jr|sr)\b\.?|ii|iii|iv)\s*,\s*", re.IGNORECASE)
_EMPTY: Final = frozenset({"", "-", "n/a", "none", "unknown", "not known", "not available"})


def names_in(text: str) -> Iterator[str]:
    """The single names of a cell: divided by semicolons or letters in brackets.

    What is far too long for any name stays whole, and is refused for its length.
    """
    if len(text) > _LONGEST:
        yield text
        return
    for part in _BETWEEN.split(text):
        bare = tidied(part).strip(" ,'\"")
        if bare.casefold() not in _EMPTY:
            yield from _scripts(bare)


def numbered_values(text: str) -> list[str]:
    """The values of a cell that counts them: ``(1) one (2) another``."""
    parts = (tidied(part).strip(" ,;.") for part in _NUMBERED.split(text))
    return [part for part in parts if part.casefold() not in _EMPTY]


def is_other_script(text: str) -> bool:
    """Whether most letters of a name are not Latin."""
    letters = [c for c in text if unicodedata.category(c) in {"Lu", "Ll", "Lt", "Lo"}]
    others = sum(ord(c) >= _LATIN_ENDS and ord(c) not in _LATIN_ADDITIONAL for c in letters)
    return 2 * others > len(letters)


def turned(text: str) -> tuple[str, str | None, str | None]:
    """``FAMILY, Given`` as it is spoken, with given and family name where a comma tells them."""
    family, comma, given = (tidied(part) for part in text.partition(","))
    if found := _SUFFIX.match(given):
        family, given = f"{family} {found[1]}", given[found.end() :]
    if comma and family and given:
        return f"{given} {family}", given, family
    return tidied(text).strip(" ,"), None, None


def _scripts(name: str) -> Iterator[str]:
    """A name and, in brackets behind it, the same in another script are two."""
    found = _BESIDE.fullmatch(name)
    if found and is_other_script(found[2]) and not is_other_script(found[1]):
        yield from (found[1].strip(), found[2].strip())
    else:
        yield name
