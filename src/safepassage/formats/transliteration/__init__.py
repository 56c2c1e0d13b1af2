"""National letters in the letters of the machine-readable zone (ICAO Doc 9303-3 section 6).

The tables of section 6 A (Latin), B (Cyrillic) and C (Arabic), and what appendix B says of
Arabic names; pure text in, text out.
"""

from safepassage.formats.transliteration.letters import Language, LatinForm
from safepassage.formats.transliteration.reverse import arabic_readings, latin_reading
from safepassage.formats.transliteration.writing import NotTransliteratedError, transliterate

__all__ = [
    "Language",
    "LatinForm",
    "NotTransliteratedError",
    "arabic_readings",
    "latin_reading",
    "transliterate",
]
