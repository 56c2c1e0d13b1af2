"""``safepassage trust``: the certificates by which documents are judged, and whom we believe."""

import argparse

from safepassage.cli._actions import configure_actions, examples, run_action

EXAMPLE = "safepassage trust import masterlist.ml --source 'German master list'"
ACTIONS = {
    "import": "take certificates, lists and files of the public key directory into the store",
    "list": "show what is held, what of it counts, and what is missing",
    "policy": "say whose certificates count, and show what was said",
    "lint": "hold an issuer's own certificates and lists against Doc 9303-12",
    "package": "make what a state hands to the ICAO public key directory, checked first",
    "remind": "tell which certificates, keys and revocation lists end soon, and what to do",
}
EXAMPLES = examples("_trust", ACTIONS)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their arguments."""
    configure_actions(parser, "_trust", ACTIONS)


run = run_action
