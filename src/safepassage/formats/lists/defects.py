"""What can be wrong with a watchlist file; every finding names its line, never its values."""

from enum import StrEnum

from safepassage.records import Defect, Severity


class ListDefect(StrEnum):
    """The closed list of findings; all but ``list_unknown_field`` refuse the file."""

    NOT_UTF8 = "list_not_utf8"
    NOT_JSON = "list_not_json"
    INVALID_ENTRY = "list_invalid_entry"
    UNKNOWN_FIELD = "list_unknown_field"
    MISSING_COLUMN = "list_missing_column"
    REPEATED_COLUMN = "list_repeated_column"
    ROW_WIDTH = "list_row_width"
    NOT_CSV = "list_not_csv"
    MISSING_ID = "list_missing_id"
    REPEATED_ID = "list_repeated_id"
    NOTHING_TO_MATCH = "list_nothing_to_match"
    INVALID_DATE = "list_invalid_date"
    INVALID_COUNTRY = "list_invalid_country"
    INVALID_GENDER = "list_invalid_gender"
    EMPTY = "list_empty"


def refuse(code: ListDefect, line: int | None, text: str) -> Defect:
    """Describe a finding that keeps the file from being used."""
    return _defect(code, Severity.FATAL, line, text)


def warn(code: ListDefect, line: int | None, text: str) -> Defect:
    """Describe a finding that leaves the entry usable."""
    return _defect(code, Severity.WARNING, line, text)


def _defect(code: ListDefect, severity: Severity, line: int | None, text: str) -> Defect:
    where = f"line {line}: " if line else ""
    return Defect(code=code.value, severity=severity, text=f"{where}{text}", segment=line)
