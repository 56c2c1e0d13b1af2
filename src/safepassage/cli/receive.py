"""``safepassage receive``: message files into the spool, as if the carrier had sent them."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._progress import Progress
from safepassage.cli._result import in_words, show

if TYPE_CHECKING:
    from collections import Counter

    from safepassage.flows.doors.intake import Fate, Intake, Taken

EXAMPLE = "safepassage receive messages/ --carrier XY --watch"
LOOK_SECONDS = 1.0


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    parser.add_argument(
        "--carrier", metavar="CODE", help="who sends; without it a drop root is watched"
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help="keep looking at one folder; what was taken moves to taken/ in it. Without "
        "--carrier: at a drop root, with a folder a carrier",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when a file was not taken, 2 for wrong use."""
    try:
        existing_home()
        setup()
        counts = _counts(args)
    except (OSError, ValueError) as error:
        print(f"safepassage receive: {in_words(error)}", file=sys.stderr)
        return 2
    show({fate.value: count for fate, count in counts.items()}, args)
    return int(any(count and not fate.in_spool for fate, count in counts.items()))


def _counts(args: argparse.Namespace) -> "Counter[Fate]":
    """What became of the files, by fate."""
    if args.carrier is None:
        return _watch_root(args)
    intake = _intake(args.carrier)
    if args.watch:
        _watch(_folder(args.paths), intake)
    else:
        _receive(args.paths, intake)
    return intake.counts


def _watch_root(args: argparse.Namespace) -> "Counter[Fate]":
    from safepassage.adapters.processes import stop_when_told
    from safepassage.cli._parts import watch_drop

    if not args.watch:
        raise ValueError("say whose messages these are with --carrier")
    return watch_drop(_folder(args.paths), stop_when_told())


def _receive(paths: Iterable[Path], intake: "Intake") -> None:
    from safepassage.flows.doors.intake import files_in

    files = [file for path in paths for file in (files_in(path) if path.is_dir() else [path])]
    with Progress(len(files), "messages") as progress:
        for file in files:
            _tell(file, intake.take(file))
            progress.step()


def _watch(folder: Path, intake: "Intake") -> None:
    from safepassage.adapters.processes import stop_when_told
    from safepassage.flows.doors.intake import FolderWatch

    stop, watch = stop_when_told(), FolderWatch(folder, intake)
    while not stop.is_set():
        for file, taken in watch.look():
            _tell(file, taken)
        stop.wait(LOOK_SECONDS)


def _folder(paths: list[Path]) -> Path:
    if len(paths) != 1 or not paths[0].is_dir():
        raise ValueError("--watch wants one folder")
    return paths[0]


def _intake(code: str) -> "Intake":
    from django.conf import settings

    from safepassage.apps.carriers.selectors import by_code
    from safepassage.flows.doors.intake import Intake
    from safepassage.flows.platform import Platform

    carrier = by_code(code)
    if carrier is None or not carrier.is_active:
        raise ValueError(f"'{code}' is no carrier whose messages are taken")
    return Intake(
        Platform.from_settings(), carrier=carrier.pk, limit=settings.SAFEPASSAGE_MESSAGE_LIMIT
    )


def _tell(file: Path, taken: "Taken") -> None:
    """Name what was left; what was taken is counted."""
    if not taken.fate.in_spool:
        words = taken.fate.value.replace("_", " ")
        print(f"safepassage receive: {file}: {words}", file=sys.stderr)
