"""``safepassage restore``: a backup into an empty home, then retention and verification at once."""

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from safepassage.cli._django import setup
from safepassage.cli._home import chosen_home
from safepassage.cli._result import in_words

if TYPE_CHECKING:
    from safepassage.adapters.archive import Manifest
    from safepassage.flows.restore import Restored

EXAMPLE = "safepassage restore backup.tar --home /srv/safepassage --day-keys /media/days"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="what safepassage backup wrote")
    parser.add_argument("--home", type=Path, help="a new or empty folder (SAFEPASSAGE_HOME)")
    parser.add_argument(
        "--day-keys",
        type=Path,
        metavar="DIR",
        help="day keys that were kept apart; without them unmasked records come back masked",
    )
    parser.add_argument(
        "--key", type=Path, metavar="FILE", help="the private key (PEM) that a sealed backup opens"
    )
    parser.add_argument(
        "--signed-by",
        metavar="HEX",
        help="the ledger's public key that the backup must be signed with, as witnesses know it",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 restored and proved, 1 restored but not proved or not verified, 2 not restored."""
    from safepassage.adapters.archive import discard
    from safepassage.adapters.keys import HomeExists

    if args.home:
        os.environ["SAFEPASSAGE_HOME"] = str(args.home.absolute())
    home = chosen_home()
    try:
        manifest = _unpacked(args, home)
    except (HomeExists, OSError, ValueError) as error:
        return _refused(error)
    try:
        restored = _restore(home, manifest, args)
    except (OSError, ValueError, RuntimeError) as error:
        discard(home)
        return _refused(error)
    print(msgspec.json.encode(restored).decode() if args.json else _said(restored))
    whole = restored.retention.proof.holds and restored.ledger.first_break is None
    return 0 if whole else 1


def _unpacked(args: argparse.Namespace, home: Path) -> "Manifest":
    from safepassage.adapters import archive, sealed_files, signed_backup

    expected = bytes.fromhex(args.signed_by) if args.signed_by else None
    signature = signed_backup.check(args.file, expected)
    print(_signed(signature.key if signature else ""), file=sys.stderr)
    if not sealed_files.is_sealed(args.file):
        return archive.unpack(args.file, home)
    if args.key is None:
        raise ValueError("the backup is sealed: name the private key that opens it with --key")
    return _opened(args, home)


def _signed(key: str) -> str:
    if not key:
        return "safepassage restore: no signature lies beside the backup"
    return f"safepassage restore: signed with the ledger's key {key}"


def _opened(args: argparse.Namespace, home: Path) -> "Manifest":
    from safepassage.adapters import archive, signed_backup
    from safepassage.adapters.pem import authority_private_from_pem

    private = authority_private_from_pem(args.key.read_bytes())
    home.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=home.parent, prefix=".safepassage-") as work:
        opened = Path(work) / "backup.tar"
        signed_backup.open_sealed(args.file, opened, private)
        return archive.unpack(opened, home)


def _restore(home: Path, manifest: "Manifest", args: argparse.Namespace) -> "Restored":
    setup()
    from safepassage.flows.platform import Platform
    from safepassage.flows.restore import restore
    from safepassage.records.actor import Actor, Component

    actor = Actor.component(Component.COMMAND_LINE)
    platform = Platform.from_settings()
    return restore(platform, home, manifest, day_keys=args.day_keys, actor=actor)


def _refused(error: Exception) -> int:
    print(f"safepassage restore: {in_words(error)}", file=sys.stderr)
    return 2


def _said(restored: "Restored") -> str:
    report, verdict = restored.retention, restored.ledger
    broken = verdict.first_break
    lines = [
        f"restored the backup of {restored.made_at} (version {restored.version})",
        f"since then due: masked {_sum(report.masked)}, deleted {_sum(report.deleted)}",
        "PROVED: nothing is past its date" if report.proof.holds else "NOT PROVED: see the log",
        f"ledger BROKEN at number {broken.number}: {broken.text}" if broken else "ledger intact",
    ]
    return "\n".join(lines + _losses(restored))


def _losses(restored: "Restored") -> list[str]:
    closed, lost = _sum(restored.closed), restored.lost
    told = {
        f"{closed} records are masked: their day keys, kept apart, were not given": closed,
        f"{lost['messages_lost']} messages were not finished: ask carriers to send again": lost[
            "messages_lost"
        ],
        f"{lost['answers_lost']} answers to carriers are gone: tell them in another way": lost[
            "answers_lost"
        ],
    }
    return [line for line, count in told.items() if count]


def _sum(counts: dict[str, int]) -> int:
    return sum(counts.values())
