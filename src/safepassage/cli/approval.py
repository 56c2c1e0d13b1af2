"""``safepassage approval``: on the approval authority's own machine, without a home."""

import argparse
import sys

from safepassage.cli._actions import configure_actions, examples, run_action
from safepassage.cli._result import in_words
from safepassage.safeguards.approvals.asked import FileBroken

ACTIONS = {
    "show": "read a request: what is asked, and with shares why",
    "grant": "grant a request, once or until a time",
    "refuse": "refuse a request, with reasons",
    "review": "review what was done because it was urgent",
}
EXAMPLES = examples("_approval", ACTIONS)
EXAMPLE = EXAMPLES["show"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their arguments."""
    configure_actions(parser, "_approval", ACTIONS)


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done, 1 the request is broken or not for this key, 2 wrong use."""
    try:
        return run_action(args)
    except FileBroken as error:
        print(f"safepassage approval: BROKEN: {error}", file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        print(f"safepassage approval: {in_words(error)}", file=sys.stderr)
        return 2
