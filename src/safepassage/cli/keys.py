"""``safepassage keys``: the ledger's key, and the approval authority's in shares."""

import argparse
import sys

from safepassage.cli._actions import configure_actions, examples, run_action
from safepassage.cli._result import in_words
from safepassage.safeguards.sealing import KeyGone

ACTIONS = {
    "rotate": "replace the ledger's signing key by a head that both keys sign",
    "authority": "make the approval authority's pair, offline, at the authority",
    "combine": "try shares at the authority, or put the whole key together",
    "refresh": "make new shares of the same key, at the authority",
    "backup": "make the pair that backups are sealed for, away from this machine",
    "adopt": "take a new public key of the approval authority into use",
}
EXAMPLES = examples("_keys", ACTIONS)
EXAMPLE = EXAMPLES["authority"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their arguments."""
    configure_actions(parser, "_keys", ACTIONS)


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done, 2 wrong use."""
    try:
        return run_action(args)
    except (OSError, ValueError, KeyGone) as error:
        print(f"safepassage keys: {in_words(error)}", file=sys.stderr)
        return 2
