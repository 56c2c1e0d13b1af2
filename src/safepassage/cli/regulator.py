"""``safepassage regulator``: keys, sealed ledger and signed orders of the independent authority."""

import argparse

from safepassage.cli._actions import configure_actions, examples, run_action

EXAMPLE = "safepassage regulator order stop.json"
ACTIONS = {
    "pair": "make a pair of keys, on the regulator's own machine",
    "key": "propose the regulator's public key; the regulator confirms it in the console",
    "sign": "write an order on a signed paper, on the regulator's own machine",
    "order": "obey a signed order",
    "export": "write the regulator's sealed ledger to a file, for the regulator to open",
    "ledger": "open the sealed ledger on the regulator's own machine, and hold it against the main",
}
EXAMPLES = examples("_regulator", ACTIONS)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their arguments."""
    configure_actions(parser, "_regulator", ACTIONS)


run = run_action
