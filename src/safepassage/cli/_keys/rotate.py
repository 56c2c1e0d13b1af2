"""``safepassage keys rotate``: replace the ledger's signing key, or another key of the home."""

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
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--session",
        action="store_true",
        help="instead, the secret under which sign-ins and second factors lie",
    )
    instead.add_argument(
        "--digest",
        action="store_true",
        help="instead, the home's own key: of redress numbers, officers' names, reviewers' words",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done; raises ``ValueError`` where a key is still needed."""
    home = existing_home()
    setup()
    from safepassage.adapters.clock import SystemClock
    from safepassage.adapters.keys import HomeKeys
    from safepassage.flows.digest_key import renew_digest_key
    from safepassage.flows.platform import Platform
    from safepassage.flows.seal import rotate
    from safepassage.flows.session_key import renew_session_key
    from safepassage.records.actor import Actor, Component

    actor, at = Actor.component(Component.COMMAND_LINE), SystemClock().now()
    if args.session:
        return show({"second_factors": renew_session_key(home, actor=actor, at=at)}, args)
    if args.digest:
        sealed = renew_digest_key(Platform.from_settings(), home, actor=actor)
        return show({"sealed_values": sealed}, args)
    successor = rotate(HomeKeys(home), actor=actor, at=at)
    return show({"ledger_is_signed_by": successor.hex()}, args)
