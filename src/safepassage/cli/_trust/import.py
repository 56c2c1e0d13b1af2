"""``safepassage trust import``: take certificates, lists and directories into the store."""  # noqa: N999 - the action

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._progress import Progress
from safepassage.cli._result import in_words, show

if TYPE_CHECKING:
    from safepassage.flows.trust.given import Order, Report

EXAMPLE = "safepassage trust import DE_ML.ml --source 'German master list'"
MEGABYTE = 1 << 20
MOST_TOLD = 20
EXTENTS = ("whole", "delta")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "path",
        type=Path,
        nargs="+",
        metavar="PATH",
        help="certificates, revocation lists, a master list, a deviation list (DER or PEM) or a "
        "file of the public key directory (LDIF); or a folder of such files",
    )
    parser.add_argument(
        "--source", default="", metavar="NAME", help="what it comes from, a name of your own"
    )
    parser.add_argument(
        "--as-root",
        action="store_true",
        help="ask for single certificates to be roots; a second person confirms it in the console",
    )
    parser.add_argument(
        "--ground", default="", metavar="TEXT", help="with --as-root: how they were obtained"
    )
    parser.add_argument(
        "--extent",
        choices=EXTENTS,
        help="whether a directory's file is all of it or what changed; by itself it is seen by "
        "what stands in the file",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Take all files; 1 when one of them is refused, 2 when a rule forbids it."""
    try:
        existing_home()
        files = [each for named in args.path for each in _files(named)]
    except OSError as error:
        return _cannot(in_words(error))
    setup()
    from safepassage.flows.trust.given import FileRefusedError

    status = 0
    for path in files:
        try:
            report = _take(path, _order(args))
        except FileRefusedError as error:
            _tell(path, error.faults)
            status = 1
        except (ValueError, OSError) as error:
            return _cannot(in_words(error))
        else:
            show(_told(path, report), args)
    return status


def _take(path: Path, order: "Order") -> "Report":
    from safepassage.flows.trust.take_in import take_in

    total = 2 * path.stat().st_size // MEGABYTE
    read = 0
    with path.open("rb") as file, Progress(total, f"MB of {path.name}") as progress:

        def tick(octets: int) -> None:
            nonlocal read
            read += octets
            if read // MEGABYTE > progress.done:
                progress.step()

        return take_in(file, order, tick)


def _order(args: argparse.Namespace) -> "Order":
    from safepassage.adapters.clock import SystemClock
    from safepassage.flows.trust.given import Extent, Order
    from safepassage.records.actor import Actor, Component

    return Order(
        actor=Actor.component(Component.COMMAND_LINE),
        at=SystemClock().now(),
        source=args.source,
        as_root=args.as_root,
        ground=args.ground,
        extent=Extent(args.extent) if args.extent else None,
    )


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(each for each in path.rglob("*") if each.is_file())
    path.stat()
    return [path]


def _told(path: Path, report: "Report") -> dict[str, object]:
    for reason in report.reasons[:MOST_TOLD]:
        print(f"{path.name}: {reason.text}", file=sys.stderr)
    if report.waits:
        print(f"{path.name}: a second person confirms it in the console", file=sys.stderr)
    return {
        "file": path.name,
        "source": report.source,
        "kind": report.kind,
        "known": report.known,
        "certificates": report.certificates,
        "added": report.added,
        "withdrawn": report.withdrawn,
        "revocation_lists": report.revocation_lists,
        "unreadable": report.unreadable,
        "verdict": report.verdict,
        "waits": report.waits,
        "import": str(report.import_id),
        "reasons": [each.code for each in report.reasons],
    }


def _tell(path: Path, faults: tuple[str, ...]) -> None:
    for fault in faults[:MOST_TOLD]:
        print(f"{path.name}: {fault}", file=sys.stderr)
    print(f"safepassage trust: {path.name} was refused; nothing changed", file=sys.stderr)


def _cannot(text: str) -> int:
    print(f"safepassage trust: {text}", file=sys.stderr)
    return 2
