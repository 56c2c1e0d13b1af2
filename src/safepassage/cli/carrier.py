"""``safepassage carrier``: carriers, what they agreed to send, their credentials, the router."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words, show
from safepassage.safeguards.agreement import FORMATS

if TYPE_CHECKING:
    from safepassage.apps.carriers.models import Carrier

EXAMPLE = "safepassage carrier add XY --name 'Example Air'"
EXAMPLES = {
    "add": f"{EXAMPLE} --email ops@air.example",
    "agree": "safepassage carrier agree XY --format paxlst --route FR-PDL",
    "certificate": "safepassage carrier certificate XY --add system.pem",
    "rotate": "safepassage carrier rotate XY",
    "router": "safepassage carrier router XR",
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
    agree = actions.add_parser("agree", help="set what a carrier may send, in place of what was")
    agree.add_argument("code", help="the carrier's designator")
    agree.set_defaults(act=_agree)
    for action in (add, agree):
        _configure_agreement(action)
    rotate = actions.add_parser(
        "rotate", help="print a new credential once; old ones end in a week"
    )
    rotate.add_argument("code", help="the carrier's designator")
    rotate.set_defaults(act=_rotate)
    certificate = actions.add_parser(
        "certificate", help="name a client certificate that the carrier must show, or take one off"
    )
    certificate.add_argument("code", help="the carrier's designator")
    change = certificate.add_mutually_exclusive_group(required=True)
    change.add_argument("--add", type=Path, metavar="FILE", help="a certificate in PEM")
    change.add_argument("--remove", metavar="SHA256", help="the name of one, as it was printed")
    certificate.set_defaults(act=_certificate)
    router = actions.add_parser(
        "router", help="mark a sender as the Union's central router, or no longer"
    )
    router.add_argument("code", help="the designator under which the router was added")
    router.add_argument("--unmark", action="store_true", help="it is the router no longer")
    router.set_defaults(act=_router)
    for action in (add, agree, rotate, certificate, router):
        action.add_argument("--json", action="store_true", help="print JSON")


def _configure_agreement(action: argparse.ArgumentParser) -> None:
    action.add_argument(
        "--format", action="append", choices=FORMATS, default=[], help="may be repeated; none: any"
    )
    action.add_argument(
        "--route",
        action="append",
        default=[],
        metavar="FROM-TO",
        help="airports or countries, * for any; may be repeated; none: any",
    )


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
    """All of it or nothing, so that a wrong route leaves no carrier that may send anything."""
    from django.db import transaction

    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.carriers import services
    from safepassage.records.actor import Actor, Component

    with transaction.atomic():
        services.add_carrier(
            code=args.code,
            name=args.name,
            contact_email=args.email,
            contact_phone=args.phone,
            actor=Actor.component(Component.COMMAND_LINE),
            at=SystemClock().now(),
        )
        agreement = _agree(args) if args.format or args.route else {}
        return agreement | _rotate(args)


def _agree(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.carriers import agreements
    from safepassage.records.actor import Actor, Component

    carrier = _carrier(args.code)
    agreements.agree(
        carrier=carrier,
        formats=args.format,
        routes=args.route,
        actor=Actor.component(Component.COMMAND_LINE),
        at=SystemClock().now(),
    )
    return {
        "carrier": carrier.code,
        "formats": carrier.formats or [],
        "routes": carrier.routes or [],
    }


def _rotate(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.carriers import services
    from safepassage.records.actor import Actor, Component

    carrier = _carrier(args.code)
    token = services.rotate(
        carrier=carrier, actor=Actor.component(Component.COMMAND_LINE), at=SystemClock().now()
    )
    return {"carrier": carrier.code, "id": str(carrier.pk), "token": token}


def _certificate(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.carriers import certificates
    from safepassage.records.actor import Actor, Component

    carrier, at = _carrier(args.code), SystemClock().now()
    actor = Actor.component(Component.COMMAND_LINE)
    if args.add:
        certificates.add(carrier=carrier, pem=args.add.read_bytes(), actor=actor, at=at)
    else:
        certificates.remove(carrier=carrier, named=args.remove.lower(), actor=actor, at=at)
    return {"carrier": carrier.code, "certificates": carrier.certificates}


def _router(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.carriers.routing import set_router
    from safepassage.records.actor import Actor, Component

    carrier = _carrier(args.code)
    set_router(
        carrier=carrier,
        is_router=not args.unmark,
        actor=Actor.component(Component.COMMAND_LINE),
        at=SystemClock().now(),
    )
    return {"carrier": carrier.code, "is_router": carrier.is_router}


def _carrier(code: str) -> "Carrier":
    from safepassage.apps.carriers import selectors

    carrier = selectors.by_code(code)
    if carrier is None:
        raise ValueError(f"there is no carrier '{code}'")
    return carrier
