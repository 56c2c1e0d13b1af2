"""How the same remark is typed by different agents: case, accents, Latin letters, spacing."""

import random
import re
import unicodedata

from safepassage.formats.transliteration import transliterate
from safepassage.simulation.chance import happens

_BARE, _LOWER, _LATIN, _TYPED, _STRAY = 0.65, 0.15, 0.3, 0.25, 0.04
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
_MARKS = "\u064e\u064f\u0650\u0651"
_KASHIDA = "\u0640"
_FROM_A = "A B V G D E ZH Z I Y K L M N O P R S T U F H TS CH SH SCH - Y - E YU YA"
"""The thirty-two Cyrillic capitals from U+0410 on, as agents spell them."""
_COMMON = {0x0410 + place: one.strip("-") for place, one in enumerate(_FROM_A.split())}


def typed(text: str, language: str, rng: random.Random) -> str:
    """The sentence as an agent may type it."""
    if language == "ru":
        return _russian(text, rng)
    if language == "ar":
        return _arabic(text, rng) if not text.isascii() else text
    if language == "zh":
        return text if text.isascii() else _spaced(text, rng)
    return _latin(text, rng)


def _latin(text: str, rng: random.Random) -> str:
    if happens(rng, _BARE):
        return without_accents(text)
    return text.lower() if happens(rng, _LOWER / (1 - _BARE)) else text


def _spaced(text: str, rng: random.Random) -> str:
    return "".join(f"{one} " if happens(rng, _STRAY) else one for one in text)


def without_accents(text: str) -> str:
    """A to Z as reservation systems hold them."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(one for one in parts if unicodedata.category(one) != "Mn")


def _russian(text: str, rng: random.Random) -> str:
    if happens(rng, _LATIN):
        if happens(rng, 0.5):
            return text.translate(_COMMON)
        return _CYRILLIC.sub(lambda found: transliterate(found[0]), text)
    return text.lower() if happens(rng, _LOWER) else text


def _arabic(text: str, rng: random.Random) -> str:
    if not happens(rng, 2 * _TYPED):
        return text
    if happens(rng, 0.5):
        return text.translate(str.maketrans("أإآىة", "ااايه"))
    place = rng.randrange(1, len(text))
    mark = rng.choice(_MARKS) if happens(rng, 0.5) else _KASHIDA
    return text[:place] + mark + text[place:] if text[place - 1].isalpha() else text
