"""``safepassage regulator key``: propose the regulator's public key."""

import argparse
from pathlib import Path

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._regulator._common import USES, told
from safepassage.cli._result import show

EXAMPLE = "safepassage regulator key regulator-seal.pub --use seal"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the public key, PEM")
    parser.add_argument("--use", choices=USES, required=True, help="what the key is for")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Propose it: 0 done, 2 wrong use."""
    return told(_propose, args)


def _propose(args: argparse.Namespace) -> int:
    existing_home()
    setup()
    from safepassage.adapters import pem
    from safepassage.adapters.clock import SystemClock
    from safepassage.adapters.ids import SystemIds
    from safepassage.apps.regulation import keys
    from safepassage.apps.regulation.models import KeyUse
    from safepassage.records.actor import Actor, Component

    use = KeyUse(args.use)
    read = pem.authority_from_pem if use is KeyUse.SEAL else pem.signer_from_pem
    public = read(args.file.read_bytes())
    actor = Actor.component(Component.COMMAND_LINE)
    keys.propose(SystemIds().new(), use, public, actor=actor, at=SystemClock().now())
    waits = "until the regulator has compared the fingerprint in the console"
    return show({"use": use.value, "fingerprint": keys.fingerprint(public), "waits": waits}, args)
