"""The two-file CSV of AE and TH style: ``_P.CSV`` for passengers, ``_C.CSV`` for crew.

Lines that begin with an asterisk make a head; between ``***START`` and ``***END`` each row
is a traveller. There are no headings: the version tells the order of columns. Source: what
the departure control system astra writes (deyoz/astra, src/apis_creator.h and apis_tools.cc).
"""

from collections.abc import Iterator
from typing import Final

from safepassage.formats.manifests.fields import Field, Key
from safepassage.formats.manifests.journey import legs_of
from safepassage.formats.manifests.mapping import DateOrder
from safepassage.formats.manifests.message import desk_for, message_of
from safepassage.formats.manifests.person import tells_of_a_person, traveller_of
from safepassage.formats.manifests.profiles import BLOCKS
from safepassage.formats.manifests.values import Desk, Values
from safepassage.formats.tables import Row, read_csv
from safepassage.formats.tables.csv_rows import lines_of
from safepassage.formats.tables.defects import TableCode, report
from safepassage.records import Defect, Message, ParsedFile, Role, Traveller

F = Field
_MARKS: Final = ("***START", "***HEADER", "***VERSION")
_LABELS: Final = {
    "DIRECTION": F.MOVEMENT,
    "FLIGHT": F.DESIGNATOR,
    "DEP PORT": F.ORIGIN,
    "DEP DATE": F.DEPARTS,
    "DEP TIME": F.DEPARTS_TIME,
    "ARR PORT": F.DESTINATION,
    "ARR DATE": F.ARRIVES,
    "ARR TIME": F.ARRIVES_TIME,
    "TB PORT": F.CLEARS_AT,
}
_PERSON: Final = (F.SURNAME, F.GIVEN_NAMES, F.BORN, F.SEX, F.BIRTH_COUNTRY)
_NUMBER_FIRST: Final = (
    *(F.DOCUMENT_NUMBER, F.NATIONALITY, F.DOCUMENT_TYPE, F.DOCUMENT_ISSUER),
    *_PERSON,
    *(F.DOCUMENT_EXPIRES, F.TRANSIT),
)
_TYPE_FIRST: Final = (
    *(F.DOCUMENT_TYPE, F.NATIONALITY, F.DOCUMENT_NUMBER, F.DOCUMENT_EXPIRES, F.DOCUMENT_ISSUER),
    *_PERSON,
    F.TRANSIT,
)
_LAYOUTS: Final = {"2": _NUMBER_FIRST, "4": _TYPE_FIRST}
_ROLES: Final = {"P": Role.PASSENGER, "C": Role.CREW}
_TRIPS: Final = {"N": "no", "T": "yes", "X": "yes"}
"""Normal, in transit on the same flight, transfer to another."""


class Block:
    """One head and its rows."""

    def __init__(self) -> None:
        self.texts: dict[Key, str] = {}
        self.version: str | None = None
        self.role: Role | None = None
        self.rows: list[Row] = []
        self.started = False
        self.ended = False


def is_blocks(start: bytes) -> bool:
    """Whether the first bytes hold one of the marks at the beginning of a line."""
    lines = start[:4096].replace(b"\r", b"\n").split(b"\n")
    marks = tuple(mark.encode() for mark in _MARKS)
    return any(line.lstrip(b'"\xef\xbb\xbf ').upper().startswith(marks) for line in lines)


def read_blocks(text: str, before: tuple[Defect, ...], *, at: str | None) -> ParsedFile:
    """A message for every block."""
    lines = lines_of(text)
    delimiter = max(",;\t", key=text.count)
    sheet = read_csv(lines, delimiter)
    blocks = list(_blocks(sheet.rows))
    if not blocks:
        return ParsedFile(defects=(*before, report(TableCode.TABLE_MISSING)))
    messages = [_message(block, at) for block in blocks]
    return ParsedFile(messages=tuple(messages), defects=(*before, *sheet.defects))


def _blocks(rows: tuple[Row, ...]) -> Iterator[Block]:
    block = Block()
    for row in rows:
        word = row.cells[0].upper()
        if block.ended and word.startswith("*"):
            yield block
            block = Block()
        _take(block, row, word)
    if block.started or block.texts:
        yield block


def _take(block: Block, row: Row, word: str) -> None:
    if word.startswith("***START"):
        block.started = True
    elif word.startswith("***END"):
        block.ended = True
    elif word.startswith("***VERSION"):
        block.version = "".join(filter(str.isdecimal, word)) or None
    elif word.startswith("*"):
        _label(block, word.strip("* "), "".join(row.cells[1:2]))
    elif block.started:
        block.rows.append(row)


def _label(block: Block, name: str, value: str) -> None:
    if name == "TYPE":
        block.role = _ROLES.get(value.upper())
    field = _LABELS.get(name)
    if field and value:
        block.texts[field, 1] = value


def _message(block: Block, at: str | None) -> Message:
    orders = {(field, 1): DateOrder.DAY_FIRST for field in F}
    desk = desk_for(block.texts, orders, at)
    if not block.ended:
        desk.note(TableCode.BLOCK_UNCLOSED)
    if block.version not in _LAYOUTS:
        desk.note(TableCode.LAYOUT_ASSUMED)
    head = Values(block.texts, desk)
    legs = legs_of(head, BLOCKS.mode)
    travellers = tuple(_travellers(block, desk))
    return message_of(head, BLOCKS, flights=legs, travellers=travellers)


def _travellers(block: Block, desk: Desk) -> Iterator[Traveller]:
    layout = _LAYOUTS.get(block.version or "") or _by_its_rows(block.rows)
    columns = {(field, 1): place for place, field in enumerate(layout, 1)}
    for row in block.rows:
        texts = {(field, 1): cell for field, cell in zip(layout, row.cells, strict=False) if cell}
        trip = texts.get((F.TRANSIT, 1), "")
        texts[F.TRANSIT, 1] = _TRIPS.get(trip.upper(), trip)
        if not tells_of_a_person(texts):
            desk.note(TableCode.ROW_UNREAD, row.line)
            continue
        if len(row.cells) > len(layout):
            desk.note(TableCode.ROW_TOO_LONG, row.line)
        values = Values(texts, desk, row.line, columns=columns)
        yield traveller_of(values, block.role or Role.PASSENGER)


def _by_its_rows(rows: list[Row]) -> tuple[Field, ...]:
    """Types are shorter than numbers: one of the two stands first, the other third."""
    first, third = (sum(len("".join(row.cells[at : at + 1])) for row in rows) for at in (0, 2))
    return _TYPE_FIRST if first < third else _NUMBER_FIRST
