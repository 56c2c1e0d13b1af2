"""``safepassage trust``: the certificates by which documents are judged, and whom we believe."""

import argparse

from safepassage.cli._actions import configure_actions, examples, run_action

EXAMPLE = "safepassage trust import masterlist.ml --source 'German master list'"
ACTIONS: dict[str, str] = {}
EXAMPLES = examples("_trust", ACTIONS)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their arguments."""
    configure_actions(parser, "_trust", ACTIONS)


run = run_action
