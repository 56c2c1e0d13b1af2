"""``safepassage export``: reports for others, and everything that a state needs to leave."""

import argparse
import sys

from safepassage.cli import _compliance, _export_everything, _reports, _transparency
from safepassage.cli._django import setup
from safepassage.cli._result import in_words

EXAMPLES = (
    _reports.EXAMPLES | _compliance.EXAMPLES | _transparency.EXAMPLES | _export_everything.EXAMPLES
)
EXAMPLE = EXAMPLES["quality"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    _reports.configure(actions)
    _compliance.configure(actions)
    _transparency.configure(actions)
    _export_everything.configure(actions)


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done, 1 an export is broken, 2 wrong use or refused."""
    from safepassage.safeguards.sealing import SealBroken

    try:
        setup()
        return int(args.act(args))
    except SealBroken as error:
        print(f"safepassage export: {error}", file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        print(f"safepassage export: {in_words(error)}", file=sys.stderr)
        return 2
