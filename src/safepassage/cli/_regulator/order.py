"""``safepassage regulator order``: obey an order on a signed paper."""

import argparse
from pathlib import Path

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._regulator._common import told
from safepassage.cli._result import show

EXAMPLE = "safepassage regulator order stop.json"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the signed paper")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Obey it: 0 done, 2 when the paper is not the regulator's, or names nothing."""
    return told(_obey, args)


def _obey(args: argparse.Namespace) -> int:
    home = existing_home()
    setup()
    from safepassage.adapters.keys import HomeKeys
    from safepassage.flows.orders.papers import obey
    from safepassage.flows.platform import Platform
    from safepassage.records.actor import Actor, Component

    order = obey(
        Platform.from_settings(),
        args.file.read_bytes(),
        installation=HomeKeys(home).ledger_anchor().hex(),
        actor=Actor.component(Component.COMMAND_LINE),
    )
    result = {"number": order.number, "id": str(order.id), "kind": str(order.kind)}
    return show(result | {"state": str(order.state)}, args)
