"""What ``--trust`` and ``--crl`` name, read from the disk."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from safepassage.adapters.clock import SystemClock
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.lists.files import Content, joined, read_file
from safepassage.documents.passive import Trust


def trust_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is trusted, and the instant of the check."""
    parser.add_argument(
        "--trust",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="certificate, master list or directory file (LDIF), or a folder of them, trusted as "
        "given; can be repeated",
    )
    parser.add_argument(
        "--crl",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="revocation list; can be repeated",
    )
    parser.add_argument(
        "--at",
        type=instant,
        default=None,
        metavar="DATETIME",
        help="check as of this date or instant, ISO 8601; now unless said",
    )


def moment(args: argparse.Namespace) -> datetime:
    """As of when to check: what ``--at`` says, or now."""
    said: datetime | None = args.at
    return said or SystemClock().now()


def instant(text: str) -> datetime:
    """Read a date, or a date and time, in UTC unless it says otherwise."""
    try:
        if len(text) == len("2026-11-28"):
            day = date.fromisoformat(text)
            return datetime(day.year, day.month, day.day, tzinfo=UTC)
        read = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no date such as 2026-11-28") from None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def trust_of(trusted: Sequence[Path], revoked: Sequence[Path]) -> tuple[Trust, Content]:
    """Make a trust store of files and folders; what cannot be read is told; raises OSError.

    Of files of revocation lists nothing but those is taken: only these prove themselves.
    """
    anchors: list[Anchor] = []
    contents: list[Content] = []
    for path in (each for named in trusted for each in files_of(named)):
        content = _told(path)
        contents.append(content)
        anchors += (Anchor(each, (path.name,)) for each in content.certificates)
        for listed in content.master_lists:
            anchors += (Anchor(each, (path.name,)) for each in listed.certificates)
    told = (_told(each) for named in revoked for each in files_of(named))
    contents += (Content(revocation_lists=each.revocation_lists) for each in told)
    whole = joined(contents)
    held = Anchors(anchors)
    return Trust(held, Revocations(whole.revocation_lists, held), whole.signers), whole


def _told(path: Path) -> Content:
    """What a file holds; what in it cannot be read is told."""
    content = read_file(path.read_bytes())
    for why in content.unreadable:
        print(f"safepassage document: {path.name}: {why}", file=sys.stderr)
    return content


def files_of(path: Path) -> Iterator[Path]:
    """A file itself, or all files of a folder and the folders in it; raises OSError."""
    if path.is_dir():
        yield from sorted(each for each in path.rglob("*") if each.is_file())
    else:
        yield path
