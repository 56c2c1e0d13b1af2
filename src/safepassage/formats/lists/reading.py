"""One way in for all list files."""

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Final

from safepassage.formats.lists.bundle import unpacked
from safepassage.formats.lists.csv_list import read_csv
from safepassage.formats.lists.defects import ListDefect, refuse
from safepassage.formats.lists.document_list import read_documents
from safepassage.formats.lists.eu import read_eu_csv, read_eu_xml
from safepassage.formats.lists.ftm_list import read_ftm
from safepassage.formats.lists.gathering import Outcome
from safepassage.formats.lists.jsonl_list import read_jsonl
from safepassage.formats.lists.list_format import ListFormat
from safepassage.formats.lists.mapped_list import read_mapped
from safepassage.formats.lists.mapping import ColumnMapping
from safepassage.formats.lists.ofac import read_ofac_advanced, read_ofac_csv, read_ofac_xml
from safepassage.formats.lists.uk import read_uk_csv, read_uk_xml
from safepassage.formats.lists.un_list import read_un
from safepassage.records import Defect, ListEntry, Severity
from safepassage.records._base import Record

READERS: Final = MappingProxyType[ListFormat, Callable[[bytes], Outcome]](
    {
        ListFormat.JSONL: read_jsonl,
        ListFormat.CSV: read_csv,
        ListFormat.DOCUMENTS: read_documents,
        ListFormat.UN_XML: read_un,
        ListFormat.OFAC_XML: read_ofac_xml,
        ListFormat.OFAC_ADVANCED: read_ofac_advanced,
        ListFormat.EU_XML: read_eu_xml,
        ListFormat.EU_CSV: read_eu_csv,
        ListFormat.UK_XML: read_uk_xml,
        ListFormat.UK_CSV: read_uk_csv,
        ListFormat.FTM: read_ftm,
    }
)
"""The readers of lists that are one file."""


class ListFile(Record, frozen=True):
    """What a list file holds; with a fatal defect it must not be used, and holds no entries."""

    entries: tuple[ListEntry, ...] = ()
    defects: tuple[Defect, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether no defect refuses the file."""
        return all(defect.severity is not Severity.FATAL for defect in self.defects)


def read_list(
    data: bytes,
    list_format: ListFormat,
    *,
    beside: Sequence[bytes] = (),
    mapping: ColumnMapping | None = None,
) -> ListFile:
    """Read a whole list; ``beside`` are its further files, ``mapping`` names its columns.

    Any of the files may be a ZIP archive of files.
    """
    files = unpacked((data, *beside))
    if isinstance(files, Defect):
        return ListFile(defects=(files,))
    entries, defects = _read(files, list_format, mapping)
    found = ListFile(entries=entries, defects=defects)
    return found if found.usable else ListFile(defects=tuple(sorted(defects, key=_is_bearable)))


def _is_bearable(defect: Defect) -> bool:
    """What refuses a file is told before the rest."""
    return defect.severity is not Severity.FATAL


def _read(
    files: tuple[bytes, ...], list_format: ListFormat, mapping: ColumnMapping | None
) -> Outcome:
    if list_format is ListFormat.OFAC_CSV:
        return read_ofac_csv(*files)
    if len(files) != 1:
        text = f"a list in this format is one file, there are {len(files)}"
        return (), (refuse(ListDefect.PARTS, None, text),)
    if list_format is not ListFormat.MAPPED:
        return READERS[list_format](files[0])
    if mapping is None:
        text = "a table of one's own is read with a mapping of its columns; there is none"
        return (), (refuse(ListDefect.INVALID_MAPPING, None, text),)
    return read_mapped(files[0], mapping)
