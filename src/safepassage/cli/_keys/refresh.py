"""``safepassage keys refresh``: new shares of the same key, when members come, go or lose one."""

import argparse
import sys
from pathlib import Path

from safepassage.cli._keys._shares import (
    private_key,
    shares_argument,
    splitting_arguments,
    write_shares,
)
from safepassage.cli._result import show

EXAMPLE = (
    "safepassage keys refresh --share share-1.txt --share share-2.txt --share share-4.txt "
    "--folder renewed --shares 5 --threshold 3"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    shares_argument(parser)
    parser.add_argument(
        "--folder", type=Path, required=True, metavar="DIR", help="a new folder for the new shares"
    )
    splitting_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done."""
    made = write_shares(private_key(args.share), args)
    print(
        "the old shares still open the key together: every member destroys theirs", file=sys.stderr
    )
    return show(made, args)
