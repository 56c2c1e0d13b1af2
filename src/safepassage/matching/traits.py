"""Nationality and sex as numbers, so that many entries are compared with a traveller at once."""

from collections.abc import Iterable

import numpy as np

from safepassage.formats.countries import alpha3
from safepassage.matching.compiled import Longs

_LONGEST_CODE = 7
_SEXES = {"M": 1, "MALE": 1, "F": 2, "FEMALE": 2}


def country(code: str) -> int:
    """Name a country by a number, whichever ISO form its code has."""
    return int.from_bytes(alpha3(code.upper()).encode()[:_LONGEST_CODE], "big")


def countries(codes: Iterable[str | None]) -> Longs:
    """The countries of some codes, each once."""
    return np.array(sorted({country(code) for code in codes if code}), dtype=np.int64)


def sex_code(sex: str | None) -> int:
    """1 for a man, 2 for a woman, 0 where it is not known or not one of these."""
    return _SEXES.get((sex or "").upper(), 0)
