"""The tables of clauses and duties, read once.

``duties.json`` is made of ``docs/safeguards/duties.md`` by ``make docs``: that page is where a
duty, its code and its tests are written down.
"""

from functools import cache
from importlib.resources import files

import msgspec

from safepassage.safeguards.clauses.clause import Clause, Duty

_HERE = "safepassage.safeguards.clauses"


@cache
def clauses() -> tuple[Clause, ...]:
    """Every clause, law by law."""
    return msgspec.json.decode(_bytes("clauses.json"), type=tuple[Clause, ...])


@cache
def duties() -> tuple[Duty, ...]:
    """Every duty of this platform."""
    return msgspec.json.decode(_bytes("duties.json"), type=tuple[Duty, ...])


def _bytes(name: str) -> bytes:
    return files(_HERE).joinpath(name).read_bytes()
