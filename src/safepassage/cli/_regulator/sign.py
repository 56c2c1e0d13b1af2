"""``safepassage regulator sign``: an order on paper, signed where the private key is."""

import argparse
from datetime import date
from pathlib import Path
from uuid import UUID

from safepassage.cli._django import setup
from safepassage.cli._regulator._common import told, write_new
from safepassage.cli._result import show
from safepassage.safeguards.orders import OrderKind

EXAMPLE = (
    "safepassage regulator sign --key regulator-sign.pem --installation LEDGER_KEY "
    "--kind stop_capability --target search --law 'Data Protection Act s. 58' "
    "--reasons 'Searches are not reviewed' --out stop.json"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--kind",
        choices=[one.value for one in OrderKind],
        metavar="KIND",
        help="what is ordered: %(choices)s",
    )
    what.add_argument("--lifts", type=UUID, metavar="ID", help="the order that is lifted")
    parser.add_argument("--target", default="", help="a code, or an id of a record or list")
    parser.add_argument("--law", required=True, help="the law, or the court's reference")
    parser.add_argument("--reasons", default="", metavar="TEXT", help="stored sealed")
    parser.add_argument(
        "--until", type=date.fromisoformat, metavar="DAY", help="by when, or how long kept"
    )
    parser.add_argument(
        "--installation",
        required=True,
        metavar="HEX",
        help="its ledger's first public key, as init printed it (ledger_key)",
    )
    parser.add_argument(
        "--key", type=Path, required=True, metavar="FILE", help="the private key, PEM"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="a new file")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Sign it: 0 done, 2 wrong use."""
    return told(_sign, args)


def _sign(args: argparse.Namespace) -> int:
    setup()
    from safepassage.adapters.clock import SystemClock
    from safepassage.adapters.ids import SystemIds
    from safepassage.adapters.pem import signer_private_from_pem
    from safepassage.flows.orders.papers import OrderText, sign

    text = OrderText(
        id=SystemIds().new(),
        installation=args.installation.lower(),
        given_at=SystemClock().now(),
        law=args.law,
        kind=OrderKind(args.kind) if args.kind else None,
        target=args.target,
        reasons=args.reasons,
        until=args.until,
        lifts=args.lifts,
    )
    private = signer_private_from_pem(args.key.read_bytes())
    write_new(args.out, [sign(text, private)])
    return show({"file": str(args.out), "order": str(text.lifts or text.id)}, args)
