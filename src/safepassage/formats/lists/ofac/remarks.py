"""The remarks of an entry: pieces between semicolons, each with a word that says what it is."""

import re
from collections.abc import Callable
from typing import Final

from safepassage.formats.lists.values.documents import kind_of
from safepassage.formats.lists.values.draft import Draft
from safepassage.formats.lists.values.names import turned

_ALTERNATIVE: Final = re.compile(r"alt\.\s+")
_TAIL: Final = re.compile(r"\s+(?:issued|expires|effective)\b.*")
_COUNTRY: Final = re.compile(r"\s*\(([^()]*)\)\s*$")
_LONGEST: Final = 1_000
_SERIES: Final = re.compile(r"[A-Z]{1,3}")


def read_remarks(text: str, draft: Draft) -> None:
    """Give the draft what the remarks say; what is no value is part of the ground."""
    for piece in text.rstrip(" .").split(";"):
        bare = _ALTERNATIVE.sub("", piece.strip(), count=1)
        if not (_told(bare, draft) or _document(bare, draft)):
            draft.because(bare)


def _told(piece: str, draft: Draft) -> bool:
    for word, tell in _WORDS.items():
        if piece.startswith(f"{word} "):
            tell(draft, piece.removeprefix(word).strip())
            return True
    return False


def _document(piece: str, draft: Draft) -> bool:
    """``Passport A10472263 (Malaysia) issued …``: kind, number, country."""
    if len(piece) > _LONGEST:
        return False
    bare = _TAIL.sub("", piece)
    country = _COUNTRY.search(bare)
    words = _COUNTRY.sub("", bare).split()
    begins = next((place for place, word in enumerate(words) if _has_digit(word)), 0)
    if begins > 1 and _SERIES.fullmatch(words[begins - 1]):
        begins -= 1
    kind = kind_of(" ".join(words[:begins]))
    if kind:
        draft.document(kind, " ".join(words[begins:]), country[1] if country else "")
    return kind is not None


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _weak_name(draft: Draft, text: str) -> None:
    draft.name(turned(text.strip("'\""))[0], weak=True)


_WORDS: Final[dict[str, Callable[[Draft, str], None]]] = {
    "DOB": Draft.born,
    "POB": Draft.birth_place,
    "nationality": Draft.nationality,
    "citizen": Draft.nationality,
    "Gender": Draft.gender,
    "a.k.a.": _weak_name,
}
