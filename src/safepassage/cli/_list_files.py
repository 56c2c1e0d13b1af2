"""The files of a list on the command line: one, several that belong together, or a folder."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from safepassage.formats.lists import (
    ColumnMapping,
    ListFile,
    ListFormat,
    detect,
    read_list,
    read_mapping,
)
from safepassage.records import Defect


class ListSourceError(ValueError):
    """What was named on the command line is no list; the text says why."""


class ListSource(NamedTuple):
    """What was named on the command line, read from the disk."""

    name: str
    files: tuple[bytes, ...]
    list_format: ListFormat
    mapping: ColumnMapping | None

    def read(self) -> ListFile:
        """Read the list."""
        first, *beside = self.files
        return read_list(first, self.list_format, beside=beside, mapping=self.mapping)


def format_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the file is written."""
    parser.add_argument(
        "--format",
        choices=[kind.value for kind in ListFormat],
        help="how the list is written; told by its content unless said",
    )
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE",
        help="JSON that says which column of a table of your own is which field",
    )


def list_source(paths: Sequence[Path], args: argparse.Namespace) -> ListSource:
    """Read the files; raises ``OSError`` and ``ListSourceError``."""
    found = [file for path in paths for file in _files(path)]
    if not found:
        raise ListSourceError(f"there is no file in {paths[0]}")
    files = tuple(path.read_bytes() for path in found)
    mapping = _mapping(args.mapping) if args.mapping else None
    return ListSource(
        name=" + ".join(path.name for path in paths),
        files=files,
        list_format=_format(args.format, files, mapping),
        mapping=mapping,
    )


def tell(name: str, defects: tuple[Defect, ...]) -> None:
    """Print what was found in a list, a line each."""
    for defect in defects:
        print(f"{name}: {defect.severity}: {defect.text}", file=sys.stderr)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(one for one in path.iterdir() if one.is_file() and one.name[0] != ".")


def _format(
    said: str | None, files: tuple[bytes, ...], mapping: ColumnMapping | None
) -> ListFormat:
    if said:
        return ListFormat(said)
    return ListFormat.MAPPED if mapping else detect(*files)


def _mapping(path: Path) -> ColumnMapping:
    found = read_mapping(path.read_bytes())
    if isinstance(found, Defect):
        raise ListSourceError(f"{path.name}: {found.text}")
    return found
