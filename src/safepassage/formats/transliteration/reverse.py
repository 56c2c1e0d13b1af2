"""From the letters of the zone back to national letters (ICAO Doc 9303-3 appendix B.6).

Only what was escaped with X can be told back without doubt: Ñ and Ü of Latin names, and
names of the Arabic script. In which script a name is to be read, the issuer tells.
"""

import re
from collections.abc import Iterable
from typing import Final

from safepassage.formats.transliteration import arabic
from safepassage.formats.transliteration.latin import LATIN
from safepassage.formats.transliteration.writing import SEPARATOR

_ESCAPED_LATIN: Final = {
    form: letter for letter, allowed in LATIN.items() for form in allowed if form.endswith("XX")
}
_LATIN: Final = re.compile("|".join(_ESCAPED_LATIN))

_LETTER_OF: Final = {
    arabic.TEH_MARBUTA_LAST: arabic.TEH_MARBUTA,
    **{form: letter for letter, form in reversed(list(arabic.ARABIC.items())) if form},
}
"""Of letters that are written alike the first of the table: the standard one."""
_FORMS: Final = sorted(_LETTER_OF, key=len, reverse=True)
_ARABIC: Final = re.compile(f"(?:{'|'.join(_FORMS)})*")
_ONE_FORM: Final = re.compile("|".join(_FORMS))


def latin_reading(name: str) -> str | None:
    """The name with the letters that XX marks, ``CANXXON`` as ``CAÑON``; None without any."""
    read = _LATIN.sub(lambda found: _ESCAPED_LATIN[found[0]], name)
    return read if read != name else None


def arabic_readings(name: str) -> tuple[str, ...]:
    """The Arabic names that a name in the zone's letters may stand for; none for any other name.

    Components are parted by ``<``. A letter written twice is read as one letter with a
    shadda, and as two: appendix B.5.5.11 warns that shaddas come and go. A name without an
    escape is none of these, because every Latin name would be one.
    """
    components = [one for one in name.split(SEPARATOR) if one]
    if "X" not in name or not all(map(_ARABIC.fullmatch, components)):
        return ()
    spelt = [_letters(one) for one in components]
    readings = (" ".join(map(_doubled, spelt)), " ".join(map("".join, spelt)))
    return tuple(dict.fromkeys(readings))


def _letters(component: str) -> list[str]:
    if component == arabic.ALLAH_FORM:
        return [arabic.ALLAH]
    return [_LETTER_OF[form] for form in _ONE_FORM.findall(component)]


def _doubled(letters: Iterable[str]) -> str:
    """Joins letters; the second of two alike becomes a shadda over the first."""
    joined: list[str] = []
    for letter in letters:
        alike = bool(joined) and joined[-1] == letter
        joined.append(arabic.SHADDA if alike else letter)
    return "".join(joined)
