"""A workbook's visible sheets as rows of text."""

from typing import Final

from safepassage.formats.tables.defects import TableCode, report
from safepassage.formats.tables.sheet import Sheet
from safepassage.formats.tables.xlsx.archive import Archive
from safepassage.formats.tables.xlsx.cells import Cells
from safepassage.formats.tables.xlsx.markup import Visitor, walk
from safepassage.formats.tables.xlsx.parts import Collector, Strings, Styles
from safepassage.formats.tables.xlsx.refusal import RefusedError, damaged
from safepassage.records import Defect

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_SHEETS: Final = 20


def is_workbook(data: bytes) -> bool:
    """Whether the first bytes are those of an XLSX, or of a protected or older workbook."""
    return data.startswith((_ZIP, _OLE))


def read_workbook(data: bytes) -> tuple[tuple[Sheet, ...], tuple[Defect, ...]]:
    """Visible sheets in their order; one fatal defect and no sheet when it cannot be read."""
    if data.startswith(_OLE):
        return (), (report(TableCode.WORKBOOK_LOCKED),)
    try:
        return tuple(_sheets(Archive(data))), ()
    except RefusedError as refusal:
        return (), (report(refusal.code),)


def _sheets(archive: Archive) -> list[Sheet]:
    book = _elements(archive, "xl/workbook.xml")
    targets = _targets(archive)
    from_1904 = any(
        name == "workbookPr" and attributes.get("date1904") in {"1", "true"}
        for name, attributes in book
    )
    strings, styles = Strings(), Styles()
    _visit(archive, "xl/sharedstrings.xml", strings)
    _visit(archive, "xl/styles.xml", styles)
    sheets = []
    for title, member in _members(book, targets)[:_MAX_SHEETS]:
        cells = Cells(strings.found, styles.days, from_1904=from_1904)
        if not _visit(archive, member, cells):
            raise damaged()
        sheets.append(Sheet(rows=tuple(cells.rows), name=title, defects=tuple(cells.defects)))
    return sheets


def _members(
    book: list[tuple[str, dict[str, str]]], targets: dict[str, str]
) -> list[tuple[str, str]]:
    return [
        (attributes.get("name", ""), targets[attributes["id"]])
        for name, attributes in book
        if name == "sheet"
        and attributes.get("state", "visible") == "visible"
        and attributes.get("id") in targets
    ]


def _targets(archive: Archive) -> dict[str, str]:
    """Relationship id to member, for worksheets only (ECMA-376 part 2, 9.3)."""
    return {
        attributes.get("Id", ""): _absolute(attributes.get("Target", ""))
        for name, attributes in _elements(archive, "xl/_rels/workbook.xml.rels")
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet")
    }


def _absolute(target: str) -> str:
    member = target.lower()
    return member[1:] if member.startswith("/") else f"xl/{member}"


def _elements(archive: Archive, member: str) -> list[tuple[str, dict[str, str]]]:
    collector = Collector()
    if not _visit(archive, member, collector):
        raise damaged()
    return collector.found


def _visit(archive: Archive, member: str, visitor: Visitor) -> bool:
    content = archive.read(member)
    if content is None:
        return False
    walk(content, visitor)
    return True
