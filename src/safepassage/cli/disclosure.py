"""``safepassage disclosure``: at a recipient, without a home: its key, and what it was sent."""

import argparse

from safepassage.cli._actions import configure_actions, examples, run_action

EXAMPLE = "safepassage disclosure read D-33E3C7A5.sealed --key police.pem --paper"
ACTIONS = {
    "key": "make a recipient's pair, and print the public key for the register",
    "read": "open a record that was disclosed, with the recipient's own key",
}
EXAMPLES = examples("_disclosure", ACTIONS)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their arguments."""
    configure_actions(parser, "_disclosure", ACTIONS)


run = run_action
