"""A list may be several files: side by side, or in one ZIP archive."""

from collections.abc import Iterator, Sequence
from typing import Final

from safepassage.formats.lists.defects import ListDefect, refuse
from safepassage.formats.tables.xlsx.archive import Archive
from safepassage.formats.tables.xlsx.refusal import RefusedError
from safepassage.records import Defect

BUDGET: Final = 256 * 1024 * 1024
_ZIP: Final = b"PK\x03\x04"
_WORKBOOK: Final = "xl/workbook.xml"
_BESIDE: Final = ("/", ".ds_store", ".md", ".pdf")


class _WorkbookError(Exception):
    """The archive is a spreadsheet program's own file."""


def unpacked(files: Sequence[bytes]) -> tuple[bytes, ...] | Defect:
    """The files of a list, archives among them opened."""
    try:
        return tuple(part for data in files for part in _parts(data))
    except _WorkbookError:
        text = "a spreadsheet program's own file is not read; save the sheet as CSV in UTF-8"
        return refuse(ListDefect.ARCHIVE, None, text)
    except RefusedError:
        text = "the archive is damaged, locked or unpacks to more than 256 megabytes"
        return refuse(ListDefect.ARCHIVE, None, text)


def _parts(data: bytes) -> Iterator[bytes]:
    if not data.startswith(_ZIP):
        yield data
        return
    archive = Archive(data, BUDGET)
    if _WORKBOOK in archive.names():
        raise _WorkbookError
    for name in archive.names():
        if not name.startswith("__macosx/") and not name.endswith(_BESIDE):
            yield archive.read(name) or b""
