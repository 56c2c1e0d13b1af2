"""``safepassage backup``: one file with the database and the keys that may leave the home."""

import argparse
import sys
from pathlib import Path

import msgspec

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words, show

EXAMPLE = "safepassage backup /srv/backups --for backup.pub"
_IN_CLEAR = (
    "safepassage backup: the file is not sealed: it holds listed persons and keys in clear. "
    "Make a pair with safepassage keys backup, and name the public half with --for."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("place", type=Path, metavar="DIR|FILE", help="a folder, or a new file")
    parser.add_argument(
        "--for",
        dest="recipient",
        type=Path,
        metavar="FILE",
        help="the public key (PEM) that the file is sealed for (SAFEPASSAGE_BACKUP_KEY)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 written, 1 the database could not be read out, 2 wrong use."""
    from safepassage.adapters.clock import SystemClock
    from safepassage.records.actor import Actor, Component

    try:
        home = existing_home()
        setup()
        from safepassage.adapters.archive_database import DatabaseFailed
        from safepassage.flows.backup import back_up

        recipient = _recipient(args.recipient)
    except (OSError, ValueError) as error:
        return _refused(error, 2)
    actor = Actor.component(Component.COMMAND_LINE)
    try:
        at = SystemClock().now()
        written = back_up(home, args.place, actor=actor, at=at, recipient=recipient)
    except DatabaseFailed as error:
        return _refused(error, 1)
    except OSError as error:
        return _refused(error, 2)
    return show(msgspec.structs.asdict(written), args)


def _recipient(named: Path | None) -> bytes | None:
    from django.conf import settings

    from safepassage.adapters.pem import authority_from_pem

    file = named or settings.SAFEPASSAGE_BACKUP_KEY
    if file:
        return authority_from_pem(Path(file).read_bytes())
    print(_IN_CLEAR, file=sys.stderr)
    return None


def _refused(error: Exception, status: int) -> int:
    print(f"safepassage backup: {in_words(error)}", file=sys.stderr)
    return status
