"""Watchlist files: bytes in, list entries and defects with line numbers out."""

from safepassage.formats.lists.csv_list import read_csv
from safepassage.formats.lists.jsonl_list import read_jsonl
from safepassage.formats.lists.reading import READERS, ListFile, ListFormat, detect, read_list

__all__ = [
    "READERS",
    "ListFile",
    "ListFormat",
    "detect",
    "read_csv",
    "read_jsonl",
    "read_list",
]
