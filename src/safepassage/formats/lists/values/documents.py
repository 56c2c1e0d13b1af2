"""Kinds of documents in the words of published lists, and the number among the words."""

import re
from typing import Final

from safepassage.formats.lists.hygiene import tidied

PASSPORT: Final = "passport"
IDENTITY: Final = "national id"
_PASSPORT: Final = re.compile(r"pass?[ae]?port|laissez|travel document", re.IGNORECASE)
_IDENTITY: Final = re.compile(
    r"nation\w* (?:foreign )?id|national no|identif|identit|identidad|\bid\b|\bi\.d\.|cedula|"
    r"c[e\u00e9]dula|d\.n\.i|\bdni\b|\bn\.i\.e|\bnie\b|c\.u\.r\.p|personal (?:id|number)|"
    r"social security|\bssn\b|seafarer|seaman|refugee|stateless|residen|credencial electoral|"
    r"birth certificate|driver'?s? licen|military reg|numero de identidad|citizen'?s card",
    re.IGNORECASE,
)
_NOT_OF_A_PERSON: Final = re.compile(
    r"tax|fiscal|vessel|registration id|business|company|organi[sz]ation|swift|bank|digital|"
    r"government gazette|phone|email|website|secondary sanctions|vat\b|trade",
    re.IGNORECASE,
)
_BEHIND_A_WORD: Final = re.compile(
    r"(?:\bno\.?|\bnumber|\bn[o\u00b0\u00ba]\.?|#)\s*:?\s*([\w/-]*\d[\w/ -]*)$", re.IGNORECASE
)
_LONGEST: Final = 500
_NUMBER: Final = re.compile(r"\d")


def kind_of(words: str) -> str | None:
    """The kind of a document that a traveller may show; ``None`` for any other paper."""
    if len(words) > _LONGEST:
        return None
    if _PASSPORT.search(words):
        return PASSPORT
    is_identity = _IDENTITY.search(words) and not _NOT_OF_A_PERSON.search(words)
    return IDENTITY if is_identity else None


def number_in(text: str) -> str | None:
    """The number of a document, without the words before it; ``None`` when there is none."""
    if len(text) > _LONGEST:
        return None
    bare = tidied(text).strip(" .,;")
    behind = _BEHIND_A_WORD.search(bare)
    number = behind[1].strip() if behind else bare
    return number if _NUMBER.search(number) else None
