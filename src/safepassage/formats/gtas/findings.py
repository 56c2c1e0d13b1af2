"""What was wrong with a dump: counted all, the first ones kept with table and line."""

from collections import Counter
from enum import StrEnum
from typing import Final, Self

from safepassage.records._base import Record

_KEPT_OF_A_CODE: Final = 20


class FoundCode(StrEnum):
    """The closed list of findings; ``sentence`` never repeats a value of the dump."""

    sentence: str

    def __new__(cls, value: str, sentence: str = "") -> Self:
        """Make a member that carries its sentence."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.sentence = sentence
        return member

    COLUMN_MISSING = (
        "column_missing",
        "A column of GTAS 1.15 is not in the dump; what it holds is unknown for every row.",
    )
    COUNT_DIFFERS = (
        "count_differs",
        "The message says another number of travellers than are linked to it.",
    )
    DUMP_ENDS_EARLY = (
        "dump_ends_early",
        "The dump ends within a statement; what followed is not here.",
    )
    ENDED_IN_GTAS = (
        "ended_in_gtas",
        "GTAS had masked or deleted this traveller; nothing is taken.",
    )
    FLIGHT_MISSING = ("flight_missing", "No flight belongs to the message; it is not taken.")
    ITEM_UNREADABLE = (
        "item_unreadable",
        "The terms of a watchlist entry cannot be read; the entry is not taken.",
    )
    NO_COLUMNS = (
        "no_columns",
        "Neither the statement nor a table definition before it names the columns.",
    )
    NO_RECEIPT = (
        "no_receipt",
        "It is not known when GTAS received the message, so no clock can be set; it is not taken.",
    )
    ROW_BROKEN = (
        "row_broken",
        "A row has another number of values than its table has columns; it is not taken.",
    )
    SOURCE_UNKNOWN = (
        "source_unknown",
        "GTAS has merged API and PNR of a traveller, and does not say which told this; not taken.",
    )
    STATEMENT_BROKEN = (
        "statement_broken",
        "A statement cannot be read from here to its end; these rows are not taken.",
    )
    TABLE_MISSING = ("table_missing", "A table of GTAS 1.15 is not in the dump.")
    TEXT_REPLACED = (
        "text_replaced",
        "A text is not in the character set of the dump; what could not be read is replaced.",
    )
    TIMES_SWAPPED = ("times_swapped", "The flight arrives before it departs.")
    TRAVELLER_MISSING = (
        "traveller_missing",
        "A traveller linked to the message is not in the dump.",
    )
    VALUE_UNREADABLE = ("value_unreadable", "A date or a time cannot be read and is left out.")


class Finding(Record, frozen=True):
    """One finding; ``line`` is the 1-based line of the table's file, 0 for the whole table."""

    code: FoundCode
    table: str
    line: int = 0

    @property
    def text(self) -> str:
        """The finding for a person."""
        where = f"{self.table}, line {self.line}" if self.line else self.table
        return f"{where}: {self.code.sentence}"


class Findings:
    """Collects findings in bounded memory."""

    def __init__(self) -> None:
        self.counts: Counter[FoundCode] = Counter()
        self.first: list[Finding] = []

    def add(self, code: FoundCode, table: str, line: int = 0) -> None:
        """Count a finding and keep it when it is among the first of its code."""
        self.counts[code] += 1
        if self.counts[code] <= _KEPT_OF_A_CODE:
            self.first.append(Finding(code=code, table=table, line=line))
