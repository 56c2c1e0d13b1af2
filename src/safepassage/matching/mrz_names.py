"""Names cut to fit the machine-readable zone (ICAO Doc 9303-4 section 4.2.3, 9303-5 and -6)."""

from collections.abc import Iterable

from safepassage.matching.names import Words

NAME_FIELD_LENGTHS = frozenset({30, 31, 39})
"""Characters of the name field: TD1; TD2 and MRV-B; TD3 and MRV-A."""

SHORTEST_CUT = min(NAME_FIELD_LENGTHS) - 1
PREFIX = 3


def possibly_cut(mrz_name: str) -> bool:
    """Tell whether a name field ends in a letter at its last position and may be cut."""
    return len(mrz_name) in NAME_FIELD_LENGTHS and mrz_name[-1] != "<"


def may_be_cut(words: Words) -> bool:
    """Tell whether a listed name is too long for at least the shortest field."""
    return sum(map(len, words)) + len(words) > SHORTEST_CUT


def prefixes(words: Words) -> Iterable[str]:
    """List the prefixes under which a long name is looked up; short words stand for themselves."""
    return dict.fromkeys(word[:PREFIX] for word in words)


def abbreviates(cut: Words, full: Words) -> bool:
    """Tell whether every word of ``cut`` is the beginning of another word of ``full``."""
    left = list(full)
    for word in sorted(cut, key=len, reverse=True):
        fitting = word if word in left else _longest(left, word)
        if fitting is None:
            return False
        left.remove(fitting)
    return True


def _longest(words: list[str], beginning: str) -> str | None:
    fitting = [word for word in words if word.startswith(beginning)]
    return max(fitting, key=len) if fitting else None
