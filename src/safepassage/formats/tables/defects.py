"""Every finding about a table or a manifest: its code, what it costs, and its sentence.

Codes that EDIFACT readers report too keep their name and severity. A sentence names lines,
columns and fields, never a value; ``docs/user/defects.md`` lists the same codes.
"""

from enum import StrEnum
from types import MappingProxyType

from safepassage.records import Defect, Severity

NOTE, WARNING, ERROR, FATAL = Severity.NOTE, Severity.WARNING, Severity.ERROR, Severity.FATAL


class TableCode(StrEnum):
    """The stable name of a finding; scripts and statistics rely on it."""

    EMPTY_INPUT = "empty_input"
    CHARSET_ASSUMED = "charset_assumed"
    CONTROL_CHARACTERS = "control_characters"
    CHARACTERS_LOST = "characters_lost"
    TABLE_MISSING = "table_missing"
    TOO_MANY_ROWS = "too_many_rows"
    QUOTE_UNCLOSED = "quote_unclosed"
    ROW_TOO_LONG = "row_too_long"
    ROW_UNREAD = "row_unread"
    MAPPING_GUESSED = "mapping_guessed"
    COLUMN_UNREAD = "column_unread"
    COLUMN_MISSING = "column_missing"
    FORMULA_NOT_EVALUATED = "formula_not_evaluated"
    CELL_ERROR = "cell_error"
    WORKBOOK_DAMAGED = "workbook_damaged"
    WORKBOOK_LOCKED = "workbook_locked"
    WORKBOOK_TOO_LARGE = "workbook_too_large"
    WORKBOOK_UNSAFE = "workbook_unsafe"
    NOT_JSON = "not_json"
    NOT_A_MANIFEST = "not_a_manifest"
    FIELD_UNREAD = "field_unread"
    FIELD_MALFORMED = "field_malformed"
    BLOCK_UNCLOSED = "block_unclosed"
    LAYOUT_ASSUMED = "layout_assumed"
    UNKNOWN_CODE = "unknown_code"
    UNKNOWN_COUNTRY = "unknown_country"
    TWO_LETTER_COUNTRY = "two_letter_country"
    UNREADABLE_DATE = "unreadable_date"
    UNREADABLE_NUMBER = "unreadable_number"
    CENTURY_UNKNOWN = "century_unknown"
    DATE_ORDER_ASSUMED = "date_order_assumed"
    MOVEMENT_UNKNOWN = "movement_unknown"
    IMO_NUMBER_CHECK = "imo_number_check"
    FLIGHT_MISSING = "flight_missing"
    NAME_MISSING = "name_missing"
    NAME_NOT_SPLIT = "name_not_split"
    CONTROL_TOTAL = "control_total"


C = TableCode
TABLE = MappingProxyType(
    {
        C.EMPTY_INPUT: (FATAL, "The input is empty."),
        C.CHARSET_ASSUMED: (NOTE, "Lines that are not UTF-8 were read as Windows-1252."),
        C.CONTROL_CHARACTERS: (NOTE, "Control characters were left out."),
        C.CHARACTERS_LOST: (WARNING, "Characters that cannot be read were replaced."),
        C.TABLE_MISSING: (FATAL, "No row of headings was recognised."),
        C.TOO_MANY_ROWS: (ERROR, "There are more rows than are read; the rest was left out."),
        C.QUOTE_UNCLOSED: (WARNING, "A quotation mark is misplaced; the line was read alone."),
        C.ROW_TOO_LONG: (WARNING, "The row has more cells than there are headings."),
        C.ROW_UNREAD: (WARNING, "The row tells nothing about a traveller; it was passed over."),
        C.MAPPING_GUESSED: (NOTE, "What the columns mean was guessed from their headings:"),
        C.COLUMN_UNREAD: (NOTE, "Columns without a known meaning were passed over:"),
        C.COLUMN_MISSING: (WARNING, "A column that the mapping names is not there:"),
        C.FORMULA_NOT_EVALUATED: (NOTE, "A formula was not evaluated; what was stored was read."),
        C.CELL_ERROR: (NOTE, "The cell holds an error of the spreadsheet; it was left empty."),
        C.WORKBOOK_DAMAGED: (FATAL, "The workbook (XLSX) is damaged and cannot be read."),
        C.WORKBOOK_LOCKED: (FATAL, "The workbook is protected by a password or in an old form."),
        C.WORKBOOK_TOO_LARGE: (FATAL, "The workbook unpacks to more than is read."),
        C.WORKBOOK_UNSAFE: (FATAL, "The workbook declares entities; it was not read."),
        C.NOT_JSON: (FATAL, "The input is not well-formed JSON."),
        C.NOT_A_MANIFEST: (FATAL, "The JSON is no manifest: it names no travellers and no groups."),
        C.FIELD_UNREAD: (NOTE, "Fields with an unknown name were passed over."),
        C.FIELD_MALFORMED: (WARNING, "A field holds another kind of value than it should."),
        C.BLOCK_UNCLOSED: (ERROR, "The block has no ***END: its end may be lost."),
        C.LAYOUT_ASSUMED: (WARNING, "The version is unknown; the order of columns was assumed."),
        C.UNKNOWN_CODE: (NOTE, "The code is unknown."),
        C.UNKNOWN_COUNTRY: (NOTE, "The country code is unknown; it stays as sent."),
        C.TWO_LETTER_COUNTRY: (NOTE, "A two-letter country code became the three-letter one."),
        C.UNREADABLE_DATE: (WARNING, "The date or time cannot be read."),
        C.UNREADABLE_NUMBER: (WARNING, "The number cannot be read."),
        C.CENTURY_UNKNOWN: (WARNING, "The year has two digits and nothing tells the century."),
        C.DATE_ORDER_ASSUMED: (WARNING, "Day and month could be swapped: an order was assumed."),
        C.MOVEMENT_UNKNOWN: (
            WARNING,
            "The form does not say arrival or departure; its port and date were not used.",
        ),
        C.IMO_NUMBER_CHECK: (WARNING, "The check digit of the IMO number is wrong."),
        C.FLIGHT_MISSING: (WARNING, "Nothing names the flight, voyage or run."),
        C.NAME_MISSING: (WARNING, "The traveller has no name; the traveller is kept."),
        C.NAME_NOT_SPLIT: (NOTE, "The name stands in one cell and was not divided."),
        C.CONTROL_TOTAL: (WARNING, "Another number of travellers is announced than was found."),
    }
)


def report(
    code: TableCode, *, line: int | None = None, place: str = "", details: str = ""
) -> Defect:
    """One finding; ``line`` becomes the defect's segment, ``place`` says it in words.

    ``details`` may name fields and columns, never what a cell holds.
    """
    severity, sentence = TABLE[code]
    where = place or (f"Line {line}" if line else "")
    text = f"{where}: {sentence}" if where else sentence
    if details:
        text = f"{text} {details}."
    return Defect(code=code.value, severity=severity, text=text, segment=line)
