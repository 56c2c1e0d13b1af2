"""Makes small XLSX files for tests, so that no binary sample lies in the repository."""

import io
import zipfile
from collections.abc import Mapping, Sequence

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DAY_STYLES = (
    f'<styleSheet {MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>'
    "</styleSheet>"
)

Rows = Sequence[Sequence[str]]


def cell(text: str, kind: str = "inlineStr", style: int | None = None) -> str:
    """One cell; ``kind`` ``n`` is a number, ``s`` an index into shared strings."""
    styled = f' s="{style}"' if style is not None else ""
    if kind == "inlineStr":
        return f'<c t="inlineStr"{styled}><is><t>{_escaped(text)}</t></is></c>'
    return f'<c t="{kind}"{styled}><v>{_escaped(text)}</v></c>'


def sheet(rows: Sequence[str]) -> str:
    """A worksheet of rows, each the XML of its cells."""
    body = "".join(f'<row r="{line}">{cells}</row>' for line, cells in enumerate(rows, 1))
    return f"<worksheet {MAIN}><sheetData>{body}</sheetData></worksheet>"


def parts(
    sheets: Mapping[str, str], *, hidden: Sequence[str] = (), era: str = "0"
) -> dict[str, str]:
    """The members of a workbook with these worksheets by title."""
    states = ("visible", "hidden")
    titles = "".join(
        f'<sheet name="{title}" sheetId="{n}" r:id="rId{n}" state="{states[title in hidden]}"/>'
        for n, title in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n, _ in enumerate(sheets, 1)
    )
    book = f'<workbook {MAIN} xmlns:r="{LINKS}"><workbookPr date1904="{era}"/>'
    return {
        "xl/workbook.xml": f"{book}<sheets>{titles}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
        "xl/styles.xml": DAY_STYLES,
        **{f"xl/worksheets/sheet{n}.xml": text for n, text in enumerate(sheets.values(), 1)},
    }


def packed(members: Mapping[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The members as one archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return held.getvalue()


def workbook(*tables: Rows) -> bytes:
    """A workbook of texts, a sheet for each table."""
    sheets = {
        f"Sheet {n}": sheet(["".join(map(cell, row)) for row in rows])
        for n, rows in enumerate(tables, 1)
    }
    return packed(parts(sheets))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
