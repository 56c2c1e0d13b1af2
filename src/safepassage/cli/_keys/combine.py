"""``safepassage keys combine``: the whole key of enough shares, where somebody asks for it."""

import argparse
import sys
from pathlib import Path

from safepassage.adapters.pem import authority_pair
from safepassage.cli._keys._shares import private_key, shares_argument, write_new
from safepassage.cli._result import show
from safepassage.safeguards.letters import key_id, public_of

EXAMPLE = "safepassage keys combine --share share-1.txt --share share-2.txt --share share-4.txt"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    shares_argument(parser)
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="write the whole private key into a new file; without it the shares are only tried",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done."""
    private = private_key(args.share)
    told = {"key": key_id(public_of(private)).hex(), "shares_fit": True}
    if args.out:
        write_new(args.out, authority_pair(private)[0])
        print(f"{args.out}: whoever has it needs nobody else; destroy it", file=sys.stderr)
    return show(told, args)
