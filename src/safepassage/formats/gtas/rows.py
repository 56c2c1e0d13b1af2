"""Rows of a dump as they go from the reader to the stage, and as they come back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from safepassage.records._base import Record

Values = Mapping[str, str | None]


class Row(Record, frozen=True):
    """One row: its table, the columns that are read by lower-case name, and its line.

    ``values`` is empty for a table that is not read: the row is only counted.
    """

    table: str
    line: int
    values: dict[str, str | None]


class Stage(Protocol):
    """Keeps rows until their neighbours have come; nothing of them is in clear outside."""

    def put(self, table: str, key: int, row: Values, *, order: str = "") -> None:
        """Keep a row under a key."""

    def rows(self, table: str, key: int) -> Sequence[Values]:
        """The rows of a table under a key, in the order of the dump."""

    def in_order(self, table: str) -> Iterator[tuple[int, Values]]:
        """Every row of a table with its key, by ``order`` and then by key."""


def number(text: str | None) -> int | None:
    """A whole number, or ``None``."""
    if text is None:
        return None
    try:
        return int(text)
    except ValueError:
        return None


def is_true(text: str | None) -> bool:
    r"""Whether a bit or tinyint is set; bits come as 1, as the byte 1, or as ``\1``."""
    return text in {"1", "\x01", "true", "TRUE"}
