"""``safepassage export``: reports and texts for others, as files; never a traveller's data."""

import argparse
import sys

from safepassage.cli import _reports
from safepassage.cli._django import setup
from safepassage.cli._result import in_words

EXAMPLE = _reports.EXAMPLES["quality"]
EXAMPLES = _reports.EXAMPLES


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    _reports.configure(parser.add_subparsers(required=True, metavar="ACTION"))


def run(args: argparse.Namespace) -> int:
    """Do it; 2 when something is missing."""
    try:
        setup()
        return int(args.act(args))
    except (ValueError, OSError) as error:
        print(f"safepassage export: {in_words(error)}", file=sys.stderr)
        return 2
