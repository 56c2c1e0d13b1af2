"""``safepassage regulator export``: the sealed ledger as a file that its owner alone can open."""

import argparse
from pathlib import Path

import msgspec

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._regulator._common import told, write_new
from safepassage.cli._result import show

EXAMPLE = "safepassage regulator export readings.jsonl"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a new file")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Write it: 0 done, 2 wrong use."""
    return told(_export, args)


def _export(args: argparse.Namespace) -> int:
    existing_home()
    setup()
    from safepassage.apps.regulation import readings

    lines = (msgspec.json.encode(one) + b"\n" for one in readings.lines())
    return show({"file": str(args.file), "readings": write_new(args.file, lines)}, args)
