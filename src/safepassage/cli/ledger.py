"""``safepassage ledger``: verify, export and report, and what others keep or run."""

import argparse
import inspect
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from safepassage.cli._django import setup
from safepassage.cli._home import chosen_home, existing_home
from safepassage.cli._result import in_words, show

if TYPE_CHECKING:
    from safepassage.apps.audit.chain import HeadLine
    from safepassage.apps.audit.verify import Verdict

EXAMPLE = "safepassage ledger verify ledger.jsonl --key anchor.pub --heads witness.jsonl"
EXAMPLES = {
    "verify": EXAMPLE,
    "export": "safepassage ledger export ledger.jsonl",
    "heads": "safepassage ledger heads > witness.jsonl",
    "verifier": "safepassage ledger verifier > verify_ledger.py",
    "report": "safepassage ledger report --from 2026-10-01 --to 2026-11-01 > october.html",
    "witness": "safepassage ledger witness > witness.py",
    "told": "safepassage ledger told",
}
FIRST, LAST = "the first day, as 2026-10-01", "the day behind the last one, as 2026-11-01"
FORMATS = ("html", "markdown", "json")
ANCHOR = Path("keys", "ledger", "anchor.pub")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    verify = actions.add_parser("verify", help="verify the database's ledger, or an export")
    verify.add_argument("file", nargs="?", type=Path, metavar="FILE", help="an exported ledger")
    verify.add_argument(
        "--key",
        type=Path,
        metavar="FILE",
        help=f"the ledger's first public key, PEM: {ANCHOR} of the home it was written in (the "
        "default is this home's)",
    )
    verify.add_argument(
        "--heads", type=Path, metavar="FILE", help="heads that a witness kept, a JSON line each"
    )
    verify.add_argument("--json", action="store_true", help="print JSON")
    verify.set_defaults(act=_verify)
    export = actions.add_parser("export", help="write the sealed ledger, one JSON line each")
    export.add_argument("file", type=Path, metavar="FILE", help="a new file")
    export.add_argument("--json", action="store_true", help="print JSON")
    export.set_defaults(act=_export)
    heads = actions.add_parser("heads", help="print the signed heads, for a witness to keep")
    heads.add_argument("--first", type=int, default=0, metavar="N", help="from number N on")
    heads.set_defaults(act=_heads)
    verifier = actions.add_parser(
        "verifier", help="print a program that verifies an export on a machine without Safe Passage"
    )
    verifier.set_defaults(act=_verifier)
    report = actions.add_parser("report", help="print a readable report for the oversight body")
    report.add_argument(
        "--from", dest="start", type=_day, required=True, metavar="DATE", help=FIRST
    )
    report.add_argument("--to", dest="end", type=_day, required=True, metavar="DATE", help=LAST)
    report.add_argument("--format", choices=FORMATS, default="html", help="%(default)s if not set")
    report.add_argument("--json", action="store_const", dest="format", const="json", help="as JSON")
    report.set_defaults(act=_report)
    witness = actions.add_parser(
        "witness", help="print the program that a witness outside the agency runs"
    )
    witness.set_defaults(act=_witness)
    told = actions.add_parser(
        "told", help="print what witnesses are told is set here, and what each of them signed last"
    )
    told.add_argument("--json", action="store_true", help="print JSON")
    told.set_defaults(act=_told)


def run(args: argparse.Namespace) -> int:
    """Do it: 0 intact or done, 1 broken, 2 wrong use."""
    try:
        if not _works_anywhere(args):
            existing_home()
        setup()
        return int(args.act(args))
    except (OSError, ValueError) as error:
        print(f"safepassage ledger: {in_words(error)}", file=sys.stderr)
        return 2


def _works_anywhere(args: argparse.Namespace) -> bool:
    return args.act in {_verifier, _witness} or (args.act is _verify and args.file is not None)


def _verify(args: argparse.Namespace) -> int:
    from safepassage.adapters.clock import SystemClock
    from safepassage.adapters.pem import signer_from_pem
    from safepassage.apps.audit.verify import Verifier
    from safepassage.flows.verify_ledger import verify

    key = args.key or _own_anchor()
    anchor, at = signer_from_pem(key.read_bytes()), SystemClock().now()
    witnessed = list(_witnessed(args.heads))
    if args.file is None:
        verdict = verify(anchor=anchor, at=at, witnessed=witnessed)
    else:
        with args.file.open("rb") as lines:
            verdict = Verifier(anchor=anchor, at=at, witnessed=witnessed).read_file(lines)
    print(msgspec.json.encode(verdict).decode() if args.json else _said(verdict))
    return 1 if verdict.first_break else 0


def _own_anchor() -> Path:
    own = chosen_home() / ANCHOR
    if not own.is_file():
        raise ValueError(
            f"this machine holds no key of a ledger: give --key anchor.pub, which is {ANCHOR} of "
            "the home that the export is from"
        )
    return own


def _witnessed(file: Path | None) -> "Iterator[HeadLine]":
    from safepassage.apps.audit.chain import HeadLine

    for line in file.read_bytes().splitlines() if file else ():
        try:
            yield msgspec.json.decode(line, type=HeadLine)
        except msgspec.MsgspecError as error:
            raise ValueError(f"{file} holds a line that is no head: {error}") from error


def _said(verdict: "Verdict") -> str:
    counts = (
        f"{verdict.entries} entries verified, {verdict.expired} expired,"
        f" {verdict.heads} signed heads, {verdict.unsealed} waiting for their seal"
    )
    if found := verdict.first_break:
        return f"BROKEN at number {found.number} ({found.code}): {found.text}\n{counts}"
    return f"intact up to number {verdict.last_number}: {counts}"


def _export(args: argparse.Namespace) -> int:
    from safepassage.adapters.clock import SystemClock
    from safepassage.flows.seal import export_lines
    from safepassage.records.actor import Actor, Component

    actor = Actor.component(Component.COMMAND_LINE)
    count = _write_new(args.file, export_lines(actor=actor, at=SystemClock().now()))
    return show({"file": str(args.file), "lines": count}, args)


def _write_new(file: Path, lines: Iterable[bytes]) -> int:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as output:
        return sum(1 for line in lines if output.write(line))


def _heads(args: argparse.Namespace) -> int:
    from safepassage.flows.seal import export_heads

    for line in export_heads(first=args.first):
        print(line.decode(), end="")
    return 0


def _verifier(_: argparse.Namespace) -> int:
    from safepassage.apps.audit.standalone import verify_ledger

    print(inspect.getsource(verify_ledger), end="")
    return 0


def _day(text: str) -> datetime:
    return datetime.combine(date.fromisoformat(text), time(), tzinfo=UTC)


def _report(args: argparse.Namespace) -> int:
    from safepassage.adapters.clock import SystemClock
    from safepassage.flows.watching.handing_out import hand_out
    from safepassage.flows.watching.report_forms import as_html, as_markdown
    from safepassage.records.actor import Actor, Component

    actor, at = Actor.component(Component.COMMAND_LINE), SystemClock().now()
    found = hand_out(args.start, args.end, actor=actor, at=at)
    forms = {"html": as_html, "markdown": as_markdown}
    if args.format in forms:
        print(forms[args.format](found), end="")
    else:
        print(msgspec.json.encode(found).decode())
    return 0


def _witness(_: argparse.Namespace) -> int:
    from safepassage.apps.audit.standalone import witness

    print(inspect.getsource(witness), end="")
    return 0


def _told(args: argparse.Namespace) -> int:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.watching.receipts import last_accepted
    from safepassage.flows.watching.configuration import configuration

    told = configuration(chosen_home(), SystemClock().now())
    signed = {name: at.isoformat() for name, at in last_accepted().items()}
    nested = {"digest": told.digest, "witnesses": signed, "configuration": told.values}
    flat = {f"signed by {name}": at for name, at in signed.items()} | told.values
    return show(nested if args.json else {"digest": told.digest, **flat}, args)
