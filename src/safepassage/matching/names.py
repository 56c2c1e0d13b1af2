"""Names as comparable words, independent of case, marks, order, spacing and titles."""

import unicodedata

from safepassage.matching._letters import ESCAPED, EXPANDED, PLAIN

Words = tuple[str, ...]

_TITLES = (
    "BARON COL DAME DR ENG GEN HAJI HAJJ HAJJI HON LADY LORD MAULAVI MAULAWI MAWLAWI MISS MR MRS "
    "MS MSTR MULLA MULLAH PROF QARI REV SAYED SAYID SAYYED SAYYID SEYED SEYYED SHAIKH SHEIK "
    "SHEIKH SHAYKH SIR USTAD"
)
TITLES = frozenset(_TITLES.split())
"""Forms of address that documents leave out."""

_ASCII = {
    code: None if chr(code) in "'`" else " " for code in range(128) if not chr(code).isalnum()
}
_MARKS = (
    (0x0300, 0x036F),  # Latin, Greek, Cyrillic
    (0x0591, 0x05C7),  # Hebrew points
    (0x0610, 0x061A),  # Arabic signs
    (0x064B, 0x065F),  # Arabic vowels
    (0x0670, 0x0670),  # Arabic small alef
    (0x0640, 0x0640),  # Arabic stretching
    (0x02B0, 0x02FF),  # apostrophe-like letters of transliterations
    (0x2018, 0x201B),  # typographic apostrophes
    (0x200B, 0x200F),  # invisible joiners and direction marks
)


def forms(text: str) -> tuple[Words, ...]:
    """Split a name into words, once for each spelling it may have in a document.

    ``Jürgen Groß`` gives ``JURGEN GROSS`` and ``JUERGEN GROSS``; a name with
    titles is also given without them. Empty when nothing can be compared.
    """
    if text.isascii():
        words = tuple(text.upper().translate(_ASCII).split())
        if TITLES.isdisjoint(words):
            return (words,) if words else ()
        return _untitled((words,))
    return _untitled(_spellings(text))


def _spellings(text: str) -> tuple[Words, ...]:
    composed = unicodedata.normalize("NFC", text)
    variants = (composed, composed.translate(EXPANDED), composed.translate(ESCAPED))
    found = map(_folded, variants)
    return tuple(dict.fromkeys(words for words in found if words))


def _folded(text: str) -> Words:
    spread = unicodedata.normalize("NFKD", text.translate(PLAIN))
    kept = "".join(_character(char) for char in spread)
    return tuple(unicodedata.normalize("NFC", kept).upper().split())


def _character(char: str) -> str:
    code = ord(char)
    if char in "'`" or any(first <= code <= last for first, last in _MARKS):
        return ""
    return char if char.isalnum() or unicodedata.category(char)[0] == "M" else " "


def _untitled(spellings: tuple[Words, ...]) -> tuple[Words, ...]:
    bare = (tuple(word for word in words if word not in TITLES) for words in spellings)
    return tuple(dict.fromkeys((*spellings, *(words for words in bare if words))))
