"""One way in for all list files."""

from enum import StrEnum
from types import MappingProxyType

from safepassage.formats.lists.csv_list import read_csv
from safepassage.formats.lists.jsonl_list import read_jsonl
from safepassage.records import Defect, ListEntry, Severity
from safepassage.records._base import Record


class ListFormat(StrEnum):
    """The kinds of list file that can be read."""

    JSONL = "jsonl"
    CSV = "csv"


READERS = MappingProxyType({ListFormat.JSONL: read_jsonl, ListFormat.CSV: read_csv})


class ListFile(Record, frozen=True):
    """What a list file holds; with a fatal defect it must not be used at all."""

    entries: tuple[ListEntry, ...] = ()
    defects: tuple[Defect, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether no defect refuses the file."""
        return all(defect.severity is not Severity.FATAL for defect in self.defects)


def read_list(data: bytes, list_format: ListFormat) -> ListFile:
    """Read a whole list file."""
    entries, defects = READERS[list_format](data)
    return ListFile(entries=entries, defects=defects)


def detect(data: bytes) -> ListFormat:
    """Tell the format by the first character that is no space."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return ListFormat.JSONL if start == b"{" else ListFormat.CSV
