"""``safepassage export transparency``: what may be told to everybody, over whole months."""

import argparse
import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from safepassage.cli._home import existing_home

if TYPE_CHECKING:
    Actions = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - no other name

EXAMPLES = {
    "transparency": "safepassage export transparency --from 2026-01 --to 2026-06 --out reports"
}


def configure(actions: "Actions") -> None:
    """Declare the action."""
    action = actions.add_parser(
        "transparency", help="what may be told to everybody, in counts that single nobody out"
    )
    action.add_argument(
        "--from", dest="first", required=True, metavar="YYYY-MM", help="the first month"
    )
    action.add_argument(
        "--to", dest="last", required=True, metavar="YYYY-MM", help="the last month; it is over"
    )
    action.add_argument("--out", type=Path, metavar="DIR", help="JSON and HTML go there")
    action.add_argument("--json", action="store_true", help="print JSON, not HTML")
    action.set_defaults(act=_give)


def _give(args: argparse.Namespace) -> int:
    """Make it, note it in the ledger, and only then hand it out."""
    from safepassage.adapters.clock import SystemClock
    from safepassage.flows.transparency.making import make
    from safepassage.flows.transparency.publishing import note_written
    from safepassage.flows.transparency.writing import as_html, as_json

    existing_home()
    at = SystemClock().now()
    report = make(args.first, args.last, at=at)
    forms = {"json": as_json(report), "html": as_html(report).encode()}
    note_written(report, hashlib.sha256(forms["json"]).hexdigest(), at=at)
    if args.out is None:
        sys.stdout.buffer.write(forms["json" if args.json else "html"])
        sys.stdout.flush()
        return 0
    args.out.mkdir(parents=True, exist_ok=True)
    for form, content in forms.items():
        name = f"transparency-{report.first}-{report.last}.{form}"
        (args.out / name).write_bytes(content)
    return 0
