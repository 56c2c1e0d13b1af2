"""Which column of somebody's own table is which field of an entry: the mapping file, JSON."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import msgspec

from safepassage.formats.lists.defects import ListDefect, refuse
from safepassage.records import Defect
from safepassage.records._base import Record

SINGLE: Final = (
    "id",
    "name",
    "given",
    "family",
    "gender",
    "category",
    "ground",
    "expires",
    "issuer",
)
SEVERAL: Final = ("aliases", "weak", "script_names", "dob", "nationality", "birth_places")
DOCUMENT: Final = ("document_number", "document_type", "document_country")
MAPPABLE: Final = (*SINGLE, *SEVERAL, *DOCUMENT)
_SEPARATORS: Final = frozenset({";", ",", "\t", "|"})


class DateOrder(StrEnum):
    """How the table writes dates of figures: ``1971-05-27``, ``27/05/1971`` or ``05/27/1971``."""

    ISO = "iso"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class ColumnMapping(Record, frozen=True, forbid_unknown_fields=True):
    """The headings of a table by field; several headings of one field are read one after another.

    ``separator`` stands between cells, ``between`` between the values of one cell.
    """

    columns: Mapping[str, tuple[str, ...]]
    separator: str = ";"
    between: str = "|"
    dates: DateOrder = DateOrder.ISO
    source: str | None = None

    def faults(self) -> tuple[str, ...]:
        """What keeps the mapping from being used, in words."""
        unknown = sorted(self.columns.keys() - set(MAPPABLE))
        checks = (
            (bool(unknown), f"there is no field {', '.join(unknown)}"),
            (not self.columns.get("id"), "no column is the field 'id'"),
            (not self._can_match(), "no column is a name or a document's number"),
            (self.separator not in _SEPARATORS, "the separator is none of ; , | and tab"),
            (not self.between, "nothing stands between the values of a cell"),
        )
        return tuple(text for is_wrong, text in checks if is_wrong)

    def _can_match(self) -> bool:
        names = ("name", "given", "family", "aliases", "script_names", "document_number")
        return any(self.columns.get(field) for field in names)


def read_mapping(data: bytes) -> ColumnMapping | Defect:
    """Read a mapping file, or say what is wrong with it."""
    try:
        mapping = msgspec.json.decode(data, type=ColumnMapping)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return refuse(ListDefect.INVALID_MAPPING, None, f"the mapping cannot be read: {error}")
    faults = mapping.faults()
    if faults:
        text = f"the mapping cannot be used: {'; '.join(faults)}"
        return refuse(ListDefect.INVALID_MAPPING, None, text)
    return mapping
