"""A workbook's visible sheets as rows of text."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from safepassage.formats.tables.defects import TableCode, report
from safepassage.formats.tables.sheet import Sheet
from safepassage.formats.tables.xlsx.archive import Archive
from safepassage.formats.tables.xlsx.cells import Cells
from safepassage.formats.tables.xlsx.markup import Allowance, Visitor, walk
from safepassage.formats.tables.xlsx.parts import Collector, Strings, Styles
from safepassage.formats.tables.xlsx.refusal import RefusedError, damaged
from safepassage.records import Defect

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_SHEETS: Final = 20

Elements: TypeAlias = list[tuple[str, dict[str, str]]]


def is_workbook(data: bytes) -> bool:
    """Whether the first bytes are those of an XLSX, or of a protected or older workbook."""
    return data.startswith((_ZIP, _OLE))


def read_workbook(data: bytes) -> tuple[tuple[Sheet, ...], tuple[Defect, ...]]:
    """Visible sheets in their order; one fatal defect and no sheet when it cannot be read."""
    if data.startswith(_OLE):
        return (), (report(TableCode.WORKBOOK_LOCKED),)
    try:
        return tuple(_sheets(_Book(Archive(data)))), ()
    except RefusedError as refusal:
        return (), (report(refusal.code),)


class _Book:
    """The parts of one workbook, read under one allowance."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._allowance = Allowance()

    def visit(self, member: str, visitor: Visitor) -> bool:
        """Walk over a part; no for one that is not there."""
        content = self._archive.read(member)
        if content is None:
            return False
        walk(content, visitor, self._allowance)
        return True

    def elements(self, member: str) -> Elements:
        """The elements of a part that must be there."""
        collector = Collector()
        if not self.visit(member, collector):
            raise damaged()
        return collector.found


def _sheets(book: _Book) -> Iterator[Sheet]:
    main = book.elements("xl/workbook.xml")
    links = book.elements("xl/_rels/workbook.xml.rels")
    strings, styles = Strings(), Styles()
    book.visit("xl/sharedstrings.xml", strings)
    book.visit("xl/styles.xml", styles)
    for title, member in _members(main, _targets(links))[:_MAX_SHEETS]:
        cells = Cells(strings.found, styles.days, from_1904=_counts_from_1904(main))
        if not book.visit(member, cells):
            raise damaged()
        yield Sheet(rows=tuple(cells.rows), name=title, defects=tuple(cells.defects))


def _counts_from_1904(main: Elements) -> bool:
    return any(
        name == "workbookPr" and attributes.get("date1904") in {"1", "true"}
        for name, attributes in main
    )


def _members(main: Elements, targets: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (attributes.get("name", ""), targets[attributes["id"]])
        for name, attributes in main
        if name == "sheet"
        and attributes.get("state", "visible") == "visible"
        and attributes.get("id") in targets
    ]


def _targets(links: Elements) -> dict[str, str]:
    """Relationship id to member, for worksheets only (ECMA-376 part 2, 9.3)."""
    return {
        attributes.get("Id", ""): _absolute(attributes.get("Target", ""))
        for name, attributes in links
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet")
    }


def _absolute(target: str) -> str:
    member = target.lower()
    return member[1:] if member.startswith("/") else f"xl/{member}"
