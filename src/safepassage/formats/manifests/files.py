"""Any manifest file to messages: CSV, workbook, JSON, blocks; and whether a file is one."""

import re
from collections.abc import Iterable
from typing import Final

from safepassage.formats.manifests.blocks import is_blocks, read_blocks
from safepassage.formats.manifests.guess import recognised
from safepassage.formats.manifests.json_manifest import is_manifest, read_json
from safepassage.formats.manifests.mapping import Mapping
from safepassage.formats.manifests.plan import Plan
from safepassage.formats.manifests.profiles import BLOCKS, Profile
from safepassage.formats.manifests.table import read_sheet
from safepassage.formats.tables import (
    DELIMITERS,
    Sheet,
    decode,
    is_workbook,
    read_csv,
    read_workbook,
)
from safepassage.formats.tables.csv_rows import announced_delimiter, lines_of
from safepassage.formats.tables.defects import TableCode, report
from safepassage.records import Defect, Message, ParsedFile

_LOOKED_AT: Final = 16_384
_FIRST_ROWS: Final = 60
_EDIFACT: Final = (b"UNA", b"UNB", b"UNH")
_MESSAGE: Final = re.compile(rb"UNH.{1,40}(?:PAXLST|PNRGOV|CUSRES)")


def looks_like_a_manifest(data: bytes) -> bool:
    """Whether ``data`` is a manifest by its first bytes; cheap, and no for any EDIFACT."""
    start = data[:_LOOKED_AT]
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(_EDIFACT) or _MESSAGE.search(start):
        return False
    if is_workbook(data) or is_blocks(bare):
        return True
    if bare.startswith(b"{"):
        return is_manifest(bare)
    lines = lines_of(decode(start)[0])[:_FIRST_ROWS]
    return max(_score(lines, one) for one in DELIMITERS) > 0


def read_manifest(
    data: bytes,
    *,
    at: str | None = None,
    mapping: Mapping | None = None,
    profile: Profile | None = None,
) -> ParsedFile:
    """Every message of a manifest file; never raises for bad input.

    ``mapping`` says what the columns mean, otherwise it is guessed and the guess is told
    as the note ``mapping_guessed``; ``profile`` forces a kind of manifest.
    """
    if not data.strip():
        return ParsedFile(defects=(report(TableCode.EMPTY_INPUT),))
    if is_workbook(data):
        sheets, defects = read_workbook(data)
        return _read(sheets, defects, mapping, profile, at=at, workbook=True)
    text, noticed = decode(data)
    if profile is BLOCKS or (profile is None and mapping is None and is_blocks(text.encode())):
        return read_blocks(text, noticed, at=at)
    if text.lstrip().startswith("{"):
        return read_json(text, noticed, profile=profile, at=at)
    sheet = _sheet(lines_of(text), mapping)
    return _read((sheet,), noticed, mapping, profile, at=at, workbook=False)


def _sheet(lines: list[str], mapping: Mapping | None) -> Sheet:
    told = (mapping.delimiter if mapping else None) or announced_delimiter(lines)
    first = lines[:_FIRST_ROWS]
    delimiter = told or max(DELIMITERS, key=lambda one: (_score(first, one), _spread(first, one)))
    return read_csv(lines, delimiter)


def _score(lines: list[str], delimiter: str) -> int:
    rows = read_csv(lines, delimiter, limit=_FIRST_ROWS).rows
    return max((recognised(row.cells) for row in rows), default=0)


def _spread(lines: list[str], delimiter: str) -> int:
    return sum(line.count(delimiter) > 0 for line in lines)


def _read(
    sheets: Iterable[Sheet],
    defects: tuple[Defect, ...],
    mapping: Mapping | None,
    profile: Profile | None,
    *,
    at: str | None,
    workbook: bool,
) -> ParsedFile:
    plans = [Plan(sheet, mapping) for sheet in sheets]
    messages: list[Message] = [
        read_sheet(plan, profile or plan.profile(workbook=workbook), at=at)
        for plan in plans
        if plan.readable
    ]
    if not messages and not defects_are_fatal(defects):
        defects = (*defects, report(TableCode.TABLE_MISSING))
    return ParsedFile(messages=tuple(messages), defects=defects)


def defects_are_fatal(defects: Iterable[Defect]) -> bool:
    """Whether the file could not be read at all."""
    return any(defect.severity == "fatal" for defect in defects)
