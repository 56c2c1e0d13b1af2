"""``safepassage keys authority``: make the approval authority's pair, offline, in shares."""

import argparse
import os
import sys
from pathlib import Path

from safepassage.cli._keys._shares import splitting_arguments, write_pair, write_shares
from safepassage.cli._result import show

EXAMPLE = "safepassage keys authority --folder authority --shares 5 --threshold 3"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    to = parser.add_mutually_exclusive_group(required=True)
    to.add_argument(
        "--folder",
        type=Path,
        metavar="DIR",
        help="a new folder for the public key and a share for each member; never the whole key",
    )
    to.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="the whole private key in a new file, for a trial; the public one beside, .pub",
    )
    splitting_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done."""
    private = os.urandom(32)
    if args.folder:
        made = write_shares(private, args)
        print(f"{made['public']}: for safepassage init --authority-key", file=sys.stderr)
        return show(made, args)
    return write_pair(
        args,
        private,
        keep="stays with the authority and nowhere else",
        give="for safepassage init --authority-key",
    )
