"""``safepassage rescreen``: hold stored travellers against the lists in force, now."""

import argparse
import sys
from typing import TYPE_CHECKING

import msgspec

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._progress import Progress
from safepassage.cli._result import show

if TYPE_CHECKING:
    from safepassage.flows.rescreen import Report

EXAMPLE = "safepassage rescreen --all"
BUILT_IN = "built-in"
ENGINES = (BUILT_IN, "duckdb", "postgres", "spark")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--all",
        action="store_true",
        help="also the flights that were held against the lists in force already",
    )
    parser.add_argument(
        "--engine",
        choices=ENGINES,
        default=BUILT_IN,
        help=f"what compares ({BUILT_IN}); the others come with the analytics extra",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done, 1 somebody could not be read, 2 wrong use."""
    try:
        existing_home()
    except FileNotFoundError as error:
        return _refused(str(error))
    if args.engine != BUILT_IN:
        return _refused(
            f"the engine {args.engine} comes with the analytics extra, which is not part of "
            "this release; leave --engine away: the built-in one finds the same"
        )
    setup()
    report = _rescreen(every=args.all)
    show(msgspec.structs.asdict(report), args)
    return 1 if report.unreadable else 0


def _refused(text: str) -> int:
    print(f"safepassage rescreen: {text}", file=sys.stderr)
    return 2


def _rescreen(*, every: bool) -> "Report":
    from safepassage.flows.context import Contexts
    from safepassage.flows.platform import Platform
    from safepassage.flows.rescreen import Rescreening, begin_anew, flights_due

    platform = Platform.from_settings()
    if every:
        begin_anew(platform)
    screening = Rescreening(platform, Contexts(platform).current)
    with Progress(flights_due(platform), "flights") as progress:
        while screening.step():
            for _ in range(screening.counts["flights"] - progress.done):
                progress.step()
    return screening.report()
