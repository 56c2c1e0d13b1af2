"""Watchlist files: bytes in, list entries and defects with line numbers out."""

from safepassage.formats.lists.csv_list import read_csv
from safepassage.formats.lists.detection import detect
from safepassage.formats.lists.jsonl_list import read_jsonl
from safepassage.formats.lists.list_format import OWN, ListFormat
from safepassage.formats.lists.mapping import ColumnMapping, DateOrder, read_mapping
from safepassage.formats.lists.reading import READERS, ListFile, read_list
from safepassage.formats.lists.table_head import TableHead, is_own_table, table_head

__all__ = [
    "OWN",
    "READERS",
    "ColumnMapping",
    "DateOrder",
    "ListFile",
    "ListFormat",
    "TableHead",
    "detect",
    "is_own_table",
    "read_csv",
    "read_jsonl",
    "read_list",
    "read_mapping",
    "table_head",
]
