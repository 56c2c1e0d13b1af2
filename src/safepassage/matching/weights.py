"""How much a word of a name says: rare words more than frequent ones, particles and titles little.

Rare means rare among the listed names themselves, common means common in names anywhere in the
world; nobody's origin is asked for.
"""

import json
import math
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np

from safepassage.matching.compiled import Bytes, Floats, Ints
from safepassage.matching.names import TITLES
from safepassage.matching.spelling import Script, han, script_of
from safepassage.matching.spelling.sounds import sound

_PARTICLES = (
    "abd abu ad al an ar as ash az ben bin bint bou d da das de del della den der di dos du e ed "
    "el ibn la le los ould oulad ter u ud ul um und ur us uz van von y zu"
)
PARTICLES = frozenset(_PARTICLES.split())
"""Words of many names that are joined, split or left out from one document to the next."""
_TITLES = frozenset(title.lower() for title in TITLES)
_PARTICLE, _TITLE, _INITIAL, _OTHER_SCRIPT = 0.6, 0.4, 0.8, 5.0
_LEAST, _A_NAT, _MOST_NATS = 2.0, 0.5, 8.0
_SHORT_LIST = 3_000
"""So many names beside the listed ones, so that a short list does not call every name frequent."""
_REMEMBERED = 20_000


class WordKind(IntEnum):
    """What a word is in a name; only ``NAME`` is weighed by how rare it is."""

    NAME = 0
    PARTICLE = 1
    TITLE = 2
    INITIAL = 3
    OTHER_SCRIPT = 4


_FIXED = np.array([0.0, _PARTICLE, _TITLE, _INITIAL, _OTHER_SCRIPT])


@lru_cache(maxsize=_REMEMBERED)
def kind_of(word: str) -> WordKind:
    """Tell what a word is, as ``words`` makes it."""
    if word in PARTICLES:
        return WordKind.PARTICLE
    if word in _TITLES:
        return WordKind.TITLE
    if script_of(word) is not Script.LATIN:
        return WordKind.OTHER_SCRIPT
    return WordKind.INITIAL if len(word) == 1 else WordKind.NAME


def weigh(kinds: Bytes, having: Ints, names: int) -> Floats:
    """Weigh words of these kinds that ``having`` of ``names`` listed names have."""
    nats = np.minimum(_MOST_NATS, np.log((names + 1) / (having + 1)))
    return np.where(kinds == WordKind.NAME, _LEAST + _A_NAT * nats, _FIXED[kinds])


def rarest(word: str, names: int) -> float:
    """Weigh a word that none of ``names`` listed names has."""
    kind = kind_of(word)
    if kind is not WordKind.NAME:
        return float(_FIXED[kind])
    return _LEAST + _A_NAT * min(_MOST_NATS, math.log(names + 1))


def rarity(word: str, weight: float, names: int) -> float:
    """How rare a word of this weight is among ``names`` listed names, in nats: 0 to 8.

    Words of another alphabet count as the rarest; particles, titles and initials as nothing.
    """
    kind = kind_of(word)
    if kind is WordKind.OTHER_SCRIPT:
        return _MOST_NATS
    if kind is not WordKind.NAME:
        return 0.0
    nats = (weight - _LEAST) / _A_NAT + math.log((names + _SHORT_LIST) / (names + 1))
    return min(_MOST_NATS, nats)


def is_telling(word: str) -> bool:
    """Whether a word speaks for a person: neither particle nor title nor a single letter.

    A single Han letter is a word of its own.
    """
    if len(word) == 1:
        return script_of(word) is Script.HAN
    return word not in PARTICLES and word not in _TITLES


@lru_cache(maxsize=_REMEMBERED)
def is_common(word: str) -> bool:
    """Whether a Latin word, or a Han one as it is read, is among a country's commonest names."""
    script = script_of(word)
    if script is Script.HAN:
        return any(sound(spelt) in _common() for spelt in han.usual_spellings(word))
    return script is Script.LATIN and sound(word) in _common()


@cache
def _common() -> frozenset[str]:
    told = json.loads(files(__package__).joinpath("common.json").read_text("utf-8"))
    return frozenset(told["sounds"])
