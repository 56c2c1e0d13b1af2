"""What the columns of an operator's own table mean: a value that JSON holds and a form edits."""

from enum import StrEnum

import msgspec

from safepassage.formats.manifests.fields import Field, Key
from safepassage.records import Mode
from safepassage.records._base import Record


class DateOrder(StrEnum):
    """How dates of three numbers are ordered; a year of four digits in front is always seen."""

    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class Column(Record, frozen=True):
    """Where one field stands: under a heading, or at a position counted from 1.

    ``nth`` tells the first document of a traveller from the second. ``dates`` is for this
    column alone, over the mapping's own.
    """

    field: Field
    name: str | None = None
    position: int | None = None
    nth: int = 1
    dates: DateOrder | None = None

    @property
    def key(self) -> Key:
        """The field and which one of its kind."""
        return self.field, self.nth


class Mapping(Record, frozen=True):
    """How to read a table.

    ``header_line`` is the line of the headings (from 1), 0 when there are none, ``None`` to
    look for it. ``constants`` stand where the file says nothing, by field name, for example
    ``{"carrier": "UT", "number": "815"}``. ``guessed`` until a person has confirmed it.
    """

    columns: tuple[Column, ...] = ()
    title: str | None = None
    header_line: int | None = None
    delimiter: str | None = None
    dates: DateOrder | None = None
    constants: dict[Field, str] = msgspec.field(default_factory=dict)
    mode: Mode | None = None
    guessed: bool = False


class Guess(Record, frozen=True):
    """A proposal for a form to show: never applied without the note that it is one.

    ``unread`` are the positions (from 1) of columns whose meaning was not recognised.
    """

    mapping: Mapping
    unread: tuple[int, ...] = ()
