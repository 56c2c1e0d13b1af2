"""``safepassage import``: take over what another system had; without ``--apply`` only count."""  # noqa: N999 - the verb

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from safepassage.cli._django import setup
from safepassage.cli._gtas_lists import import_lists, lists_arguments
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words

if TYPE_CHECKING:
    from safepassage.flows.leaving.import_gtas import GtasReport

EXAMPLE = "safepassage import gtas dump.sql.gz --dry-run"
EXAMPLES = {"gtas": EXAMPLE}
_FAULTS = 10


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    gtas = actions.add_parser("gtas", help="a GTAS database: an SQL dump, or a file a table")
    gtas.add_argument("source", type=Path, metavar="FILE|DIR", help="docs/operate/from-gtas.md")
    mode = gtas.add_mutually_exclusive_group()
    mode.add_argument("--dry-run", action="store_true", help="count only (the default)")
    mode.add_argument("--apply", action="store_true", help="put what is admitted into the spool")
    gtas.add_argument(
        "--carrier", action="append", default=[], metavar="CODE", help="only this one; repeatable"
    )
    gtas.add_argument("--json", action="store_true", help="print JSON")
    lists_arguments(gtas)


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done, 1 nothing in the input can be used, 2 wrong use."""
    try:
        existing_home()
        setup()
        return _gtas(args)
    except (OSError, ValueError) as error:
        print(f"safepassage import: {in_words(error)}", file=sys.stderr)
        return 2


def _gtas(args: argparse.Namespace) -> int:
    from safepassage.adapters.gtas_files import read_gtas
    from safepassage.adapters.staging import staging
    from safepassage.flows.leaving.import_gtas import GtasImport
    from safepassage.flows.platform import Platform
    from safepassage.formats.gtas import Findings, stage
    from safepassage.records.actor import Actor, Component

    actor, findings = Actor.component(Component.COMMAND_LINE), Findings()
    platform = Platform.from_settings()
    with staging(existing_home()) as kept:
        account = stage(read_gtas(args.source, findings), kept, findings)
        taking = GtasImport(platform, only=args.carrier, actor=actor, apply=args.apply)
        report = taking.run(kept, account, findings)
        lists = import_lists(kept, args, platform, actor) if args.apply else {}
    print(_json(report, lists) if args.json else _said(report, lists))
    return 0 if account.usable or report.watchlists else 1


def _json(report: "GtasReport", lists: dict[str, int]) -> str:
    told = msgspec.to_builtins(report) | {"lists_kept": lists}
    return msgspec.json.encode(told).decode()


def _said(report: "GtasReport", lists: dict[str, int]) -> str:
    parts = (
        _table("in the dump", report.counts),
        _table("admitted, travellers by legal basis", report.admitted),
        _table("refused, travellers by reason", report.refused),
        _table("messages of carriers not registered here", report.unknown_carriers),
        _table("watchlists, entries that can be read", report.watchlists),
        _table("left behind", report.tables_left),
        _table("findings", report.findings),
        "\n".join(f"  {one.text}" for one in report.first_findings[:_FAULTS]),
        _table("put into the spool, messages", report.taken if report.applied else {}),
        _table("watchlists kept, not in force; entries", lists),
        "" if report.applied else "Nothing was changed: this was a dry run. --apply does it.",
    )
    return "\n".join(part for part in parts if part)


def _table(title: str, rows: dict[str, int] | dict[str, str]) -> str:
    if not rows:
        return ""
    width = max(map(len, rows))
    lines = (f"  {name.replace('_', ' '):<{width}}  {value}" for name, value in rows.items())
    return "\n".join((f"{title}:", *lines))
