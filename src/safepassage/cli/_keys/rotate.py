"""``safepassage keys rotate``: replace the ledger's signing key."""

import argparse

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import show

EXAMPLE = "safepassage keys rotate"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.description = (
        "Replace the ledger's signing key by a head that both keys sign. "
        "Message-body keys and mask-date keys change by themselves, every day."
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done."""
    home = existing_home()
    setup()
    from safepassage.adapters.clock import SystemClock
    from safepassage.adapters.keys import HomeKeys
    from safepassage.flows.seal import rotate
    from safepassage.records.actor import Actor, Component

    actor = Actor.component(Component.COMMAND_LINE)
    successor = rotate(HomeKeys(home), actor=actor, at=SystemClock().now())
    return show({"ledger_is_signed_by": successor.hex()}, args)
