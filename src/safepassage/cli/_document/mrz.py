"""``safepassage document mrz``: the printed lines of a travel document, and what is wrong."""

import argparse
import sys

from safepassage.cli._document._printing import pretty_argument, show
from safepassage.cli._document._trust import instant, moment
from safepassage.documents.mrz import ZoneReader
from safepassage.documents.mrz.lines import LONGEST_TEXT

EXAMPLE = (
    "safepassage document mrz --pretty 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<' "
    "'L898902C36UTO7408122F1204159ZE184226B<<<<<10'"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "text",
        nargs="*",
        metavar="TEXT",
        default=["-"],
        help="the lines, joined or one by one, in quotes; - or nothing for stdin",
    )
    parser.add_argument(
        "--at",
        type=instant,
        metavar="DATE",
        help="ISO date that tells centuries, and what has expired; today unless said",
    )
    pretty_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Print what the lines say; 1 where the text is no machine-readable zone."""
    zone = ZoneReader(moment(args).date()).read(_text(args.text))
    show(zone, args)
    return 1 if zone.type is None else 0


def _text(words: list[str]) -> str:
    if words != ["-"]:
        return "\n".join(words)
    return sys.stdin.buffer.read(LONGEST_TEXT + 1).decode("utf-8", "replace")
