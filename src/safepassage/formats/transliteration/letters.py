"""What a letter becomes, in the language and with the choices of whoever issues the document."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from safepassage.formats.transliteration import cyrillic
from safepassage.formats.transliteration.arabic import ARABIC, LOOK_ALIKES
from safepassage.formats.transliteration.latin import LATIN


class Language(StrEnum):
    """Languages for which section 6 or appendix B makes an exception (ISO 639-1)."""

    ARABIC = "ar"
    BELARUSIAN = "be"
    BULGARIAN = "bg"
    MACEDONIAN = "mk"
    SERBIAN = "sr"
    UKRAINIAN = "uk"


class LatinForm(StrEnum):
    """Which form an issuer gives to letters such as Ä, Ñ and Ü.

    EXPANDED is the first one of the standard (AE, N, UE); ESCAPED marks Ñ and Ü with XX, so
    that they can be told from N and U; PLAIN leaves marks out (A, N, U).
    """

    EXPANDED = "expanded"
    ESCAPED = "escaped"
    PLAIN = "plain"


_ESCAPE: Final = "XX"
_EXCEPTIONS: Final[Mapping[Language, Mapping[str, str]]] = {
    Language.ARABIC: {look: ARABIC[letter] for look, letter in LOOK_ALIKES.items()},
    Language.BELARUSIAN: cyrillic.BELARUSIAN,
    Language.BULGARIAN: cyrillic.BULGARIAN,
    Language.MACEDONIAN: cyrillic.MACEDONIAN,
    Language.SERBIAN: cyrillic.SERBIAN,
    Language.UKRAINIAN: cyrillic.UKRAINIAN,
}


@cache
def forms(language: Language | None, latin: LatinForm) -> Mapping[str, str]:
    """Every national capital letter with its form; "" for signs that are left out."""
    chosen = {letter: _chosen(allowed, latin) for letter, allowed in LATIN.items()}
    exceptions = _EXCEPTIONS[language] if language else {}
    return MappingProxyType({**chosen, **cyrillic.CYRILLIC, **ARABIC, **exceptions})


def _chosen(allowed: tuple[str, ...], latin: LatinForm) -> str:
    escaped = [form for form in allowed if form.endswith(_ESCAPE)]
    if latin is LatinForm.ESCAPED and escaped:
        return escaped[0]
    if latin is LatinForm.PLAIN:
        return min(allowed, key=len)
    return allowed[0]
