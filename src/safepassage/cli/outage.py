"""``safepassage outage``: record that carriers could not send, so that nobody is fined for it."""

import argparse
import sys
from datetime import UTC, datetime

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words, show

EXAMPLE = (
    "safepassage outage note --whose network --from 2026-09-01T10:00 --to 2026-09-01T12:30 "
    '--note "SITA gateway down"'
)
EXAMPLES = {"note": EXAMPLE, "list": "safepassage outage list --json"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    note = actions.add_parser("note", help="record an outage that is over")
    note.add_argument("--whose", choices=("ours", "network"), required=True, help="whose it was")
    note.add_argument("--from", dest="began", type=_moment, required=True, help="began, in UTC")
    note.add_argument("--to", dest="ended", type=_moment, required=True, help="ended, in UTC")
    note.add_argument("--carrier", help="the code of the one carrier that it concerned")
    note.add_argument("--note", default="", help="what it was, without anybody's data")
    note.add_argument("--json", action="store_true", help="print JSON")
    note.set_defaults(act=_note)
    known = actions.add_parser("list", help="print the newest outages")
    known.add_argument("--json", action="store_true", help="print JSON")
    known.set_defaults(act=_list)


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when it cannot be recorded, 2 when there is no home."""
    setup()
    try:
        existing_home()
    except OSError as error:
        print(f"safepassage outage: {in_words(error)}", file=sys.stderr)
        return 2
    act: int = args.act(args)
    return act


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _note(args: argparse.Namespace) -> int:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.carriers.selectors import by_code
    from safepassage.apps.outages.services import OutageError, record
    from safepassage.records.actor import Actor, Component
    from safepassage.safeguards.fines import Interval, Whose

    carrier = by_code(args.carrier) if args.carrier else None
    if args.carrier and carrier is None:
        print(f"safepassage outage: there is no carrier {args.carrier}", file=sys.stderr)
        return 1
    try:
        made = record(
            Whose(args.whose),
            Interval(began_at=args.began, ended_at=args.ended),
            carrier=carrier.pk if carrier else None,
            note=args.note,
            actor=Actor.component(Component.COMMAND_LINE),
            at=SystemClock().now(),
        )
    except OutageError as error:
        print(f"safepassage outage: {error}", file=sys.stderr)
        return 1
    return show({"outage": str(made)}, args)


def _list(args: argparse.Namespace) -> int:
    from safepassage.apps.outages.selectors import recorded

    rows = [
        {
            "whose": one.whose,
            "from": one.began_at.isoformat(),
            "to": one.ended_at.isoformat(),
            "carrier": str(one.carrier) if one.carrier else None,
            "note": one.note,
        }
        for one in recorded()
    ]
    return show({"outages": rows}, args)
