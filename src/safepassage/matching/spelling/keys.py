"""What finds, in a vocabulary, the words that may be like one: keys that alike words share.

Alike Latin words have the same consonants, or sounds that become the same when each loses at
most one letter. Words of another alphabet and Latin ones find each other by the consonants of
the likeliest spellings, give or take one.
"""

from collections.abc import Iterator
from enum import StrEnum

from safepassage.matching.spelling.learned import renderings
from safepassage.matching.spelling.sounds import consonants, frame, sound
from safepassage.matching.spelling.words import Script, script_of

_SPELLINGS = 6
_SHORTEST_CUT = 4


class _Kind(StrEnum):
    """What a key is about, as its first letter."""

    SOUND = "s"
    FRAME = "f"
    OWN_LETTERS = "o"
    LATIN = "l"
    OTHER = "a"


def kept(word: str) -> frozenset[str]:
    """The keys under which a word of the vocabulary is found."""
    if script_of(word) is Script.LATIN:
        return frozenset((*_as_latin(word), *_heard(_Kind.LATIN, consonants(word))))
    return frozenset((*_as_other(word), *_spelt(_Kind.OTHER, word)))


def asked(word: str) -> frozenset[str]:
    """The keys by which the words like ``word`` are looked for."""
    if script_of(word) is Script.LATIN:
        return frozenset((*_as_latin(word), *_heard(_Kind.OTHER, consonants(word))))
    return frozenset((*_as_other(word), *_spelt(_Kind.LATIN, word)))


def _as_latin(word: str) -> Iterator[str]:
    yield _Kind.FRAME + frame(word)
    yield from _shortened(_Kind.SOUND, sound(word))


def _as_other(word: str) -> Iterator[str]:
    return _shortened(_Kind.OWN_LETTERS, word)


def _spelt(kind: _Kind, word: str) -> Iterator[str]:
    heard = dict.fromkeys(consonants(spelt) for spelt in renderings(word))
    for one in list(heard)[:_SPELLINGS]:
        yield from _heard(kind, one)


def _heard(kind: _Kind, heard: str) -> Iterator[str]:
    if len(heard) < _SHORTEST_CUT:
        return iter((kind + heard,))
    return _shortened(kind, heard)


def _shortened(kind: _Kind, text: str) -> Iterator[str]:
    """The text, and the text without each of its letters."""
    yield kind + text
    if len(text) > 1:
        for at in range(len(text)):
            yield kind + text[:at] + text[at + 1 :]
