"""Words that were written apart, or in letters of two scripts, as they would have been written.

Whoever types fast, or wants a remark to pass, writes M U S L I M, MUSL-IM, or a Cyrillic letter
that looks like a Latin one. The line is read a second time without such disguises; the first
reading counts as well, so that nothing is missed for it.
"""

import re

_LETTER = r"[^\W\d_]"
_HAN = r"[\u4e00-\u9fff]"
_BETWEEN = r"[-_.'\u00b7\u30fb\u2010-\u2015]"
_APART = re.compile(rf"(?<!{_LETTER})(?:{_LETTER}[ .*_\-]){{3,}}{_LETTER}(?!{_LETTER})")
_INSIDE = re.compile(
    rf"(?<={_LETTER}{{2}}){_BETWEEN}(?={_LETTER}{{2}})|(?<={_HAN}){_BETWEEN}(?={_HAN})"
)
"""A single letter before a mark is a prefix of the line (H-, RM*), not half a word."""
_TWO_SCRIPTS = re.compile(
    r"[A-Z\u0400-\u052f]*(?:[A-Z][\u0400-\u052f]|[\u0400-\u052f][A-Z])[A-Z\u0400-\u052f]*"
)
_CYRILLIC, _LATIN = "АВЕЅІЈКМНОРСТУХԚԜ", "ABESIJKMHOPCTYXQW"
_INTO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_INTO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
"""Capitals that no eye tells apart (Unicode Technical Standard 39, confusables)."""


def undisguised(folded: str) -> str:
    """Folded text with letters written apart joined, and each word in one script."""
    joined = _INSIDE.sub("", _APART.sub(_joined, folded))
    return _TWO_SCRIPTS.sub(_in_one_script, joined)


def _joined(apart: re.Match[str]) -> str:
    return "".join(one for one in apart[0] if one.isalpha())


def _in_one_script(word: re.Match[str]) -> str:
    latin = sum("A" <= one <= "Z" for one in word[0])
    return word[0].translate(_INTO_LATIN if 2 * latin >= len(word[0]) else _INTO_CYRILLIC)
