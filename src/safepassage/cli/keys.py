"""``safepassage keys``: rotate the ledger's key, and make the approval authority's pair."""

import argparse
import os
import sys
from pathlib import Path

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words, show

EXAMPLE = "safepassage keys authority --out authority.pem"
EXAMPLES = {
    "rotate": "safepassage keys rotate",
    "authority": EXAMPLE,
    "backup": "safepassage keys backup --out backup.pem",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    rotate = actions.add_parser(
        "rotate",
        help="replace the ledger's signing key by a head that both keys sign",
        description="Replace the ledger's signing key by a head that both keys sign. "
        "Message-body keys and mask-date keys change by themselves, every day.",
    )
    rotate.set_defaults(act=_rotate)
    authority = actions.add_parser(
        "authority", help="make the approval authority's pair, offline, at the authority"
    )
    authority.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="the private key, a new file; the public one goes beside, .pub",
    )
    authority.set_defaults(act=_authority)
    backup = actions.add_parser(
        "backup", help="make the pair that backups are sealed for, away from this machine"
    )
    backup.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="the private key, a new file; the public one goes beside, .pub",
    )
    backup.set_defaults(act=_backup)
    for action in (rotate, authority, backup):
        action.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done, 2 wrong use."""
    from safepassage.safeguards.sealing import KeyGone

    try:
        return int(args.act(args))
    except (OSError, KeyGone) as error:
        print(f"safepassage keys: {in_words(error)}", file=sys.stderr)
        return 2


def _rotate(args: argparse.Namespace) -> int:
    home = existing_home()
    setup()
    from safepassage.adapters.clock import SystemClock
    from safepassage.adapters.keys import HomeKeys
    from safepassage.flows.seal import rotate
    from safepassage.records.actor import Actor, Component

    actor = Actor.component(Component.COMMAND_LINE)
    successor = rotate(HomeKeys(home), actor=actor, at=SystemClock().now())
    return show({"ledger_is_signed_by": successor.hex()}, args)


def _authority(args: argparse.Namespace) -> int:
    from safepassage.adapters.pem import authority_pair

    private, public = authority_pair(os.urandom(32))
    beside = args.out.with_suffix(".pub")
    _write_new(args.out, private)
    _write_new(beside, public)
    print(f"{args.out}: stays with the authority and nowhere else", file=sys.stderr)
    print(f"{beside}: for safepassage init --authority-key", file=sys.stderr)
    return show({"private": str(args.out), "public": str(beside)}, args)


def _backup(args: argparse.Namespace) -> int:
    from safepassage.adapters.pem import authority_pair

    private, public = authority_pair(os.urandom(32))
    beside = args.out.with_suffix(".pub")
    _write_new(args.out, private)
    _write_new(beside, public)
    print(f"{args.out}: opens every backup; keep it away from the machine", file=sys.stderr)
    print(f"{beside}: for safepassage backup --for", file=sys.stderr)
    return show({"private": str(args.out), "public": str(beside)}, args)


def _write_new(file: Path, content: bytes) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as output:
        output.write(content)
