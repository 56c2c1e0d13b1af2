"""The format of a list, told by how it begins."""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from safepassage.formats.lists import document_list, ftm_list, un_list
from safepassage.formats.lists.bundle import unpacked
from safepassage.formats.lists.eu import csv_export, xml_export
from safepassage.formats.lists.jsonl_list import numbered_lines
from safepassage.formats.lists.list_format import ListFormat
from safepassage.formats.lists.ofac import advanced, csv_files, sdn_xml
from safepassage.formats.lists.rows import first_rows, has_headings
from safepassage.formats.lists.uk import csv_list, xml_list
from safepassage.records import Defect

_LOOKED_AT: Final = 1 << 16
_BEFORE: Final = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_ELEMENT: Final = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]")
_ROOTS: Final = MappingProxyType(
    {
        un_list.ROOT: ListFormat.UN_XML,
        sdn_xml.ROOT: ListFormat.OFAC_XML,
        advanced.ROOT: ListFormat.OFAC_ADVANCED,
        xml_export.ROOT: ListFormat.EU_XML,
        xml_list.ROOT: ListFormat.UK_XML,
    }
)
_TABLES: Final = (
    (csv_export.LAYOUT, ListFormat.EU_CSV),
    (csv_list.LAYOUT, ListFormat.UK_CSV),
    (document_list.LAYOUT, ListFormat.DOCUMENTS),
)


def detect(*files: bytes) -> ListFormat:
    """Tell the format by the first file that shows one; CSV where none does."""
    parts = unpacked(files)
    if isinstance(parts, Defect):
        return ListFormat.CSV
    return next(filter(None, map(_format_of, parts)), ListFormat.CSV)


def _format_of(data: bytes) -> ListFormat | None:
    start = data[:_LOOKED_AT].lstrip(_BEFORE)
    if start.startswith(b"<"):
        return next(_roots(start.replace(b"\x00", b"")), ListFormat.UN_XML)
    if start.startswith(b"{"):
        _, first = next(numbered_lines(data))
        return ListFormat.FTM if ftm_list.is_entity(first) else ListFormat.JSONL
    return _table_of(start)


def _roots(start: bytes) -> Iterator[ListFormat]:
    for name in _ELEMENT.findall(start):
        known = _ROOTS.get(name.decode())
        if known:
            yield known


def _table_of(start: bytes) -> ListFormat | None:
    if csv_files.is_ofac(first_rows(start, ",")):
        return ListFormat.OFAC_CSV
    for layout, list_format in _TABLES:
        if has_headings(start, layout):
            return list_format
    return None
