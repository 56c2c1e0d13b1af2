"""``safepassage watchlist``: import a list, or withdraw one.

What is imported waits in the console for a second person, but in a demonstration.
"""

import argparse
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from safepassage.cli._django import setup
from safepassage.cli._list_files import format_arguments, list_source, tell
from safepassage.cli._result import show

if TYPE_CHECKING:
    from safepassage.apps.watchlists.services import Terms
    from safepassage.flows.import_list import ImportReport

EXAMPLE = (
    "safepassage watchlist import list.csv --format csv --name stolen-documents "
    "--effect seize_document --owner 'Passport Office' --ground 'Passport Act s. 12'"
)
EXAMPLES = {"import": EXAMPLE, "withdraw": "safepassage watchlist withdraw stolen-documents"}
EFFECTS = ("travel_ban", "arrest", "seize_document", "inform_only")
GROUNDS = ("source_silent", "entries_wrong", "law_ended", "replaced", "owner_asked")
PURPOSES = ("border_check", "pnr_assessment")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    take = actions.add_parser("import", help="take a list file as the next version of a list")
    take.add_argument(
        "file",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="files that are one list, a folder of them or a ZIP: docs/operate/watchlists.md",
    )
    format_arguments(take)
    take.add_argument("--name", required=True, help="the list's name, new or known")
    take.add_argument(
        "--wait",
        action="store_true",
        help="wait for a second person in a demonstration too, as everywhere else",
    )
    _terms_arguments(take)
    take.set_defaults(act=_import)
    withdraw = actions.add_parser("withdraw", help="screen by this list no longer")
    withdraw.add_argument("name", help="the list's name")
    withdraw.add_argument("--ground", choices=GROUNDS, help="why; kept in the ledger")
    withdraw.set_defaults(act=_withdraw)
    for action in (take, withdraw):
        action.add_argument("--json", action="store_true", help="print JSON")


def _terms_arguments(parser: argparse.ArgumentParser) -> None:
    terms = parser.add_argument_group("terms", "a list without an effect is kept, not screened")
    terms.add_argument("--effect", choices=EFFECTS, help="what the law attaches to a listing")
    terms.add_argument("--owner", help="who answers for the list")
    terms.add_argument("--ground", help="law and article behind the effect")
    terms.add_argument(
        "--purpose",
        choices=PURPOSES,
        default=PURPOSES[0],
        help="whose data is held against it: that of border checks (the default), or the unit's",
    )
    terms.add_argument(
        "--severity",
        type=int,
        choices=range(1, 6),
        default=3,
        help="orders the work queue, 5 first (3)",
    )
    terms.add_argument(
        "--review", type=_date, metavar="DATE", help="review date, default in a year"
    )
    terms.add_argument(
        "--issuer",
        metavar="WHO",
        help="the other state (three letters) or organisation whose alerts these are; "
        "each waits until a second person has checked it",
    )
    terms.add_argument(
        "--confirmed-at-source",
        action="store_true",
        help="two people confirm each entry at the owner's; versions after the first "
        "wait for nobody here",
    )


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no date such as 2027-06-01") from None


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when the file is refused, 2 when a rule forbids it."""
    setup()
    from safepassage.flows.import_list import ListRefusedError

    try:
        return show(args.act(args), args)
    except ListRefusedError as error:
        tell(" + ".join(path.name for path in args.file), error.defects)
        print("safepassage watchlist: the file was refused; nothing changed", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"safepassage watchlist: {error}", file=sys.stderr)
    except OSError as error:
        print(f"safepassage watchlist: {error.filename}: {error.strerror}", file=sys.stderr)
    return 2


def _import(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.accounts.selectors import is_demonstration
    from safepassage.flows.import_list import format_for, import_list, keep_list
    from safepassage.records.actor import Actor, Component

    now = SystemClock().now()
    source = list_source(args.file, args)
    if not (args.format or source.mapping):
        source = source._replace(list_format=format_for(args.name, *source.files))
    first, *beside = source.files
    take = import_list if is_demonstration() and not args.wait else keep_list
    report = take(
        first,
        beside=beside,
        list_format=source.list_format,
        mapping=source.mapping,
        name=args.name,
        terms=_terms(args, now),
        actor=Actor.component(Component.COMMAND_LINE),
        at=now,
    )
    tell(source.name, report.defects)
    _tell_waiting(report)
    version = report.imported.version
    return {
        "list": report.imported.watchlist.name,
        "id": str(report.imported.watchlist.pk),
        "version": version.number,
        "entries": version.entry_count,
        "new": report.imported.created,
        "screened": report.screened,
        "waits": report.waits,
        "flights_to_screen_again": _to_screen_again(),
    }


def _tell_waiting(report: "ImportReport") -> None:
    from safepassage.apps.watchlists.proposals import proposal

    if proposal(report.imported.watchlist):
        print("a second person confirms the new terms in the console", file=sys.stderr)
    elif not report.imported.watchlist.legal_effect:
        print("not screened yet: say --effect, --owner and --ground", file=sys.stderr)
    if report.waits:
        text = "not in force yet: a second person confirms this version in the console"
        print(text, file=sys.stderr)


def _terms(args: argparse.Namespace, now: datetime) -> "Terms | None":
    """Give the terms when any was said; a known list keeps its own otherwise."""
    from safepassage.apps.watchlists.models import LegalEffect
    from safepassage.apps.watchlists.services import Terms
    from safepassage.flows.import_list import REVIEW_AFTER
    from safepassage.safeguards.purpose import Purpose

    if not any((args.effect, args.owner, args.ground, args.issuer, args.confirmed_at_source)):
        return None
    return Terms(
        owner=args.owner or "",
        legal_ground=args.ground or "",
        legal_effect=LegalEffect(args.effect) if args.effect else None,
        purpose=Purpose(args.purpose),
        severity=args.severity,
        review_date=args.review or now.date() + REVIEW_AFTER,
        issuer=args.issuer,
        confirmed_at_source=args.confirmed_at_source or None,
    )


def _withdraw(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.watchlists import selectors, services
    from safepassage.records.actor import Actor, Component

    watchlist = selectors.by_name(args.name)
    if watchlist is None:
        raise ValueError(f"there is no list '{args.name}'")
    services.withdraw(
        watchlist=watchlist,
        ground=services.Ground(args.ground) if args.ground else None,
        actor=Actor.component(Component.COMMAND_LINE),
        at=SystemClock().now(),
    )
    return {
        "list": watchlist.name,
        "id": str(watchlist.pk),
        "screened": False,
        "flights_to_screen_again": _to_screen_again(),
    }


def _to_screen_again() -> int:
    """Say who does it: whoever is stored already is not forgotten."""
    from safepassage.flows.platform import Platform
    from safepassage.flows.rescreen import flights_due

    waiting = flights_due(Platform.from_settings())
    if waiting:
        print(
            f"travellers of {waiting} flights that have not arrived are screened again: by serve "
            "within seconds where it runs, else by: safepassage rescreen",
            file=sys.stderr,
        )
    return waiting
