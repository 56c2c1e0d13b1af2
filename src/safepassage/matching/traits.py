"""Nationality and sex as numbers, so that many entries are compared with a traveller at once."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from safepassage.formats.countries import alpha3
from safepassage.matching.compiled import Bytes, Ints, Longs, compiled

_LONGEST_CODE = 7
_SEXES = {"M": 1, "MALE": 1, "F": 2, "FEMALE": 2}

Signs = NDArray[np.int8]


def country(code: str) -> int:
    """Name a country by a number, whichever ISO form its code has."""
    return int.from_bytes(alpha3(code.upper()).encode()[:_LONGEST_CODE], "big")


def countries(codes: Iterable[str | None]) -> Longs:
    """The countries of some codes, each once."""
    return np.array(sorted({country(code) for code in codes if code}), dtype=np.int64)


def sex_code(sex: str | None) -> int:
    """1 for a man, 2 for a woman, 0 where it is not known or not one of these."""
    return _SEXES.get((sex or "").upper(), 0)


@compiled
def nationality_signs(ours: Longs, listed: Longs, first: Ints, entries: Ints, out: Signs) -> None:
    """For each entry write 1 if it has one of our countries, -1 if others only, 0 if unknown."""
    for at in range(len(entries)):
        begin, behind = first[entries[at]], first[entries[at] + 1]
        out[at] = 0 if begin == behind or not len(ours) else -1
        for one in range(begin, behind):
            for our in ours:
                if listed[one] == our:
                    out[at] = 1


@compiled
def sex_signs(ours: int, listed: Bytes, entries: Ints, out: Signs) -> None:
    """For each entry write 1 if the sex is the same, -1 if it is not, 0 if one is unknown."""
    for at in range(len(entries)):
        theirs = listed[entries[at]]
        out[at] = 0 if not ours or not theirs else 1 if ours == theirs else -1
