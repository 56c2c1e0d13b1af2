"""Which Latin letters stand for a letter of another alphabet, and how often: learned from pairs.

The table is made by ``tools/learn_spelling.py``; it says where the pairs come from.
"""

import json
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from safepassage.matching.spelling.words import Script, script_of

LONGEST = 3
"""Latin letters that one letter stands for at most."""
UNSEEN, UNSEEN_GROUP = 7.0, 12.0
"""Nats that a group costs which was never seen: up to one letter, and more."""
NEVER = 1e6
_BEAM, _GROUPS = 30, 10

Groups = dict[str, float]


def placed(word: str) -> tuple[str, ...]:
    """The letters of a word, the first and the last one marked as such."""
    if len(word) == 1:
        return (f"^{word}",)
    return (f"^{word[0]}", *word[1:-1], f"{word[-1]}$")


def known(word: str) -> tuple[str, ...]:
    """The Latin words that are often written so, though the letters alone would say less."""
    return _whole_words().get(word, ())


@lru_cache(maxsize=65_536)
def renderings(word: str) -> tuple[str, ...]:
    """The likeliest Latin spellings of a word of another alphabet, the best first."""
    best = {"": 0.0}
    for groups in _groups_of(word):
        reached: dict[str, float] = {}
        for begun, cost in best.items():
            for group, more in list(groups.items())[:_GROUPS]:
                spelt, total = begun + group, cost + more
                if total < reached.get(spelt, NEVER):
                    reached[spelt] = total
        cheapest = sorted(reached.items(), key=lambda one: (one[1], one[0]))
        best = dict(cheapest[:_BEAM])
    return tuple(dict.fromkeys((*known(word), *filter(None, best))))


def cost(word: str, latin: str, most: float) -> float:
    """Nats by which a Latin word falls short of being how ``word`` is written for certain.

    Beyond ``most`` nobody wants to know how many: the answer is ``NEVER``.
    """
    ends = _ends(latin)
    reached = [0.0] + [NEVER] * len(latin)
    for groups in _groups_of(word):
        onward = [NEVER] * (len(latin) + 1)
        seen = groups.get
        for spent, following in zip(reached, ends, strict=True):
            if spent <= most:
                for end, group, unseen in following:
                    total = spent + seen(group, unseen)
                    if total < onward[end]:  # noqa: PLR1730 - min() costs a call, here in the core
                        onward[end] = total
        reached = onward
        if min(reached) > most:
            return NEVER
    return reached[-1] if reached[-1] <= most else NEVER


@lru_cache(maxsize=65_536)
def _ends(latin: str) -> tuple[tuple[tuple[int, str, float], ...], ...]:
    """From each place of a word: where a group ends, the group, and what it costs if unseen."""
    return tuple(
        tuple(
            (end, latin[at:end], UNSEEN if end - at < 2 else UNSEEN_GROUP)  # noqa: PLR2004
            for end in range(at, min(at + LONGEST, len(latin)) + 1)
        )
        for at in range(len(latin) + 1)
    )


@lru_cache(maxsize=65_536)
def _groups_of(word: str) -> tuple[Groups, ...]:
    table = _tables()[script_of(word)]
    return tuple(
        table.get(letter) or table.get(letter.strip("^$")) or {"": 0.7} for letter in placed(word)
    )


@cache
def _read() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        files(__package__).joinpath("learned.json").read_text("utf-8")
    )
    return told


@cache
def _whole_words() -> dict[str, tuple[str, ...]]:
    scripts = _read()["words"].values()
    return {word: tuple(latin) for words in scripts for word, latin in words.items()}


@cache
def _tables() -> dict[Script, dict[str, Groups]]:
    told = _read()
    learned = {
        Script(script): {
            letter: {group: hundredths / 100 for group, hundredths in groups.items()}
            for letter, groups in letters.items()
        }
        for script, letters in told["scripts"].items()
    }
    return {script: learned.get(script, {}) for script in Script}
