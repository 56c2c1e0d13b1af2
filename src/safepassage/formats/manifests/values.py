"""The texts of one row, form or JSON object, read as what their fields are."""

from collections.abc import Mapping
from typing import Final

from safepassage.formats.countries import alpha3, is_known
from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.manifests.days import Digits, clock, digits, split_moment
from safepassage.formats.manifests.fields import Field, Key, label
from safepassage.formats.manifests.mapping import DateOrder
from safepassage.formats.tables.defects import TableCode, report
from safepassage.records import Defect

_CODE_LENGTH: Final = 3
_TRAVEL: Final = frozenset({Field.DEPARTS, Field.ARRIVES, Field.PORT_DATE, Field.SENT_AT})
_THIS_CENTURY: Final = "20"
_SHORT_DATE: Final = 6


def tells(text: str) -> bool:
    """Whether a text says anything: dashes and dots alone do not."""
    return any(map(str.isalnum, text))


class Desk:
    """What is alike for all values of one message: its calendar, date order and defects."""

    def __init__(self, reference: str | None, orders: Mapping[Key, DateOrder | None]) -> None:
        self.calendar = Calendar(reference)
        self.defects: list[Defect] = []
        self.orders = orders

    def note(
        self, code: TableCode, line: int | None = None, *, place: str = "", details: str = ""
    ) -> None:
        """Report a finding."""
        self.defects.append(report(code, line=line, place=place, details=details))


class Values:
    """Texts by field; ``line`` and ``columns`` say where they stand.

    Every method answers ``None`` for what is empty, and notes what cannot be read.
    """

    def __init__(
        self,
        texts: Mapping[Key, str],
        desk: Desk,
        line: int | None = None,
        *,
        columns: Mapping[Key, int] | None = None,
        unit: str = "Line",
    ) -> None:
        self.texts = texts
        self.desk = desk
        self.line = line
        self._columns = columns or {}
        self._unit = unit

    def note(self, code: TableCode, field: Field | None = None, nth: int = 1) -> None:
        """Report a finding at a field's place, or about the whole."""
        self.desk.note(code, self.line, place=self._place(field, nth))

    def text(self, field: Field, nth: int = 1) -> str | None:
        """A text; dashes and dots alone stand for nothing."""
        found = self.texts.get((field, nth))
        return found if found and tells(found) else None

    def several(self, field: Field, separator: str | None) -> tuple[str, ...]:
        """Texts that one cell holds."""
        found = self.text(field) or ""
        return tuple(part.strip() for part in found.split(separator) if part.strip())

    def country(self, field: Field, nth: int = 1) -> str | None:
        """A country as ISO alpha-3 or ICAO code; unknown ones stay as sent and are noted."""
        sent = self.text(field, nth)
        if sent is None:
            return None
        code = sent.upper() if len(sent) <= _CODE_LENGTH else sent
        three = alpha3(code)
        if three != code:
            self.note(TableCode.TWO_LETTER_COUNTRY, field, nth)
        elif not is_known(code):
            self.note(TableCode.UNKNOWN_COUNTRY, field, nth)
        return three if is_known(three) else sent

    def coded(self, field: Field, table: Mapping[str, str], words: str | None) -> str | None:
        """A value from a table of normalised words; ``None`` and a note for others."""
        found = table.get(words or "")
        if words and found is None:
            self.note(TableCode.UNKNOWN_CODE, field)
        return found

    def day(self, field: Field, nth: int = 1) -> str | None:
        """A date, ISO 8601 in the precision sent."""
        sent = self.text(field, nth)
        return self.day_of(split_moment(sent)[0], field, nth) if sent else None

    def day_of(self, text: str, field: Field, nth: int = 1) -> str | None:
        """A date that ``text``, a part of what was sent, tells."""
        found = digits(text, self.desk.orders.get((field, nth)))
        calendar = self.desk.calendar
        read = None
        if found:
            ask = calendar.birth if field is Field.BORN else calendar.day
            read = ask(self._with_century(found, field), found.layout)
        if read is None:
            self._unread(found.text if found else "", field, nth)
        elif found and found.assumed:
            self.note(TableCode.DATE_ORDER_ASSUMED, field, nth)
        return read

    def moment(self, field: Field, time: Field, nth: int = 1) -> str | None:
        """A local time from one field that may hold both, or from a day and a time."""
        sent = self.text(field, nth)
        if sent is None:
            return None
        written, at = split_moment(sent)
        read = self.day_of(written, field, nth)
        at = at or self.text(time, nth) or ""
        hour = clock(at)
        if at and hour is None:
            self.note(TableCode.UNREADABLE_DATE, time, nth)
        return f"{read}T{hour}" if read and hour else read

    def count(self, field: Field) -> int | None:
        """A number of pieces or persons."""
        number = self.weight(field)
        if number is not None and number != int(number):
            self.note(TableCode.UNREADABLE_NUMBER, field)
            return None
        return None if number is None else int(number)

    def weight(self, field: Field) -> float | None:
        """A number, perhaps with a decimal comma."""
        sent = self.text(field)
        if sent is None:
            return None
        bare = sent.lower().removesuffix("kg").strip().replace(",", ".")
        if (
            len(bare) < len("1000000.00")
            and bare.replace(".", "", 1).isdecimal()
            and bare.isascii()
        ):
            return float(bare)
        self.note(TableCode.UNREADABLE_NUMBER, field)
        return None

    def _with_century(self, found: Digits, field: Field) -> str:
        """Nobody announces a journey of another century."""
        short = len(found.text) == _SHORT_DATE and not found.layout
        lonely = short and field in _TRAVEL and not self.desk.calendar.has_reference
        return _THIS_CENTURY + found.text if lonely else found.text

    def _unread(self, digits_read: str, field: Field, nth: int) -> None:
        unknown = bool(digits_read) and not self.desk.calendar.has_reference
        code = TableCode.CENTURY_UNKNOWN if unknown else TableCode.UNREADABLE_DATE
        self.note(code, field, nth)

    def _place(self, field: Field | None, nth: int) -> str:
        parts = [f"{self._unit} {self.line}"] if self.line else []
        if field:
            column = self._columns.get((field, nth))
            name = label((field, nth))
            parts.append(f"column {column} ({name})" if column else name)
        return ", ".join(parts)
