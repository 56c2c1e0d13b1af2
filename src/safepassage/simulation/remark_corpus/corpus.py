"""Remark lines as they stand in reservations, with known truth, repeatable from a seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from safepassage.simulation.chance import generator
from safepassage.simulation.remark_corpus.sheets import sentences
from safepassage.simulation.remark_corpus.spelling import typed

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
NEUTRAL = "neutral"
_BEFORE = (
    "",
    "",
    "",
    "OSI YY ",
    "OSI LH ",
    "SSR OTHS 1A ",
    "SSR OTHS YY ",
    "RM ",
    "RM*",
    "RMK ",
    "RC ",
    "H-",
    "5.",
    "-RMKS/",
    "RII ",
    "OSI UT1 ",
)  # fmt: skip - a table of beginnings
_AFTER = ("", "", "", "", " /P1", " P2", "/S3", " REF 8841", " 12MAY", " - AGT 4B", ".", " X2")


class Part(StrEnum):
    """Which sentences: looked at while building, or kept for measuring (see this package)."""

    DEVELOPMENT = "development"
    HELD_OUT = "held_out"
    FRESH = "fresh"


@dataclass(frozen=True, slots=True)
class Remark:
    """A line, its language, and the special category that it reveals (``None``: none)."""

    text: str
    language: str
    category: str | None
    in_latin: bool


def remarks(part: Part, *, seed: int = 1, each: int = 20) -> Iterator[Remark]:
    """At most ``each`` lines of every template; no line comes twice."""
    seen: set[str] = set()
    for language in LANGUAGES:
        for number, (heading, wordings) in enumerate(sentences(part, language)):
            rng = generator(seed, part, language, number)
            for text in _lines(wordings, language, each, rng):
                if text not in seen:
                    seen.add(text)
                    category = None if heading == NEUTRAL else heading
                    yield Remark(text, language, category, text.isascii())


def _lines(wordings: list[str], language: str, each: int, rng: Random) -> Iterator[str]:
    drawn = rng.sample(wordings, min(each, len(wordings)))
    drawn += [rng.choice(wordings) for _ in range(each - len(drawn))]
    for wording in drawn:
        yield rng.choice(_BEFORE) + typed(wording, language, rng) + rng.choice(_AFTER)
