"""What can be wrong with a watchlist file; every finding names its line, never its values."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from safepassage.records import Defect, Severity

MOST_DEFECTS = 1000


class ListDefect(StrEnum):
    """The closed list of findings; ``docs/operate/watchlists.md`` says what to do about each."""

    NOT_UTF8 = "list_not_utf8"
    NOT_JSON = "list_not_json"
    NOT_CSV = "list_not_csv"
    NOT_XML = "list_not_xml"
    XML_REFUSED = "list_xml_refused"
    ARCHIVE = "list_archive"
    PARTS = "list_parts"
    OTHER_FORMAT = "list_other_format"
    INVALID_MAPPING = "list_invalid_mapping"
    INVALID_ENTRY = "list_invalid_entry"
    UNKNOWN_FIELD = "list_unknown_field"
    MISSING_COLUMN = "list_missing_column"
    REPEATED_COLUMN = "list_repeated_column"
    ROW_WIDTH = "list_row_width"
    MISSING_ID = "list_missing_id"
    REPEATED_ID = "list_repeated_id"
    NOTHING_TO_MATCH = "list_nothing_to_match"
    INVALID_DATE = "list_invalid_date"
    INVALID_COUNTRY = "list_invalid_country"
    INVALID_GENDER = "list_invalid_gender"
    VALUE_TOO_LONG = "list_value_too_long"
    TOO_MANY_VALUES = "list_too_many_values"
    CONTROL_CHARACTERS = "list_control_characters"
    VALUE_UNREAD = "list_value_unread"
    UNKNOWN_REFERENCE = "list_unknown_reference"
    NOT_PERSONS = "list_not_persons"
    EMPTY = "list_empty"
    MORE = "list_more"


def refuse(code: ListDefect, line: int | None, text: str, part: str = "") -> Defect:
    """Describe a finding that keeps the file from being used; ``part`` names one of several."""
    return _defect(code, Severity.FATAL, line, text, part)


def warn(code: ListDefect, line: int | None, text: str, part: str = "") -> Defect:
    """Describe a finding that leaves the entry usable."""
    return _defect(code, Severity.WARNING, line, text, part)


def note(code: ListDefect, text: str) -> Defect:
    """Describe what was done with the file as a whole."""
    return _defect(code, Severity.NOTE, None, text, "")


def limited(defects: Iterable[Defect]) -> tuple[Defect, ...]:
    """The first findings of each severity, and one that says how many more there are.

    What refuses a file is therefore never hidden behind what does not.
    """
    shown: list[Defect] = []
    counts: Counter[Severity] = Counter()
    for defect in defects:
        counts[defect.severity] += 1
        if counts[defect.severity] <= MOST_DEFECTS:
            shown.append(defect)
    left = counts.total() - len(shown)
    if left:
        text = f"{left} more findings are not shown; mend those above and try again"
        shown.append(_defect(ListDefect.MORE, Severity.WARNING, None, text, ""))
    return tuple(shown)


def _defect(code: ListDefect, severity: Severity, line: int | None, text: str, part: str) -> Defect:
    place = " ".join(filter(None, (part, f"line {line}" if line else "")))
    where = f"{place}: " if place else ""
    return Defect(code=code.value, severity=severity, text=f"{where}{text}", segment=line)
