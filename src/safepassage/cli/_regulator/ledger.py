"""``safepassage regulator ledger``: the regulator's own ledger, opened on its own machine."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from safepassage.cli._django import setup
from safepassage.cli._regulator._common import told

if TYPE_CHECKING:
    from safepassage.flows.inspecting.checking import Checked

EXAMPLE = (
    "safepassage regulator ledger --key regulator-seal.pem --readings readings.jsonl "
    "--main ledger.jsonl"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--key", type=Path, required=True, metavar="FILE", help="the private key, PEM"
    )
    parser.add_argument(
        "--readings", type=Path, required=True, metavar="FILE", help="of regulator export"
    )
    parser.add_argument(
        "--main",
        type=Path,
        required=True,
        metavar="FILE",
        help="of ledger export; verify it first with ledger verify",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Open and compare: 0 both ledgers agree, 1 they do not, 2 wrong use."""
    return told(_check, args)


def _check(args: argparse.Namespace) -> int:
    setup()
    from safepassage.adapters.pem import authority_private_from_pem
    from safepassage.flows.inspecting.checking import check

    private = authority_private_from_pem(args.key.read_bytes())
    with args.readings.open("rb") as readings, args.main.open("rb") as main:
        checked = check(private, readings, main)
    print(msgspec.json.encode(checked).decode() if args.json else _said(checked))
    return 1 if checked.faults else 0


def _said(checked: "Checked") -> str:
    lines = [
        f"{one.number}  {one.at:%Y-%m-%d %H:%M}  {one.officer}  {one.ground.inspection}"
        f"  {one.what}  {' '.join(one.subjects)}"
        for one in checked.readings
    ]
    verdict = f"{len(checked.readings)} readings opened; " + (
        "both ledgers agree" if not checked.faults else f"{len(checked.faults)} faults:"
    )
    return "\n".join([*lines, verdict, *checked.faults])
