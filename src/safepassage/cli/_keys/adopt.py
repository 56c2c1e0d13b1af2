"""``safepassage keys adopt``: take a new public key of the approval authority into use."""

import argparse
from pathlib import Path

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import show

EXAMPLE = "safepassage keys adopt authority.pub"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.description = (
        "Wrap what is stored from now on for another key of the approval authority. What is "
        "stored already opens with the key that it was wrapped for. It stands in the ledger."
    )
    parser.add_argument("key", type=Path, metavar="FILE", help="the public key, PEM")
    parser.add_argument(
        "--urgent",
        action="store_true",
        help="it is the key of whoever is on call; wrapped for beside the other",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done."""
    home = existing_home()
    setup()
    from safepassage.adapters.clock import SystemClock
    from safepassage.adapters.keys import HomeKeys
    from safepassage.flows.approvals.adopting import adopt
    from safepassage.records.actor import Actor, Component

    adopted = adopt(
        HomeKeys(home),
        args.key.read_bytes(),
        urgent=args.urgent,
        actor=Actor.component(Component.COMMAND_LINE),
        at=SystemClock().now(),
    )
    return show({"key": adopted.new, "instead_of": adopted.old or "none"}, args)
