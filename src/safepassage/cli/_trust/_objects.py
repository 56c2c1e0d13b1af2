"""What actions on an issuer's own objects share: files, and what they are held against."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from safepassage.adapters.clock import SystemClock
from safepassage.cli._document._trust import instant
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.lint.specimen import DOCUMENT_YEARS, Setting
from safepassage.documents.lists.files import pieces, read_file


def setting_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what everything is held against, besides the standard."""
    parser.add_argument(
        "--document-years",
        type=int,
        default=DOCUMENT_YEARS,
        metavar="N",
        help=f"how many years the longest-lived document is valid; {DOCUMENT_YEARS} unless said",
    )
    parser.add_argument(
        "--at",
        type=instant,
        default=None,
        metavar="DATETIME",
        help="check as of this date or instant, ISO 8601; now unless said",
    )


def setting_of(args: argparse.Namespace, authorities: Iterable[Certificate] = ()) -> Setting:
    """The instant, the authorities at hand and the life of documents."""
    return Setting(args.at or SystemClock().now(), tuple(authorities), args.document_years)


def authorities_in(paths: Sequence[Path]) -> list[Certificate]:
    """CSCA certificates of files, those of master lists as well; raises OSError."""
    found: list[Certificate] = []
    for path in paths:
        content = read_file(path.read_bytes())
        found += content.certificates
        for listed in content.master_lists:
            found += listed.certificates
    return found


def pieces_of(paths: Sequence[Path]) -> tuple[bytes, ...]:
    """Every object of these files in DER; raises OSError."""
    return tuple(piece for path in paths for piece in pieces(path.read_bytes()))
