"""Han names: one form of each letter, where a surname ends, and how letters are read.

The table is made by ``tools/table_han.py``, which says where what it holds comes from.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

_LETTER = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003fffd"
"""Han letters, with the sign that repeats one and the zero."""
RUN = re.compile(f"[{_LETTER}]+")
_LONG_SURNAME = 2
_WHOLE_NAME = (2, 3)
"""Letters of a name with a surname of one letter."""
_LONG_NAME = (3, 4)
"""Letters of a name with a surname of two."""
_ANOTHER_READING = 60
"""What a letter's second reading costs more than its first, in hundredths of a nat."""

Forms = dict[str, int]
Reading = tuple[str, ...]


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(files(__package__).joinpath("han.json").read_text("utf-8"))
    return told


@cache
def _folds() -> dict[int, str]:
    forms, letters = _told()["folded"]
    return {ord(form): letter for form, letter in zip(forms, letters, strict=True)}


@cache
def _long_surnames() -> frozenset[str]:
    return frozenset(_told()["long_surnames"])


def folded(run: str) -> str:
    """The letters in the form of mainland China's standard; others that stand for one are it."""
    return run.translate(_folds())


def parted(name: str) -> tuple[str, ...]:
    """Part a folded name written in one into surname and given name, if it looks like one.

    Whatever else (a foreign name that Han letters only sound like, or a Japanese one of four
    letters) stays whole.
    """
    if name in _long_surnames():
        return (name,)
    if name[:_LONG_SURNAME] in _long_surnames() and len(name) in _LONG_NAME:
        return name[:_LONG_SURNAME], name[_LONG_SURNAME:]
    if len(name) in _WHOLE_NAME and name[0] in _told()["surnames"]:
        return name[0], name[1:]
    return (name,)


def spread(parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The other ways to part a name; none where there is no other.

    ``parts`` are the words of a name. A surname, at either end, leaves the given name's letters one
    by one, as many documents write them, and a long one is two words to some; four letters in one
    may be a Japanese name, two and two.
    """
    if len(parts) == 1 and len(parts[0]) == 4:  # noqa: PLR2004
        return ((parts[0][:2], parts[0][2:]),)
    for surname, given in (parts, parts[::-1]) if len(parts) == 2 else ():  # noqa: PLR2004
        if surname in _long_surnames():
            return tuple(dict.fromkeys((_apart(parts, given), tuple("".join(parts)))))
        if surname in _told()["surnames"] and len(given) == 2:  # noqa: PLR2004
            return (_apart(parts, given),)
    return ()


def _apart(parts: tuple[str, ...], given: str) -> tuple[str, ...]:
    apart = (tuple(part) if part == given else (part,) for part in parts)
    return tuple(word for words in apart for word in words)


def spellings_of_surnames() -> dict[str, list[str]]:
    """How southern, foreign and Japanese families spell surnames, beside the usual readings."""
    found: dict[str, list[str]] = {}
    for surnames in (_told()["surnames"], _told()["japanese"]):
        for surname, spelt in surnames.items():
            found[surname] = [*found.get(surname, ()), *spelt.split()]
    return {surname: spelt for surname, spelt in found.items() if spelt}


def readings_of_letters() -> Iterator[tuple[str, tuple[Reading, Reading]]]:
    """Each letter with the names of the pieces it is read as, in Mandarin and in Cantonese."""
    for key, letters in _told()["read"].items():
        mandarin, _, cantonese = key.partition("|")
        both = _named(0, mandarin), _named(1, cantonese)
        for letter in letters:
            yield letter, both


def usual_spellings(word: str) -> tuple[str, ...]:
    """A word as Hanyu Pinyin spells its Mandarin, and Hong Kong its Cantonese, if all is read."""
    read, spelt = _readings(), _usual()
    if not all(letter in read for letter in word):
        return ()
    return tuple(
        "".join(spelt[piece] for letter in word for piece in read[letter][way]) for way in (0, 1)
    )


@cache
def _readings() -> dict[str, tuple[Reading, Reading]]:
    return dict(readings_of_letters())


@cache
def _usual() -> dict[str, str]:
    return {piece: min(forms, key=forms.__getitem__) for piece, forms in pieces().items()}


def _named(way: int, reading: str) -> Reading:
    return tuple(f"{way}.{place}.{piece}" for place, piece in enumerate(reading.split()))


def pieces() -> dict[str, Forms]:
    """How each piece of a syllable is spelt, in hundredths of a nat below certainty."""
    known = _told()["pieces"]
    named = {piece for _, both in readings_of_letters() for reading in both for piece in reading}
    found = {}
    for name in sorted(named):
        way, place, piece = name.split(".")
        found[name] = _either(known[int(way)][int(place)], piece.split("/"))
    return found


def _either(known: dict[str, Forms], readings: list[str]) -> Forms:
    found: Forms = {}
    for at, reading in enumerate(readings):
        for form, cost in known[reading].items():
            found[form] = min(found.get(form, 10_000), cost + at * _ANOTHER_READING)
    return found
