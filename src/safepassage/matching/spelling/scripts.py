"""The alphabets of names: which one a word is of."""

from enum import IntEnum

from safepassage.matching.compiled import compiled


class Script(IntEnum):
    """The alphabets whose words can be compared with Latin ones, and those that cannot."""

    LATIN = 0
    ARABIC = 1
    CYRILLIC = 2
    HANGUL = 3
    HEBREW = 4
    GREEK = 5
    ARMENIAN = 6
    GEORGIAN = 7
    DEVANAGARI = 8
    THAI = 9
    HAN = 10
    OTHER = 11
    KANA = 12


_RANGES = (
    (0x0370, 0x03FF, int(Script.GREEK)),
    (0x0400, 0x052F, int(Script.CYRILLIC)),
    (0x0530, 0x058F, int(Script.ARMENIAN)),
    (0x0590, 0x05FF, int(Script.HEBREW)),
    (0x0600, 0x06FF, int(Script.ARABIC)),
    (0x0750, 0x077F, int(Script.ARABIC)),
    (0x0900, 0x097F, int(Script.DEVANAGARI)),
    (0x0E00, 0x0E7F, int(Script.THAI)),
    (0x10A0, 0x10FF, int(Script.GEORGIAN)),
    (0x1100, 0x11FF, int(Script.HANGUL)),
    (0x1F00, 0x1FFF, int(Script.GREEK)),
    (0x3005, 0x3007, int(Script.HAN)),
    (0x3041, 0x30FF, int(Script.KANA)),
    (0x3400, 0x9FFF, int(Script.HAN)),
    (0xAC00, 0xD7A3, int(Script.HANGUL)),
    (0xFB1D, 0xFB4F, int(Script.HEBREW)),
    (0xFB50, 0xFDFF, int(Script.ARABIC)),
    (0xFE70, 0xFEFF, int(Script.ARABIC)),
    (0x20000, 0x3FFFD, int(Script.HAN)),
)
_FIRST_OTHER = 0x0370
_LATIN, _OTHER = int(Script.LATIN), int(Script.OTHER)


@compiled
def script_of_letter(code: int) -> int:
    """The alphabet of a letter, by its code point."""
    if code < _FIRST_OTHER:
        return _LATIN
    for low, high, script in _RANGES:
        if low <= code <= high:
            return script
    return _OTHER


def script_of(word: str) -> Script:
    """Tell the alphabet of a word by its first letter; words made by ``words`` have one."""
    return Script(script_of_letter(ord(word[0]))) if word else Script.LATIN
