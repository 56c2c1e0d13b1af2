"""``safepassage keys backup``: make the pair that backups are sealed for."""

import argparse
import os
from pathlib import Path

from safepassage.cli._keys._shares import write_pair

EXAMPLE = "safepassage keys backup --out backup.pem"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="the private key, a new file; the public one goes beside, .pub",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done."""
    return write_pair(
        args,
        os.urandom(32),
        keep="opens every backup; keep it away from the machine",
        give="for safepassage backup --for",
    )
