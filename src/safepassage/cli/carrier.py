"""``safepassage carrier``: add a carrier, or give it a new credential."""

import argparse
import sys

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words, show

EXAMPLE = "safepassage carrier add XY --name 'Example Air'"
EXAMPLES = {
    "add": f"{EXAMPLE} --email ops@air.example",
    "rotate": "safepassage carrier rotate XY",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    add = actions.add_parser("add", help="add a carrier and print its credential once")
    add.add_argument("code", help="two-character IATA or three-letter ICAO designator")
    add.add_argument("--name", required=True, help="what officers read, for example 'Example Air'")
    add.add_argument("--email", default="", help="the carrier's contact")
    add.add_argument("--phone", default="", help="the carrier's contact")
    add.set_defaults(act=_add)
    rotate = actions.add_parser(
        "rotate", help="print a new credential once; old ones end in a week"
    )
    rotate.add_argument("code", help="the carrier's designator")
    rotate.set_defaults(act=_rotate)
    for action in (add, rotate):
        action.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it; 2 when a rule forbids it."""
    try:
        existing_home()
        setup()
        return show(args.act(args), args)
    except (ValueError, FileNotFoundError) as error:
        print(f"safepassage carrier: {in_words(error)}", file=sys.stderr)
        return 2


def _add(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.carriers import services
    from safepassage.records.actor import Actor, Component

    services.add_carrier(
        code=args.code,
        name=args.name,
        contact_email=args.email,
        contact_phone=args.phone,
        actor=Actor.component(Component.COMMAND_LINE),
        at=SystemClock().now(),
    )
    return _rotate(args)


def _rotate(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.carriers import selectors, services
    from safepassage.records.actor import Actor, Component

    carrier = selectors.by_code(args.code)
    if carrier is None:
        raise ValueError(f"there is no carrier '{args.code}'")
    token = services.rotate(
        carrier=carrier, actor=Actor.component(Component.COMMAND_LINE), at=SystemClock().now()
    )
    return {"carrier": carrier.code, "id": str(carrier.pk), "token": token}
