"""The one source of chance: a generator named by a seed and labels, so that all is repeatable."""

import random
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS = "0123456789"


def generator(seed: int, *labels: object) -> random.Random:
    """Return a generator that depends on ``seed`` and ``labels`` alone.

    Two parts of a scenario with different labels never disturb each other:
    one more traveller on a flight leaves every other flight as it was.
    """
    name = "/".join(str(label) for label in (seed, *labels))
    return random.Random(name)  # noqa: S311 - invented data, no secret


def happens(rng: random.Random, share: float) -> bool:
    """Tell whether something that happens in ``share`` of all cases (0..1) happens now."""
    return rng.random() < share


def pattern(rng: random.Random, mask: str) -> str:
    """Fill ``mask``: ``A`` becomes a letter, ``9`` a digit, ``X`` either; the rest stays."""
    pools = {"A": ALPHABET, "9": DIGITS, "X": ALPHABET + DIGITS}
    return "".join(rng.choice(pools[sign]) if sign in pools else sign for sign in mask)


def weighted(rng: random.Random, items: Sequence[tuple[Item, float]]) -> Item:
    """Draw one of ``(item, weight)`` pairs."""
    return rng.choices([item for item, _ in items], [weight for _, weight in items])[0]
