"""One table as rows of text, each with the line it stands on."""

from safepassage.records import Defect
from safepassage.records._base import Record

MAX_ROWS = 100_000
MAX_COLUMNS = 512


class Row(Record, frozen=True):
    """Cells without blanks around them; ``line`` counts from 1, as editors and sheets do."""

    line: int
    cells: tuple[str, ...]


class Sheet(Record, frozen=True):
    """Rows that hold anything; ``name`` is the tab's in a workbook."""

    rows: tuple[Row, ...] = ()
    name: str | None = None
    defects: tuple[Defect, ...] = ()


def tidy(cell: str) -> str:
    """A cell without blanks around it, runs of blanks and line breaks as one blank."""
    return " ".join(cell.split())


def row_of(line: int, cells: list[str]) -> Row | None:
    """A row without empty cells at its end; ``None`` for one that holds nothing."""
    tidied = [tidy(cell) for cell in cells[:MAX_COLUMNS]]
    while tidied and not tidied[-1]:
        tidied.pop()
    return Row(line=line, cells=tuple(tidied)) if tidied else None
