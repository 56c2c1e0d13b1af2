"""Pages of tables as PDF; the same content gives the same bytes."""

from collections.abc import Sequence
from html import escape
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

_EDGE = 42
_HEAD_ROOM = 90  # points: a heading stands on the page of its table's first rows
_LETTER, _PADDING = 5.4, 13  # points: a wide letter of the head, and both sides of a cell
_FONTS = {"Vera": "Vera.ttf", "VeraBd": "VeraBd.ttf"}
_LINE = colors.HexColor("#8a97a6")


class PdfTable:
    """A heading, the names of the columns, and rows of text."""

    def __init__(self, title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.title = title
        self.head = head
        self.rows = rows


def pdf(title: str, lead: Sequence[str], tables: Sequence[PdfTable]) -> bytes:
    """A document in A4 with a title, lines below it, and tables, pages numbered."""
    _with_fonts()
    styles = _styles()
    story: list[Flowable] = [Paragraph(escape(title), styles["Title"])]
    story += [Paragraph(escape(line), styles["Normal"]) for line in lead]
    for one in tables:
        story += [
            CondPageBreak(_HEAD_ROOM),
            Spacer(1, 10),
            Paragraph(escape(one.title), styles["Heading2"]),
        ]
        story.append(_table(one, styles["Cell"], styles["Head"]))
    out = BytesIO()
    made = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=_EDGE,
        rightMargin=_EDGE,
        topMargin=_EDGE,
        bottomMargin=_EDGE,
        title=title,
        author="Safe Passage",
        invariant=True,
    )
    made.build(story, onFirstPage=_numbered, onLaterPages=_numbered)
    return out.getvalue()


def _with_fonts() -> None:
    known = pdfmetrics.getRegisteredFontNames()
    for name, file in _FONTS.items():
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, file))


def _styles() -> dict[str, ParagraphStyle]:
    base = getSampleStyleSheet()
    return {
        "Title": ParagraphStyle("Title", parent=base["Title"], fontName="VeraBd", fontSize=15),
        "Heading2": ParagraphStyle("H2", parent=base["Heading2"], fontName="VeraBd", fontSize=11),
        "Normal": ParagraphStyle("N", parent=base["Normal"], fontName="Vera", fontSize=8),
        "Cell": ParagraphStyle("C", fontName="Vera", fontSize=7, leading=9),
        "Head": ParagraphStyle("Th", fontName="VeraBd", fontSize=7, leading=9),
    }


def _table(one: PdfTable, cell: ParagraphStyle, head: ParagraphStyle) -> Table:
    rows = [[Paragraph(escape(text), head) for text in one.head]]
    rows += [[Paragraph(escape(text), cell) for text in row] for row in one.rows]
    made = Table(rows, colWidths=_widths(one), repeatRows=1, hAlign="LEFT")
    made.setStyle(
        TableStyle(
            [("LINEBELOW", (0, 0), (-1, -1), 0.4, _LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        )
    )
    return made


def _widths(one: PdfTable) -> list[float]:
    """Room for the longest word of each column; what is left goes where the text is long."""
    columns = [[text, *(row[place] for row in one.rows)] for place, text in enumerate(one.head)]
    least = [_LETTER * max(map(_longest_word, texts)) + _PADDING for texts in columns]
    wanted = [min(60, max(map(len, texts))) for texts in columns]
    left = max(0.0, A4[0] - 2 * _EDGE - sum(least))
    return [floor + left * share / sum(wanted) for floor, share in zip(least, wanted, strict=True)]


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _numbered(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont("Vera", 7)
    canvas.drawRightString(A4[0] - _EDGE, _EDGE / 2, str(document.page))
