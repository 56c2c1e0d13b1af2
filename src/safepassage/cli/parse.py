"""``safepassage parse``: what carriers' messages say, as JSON."""

import argparse
import sys
from datetime import date

import msgspec

from safepassage.cli._input import read_input
from safepassage.formats.read import FORMATS, read
from safepassage.records import ParsedFile, Severity

EXAMPLE = "safepassage parse --pretty manifest.edi"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="message files; - for stdin")
    parser.add_argument("--pretty", action="store_true", help="indent the JSON for people")
    parser.add_argument(
        "--format", metavar="NAME", choices=sorted(FORMATS), help="force one of %(choices)s"
    )
    parser.add_argument(
        "--at",
        metavar="DATE",
        type=_iso_date,
        help="ISO date that tells the century where the message has no date of its own",
    )


def run(args: argparse.Namespace) -> int:
    """Print one JSON object a file; 1 when anything is fatal, 2 when a file cannot be read."""
    return max(_parse_one(name, args) for name in args.files)


def _parse_one(name: str, args: argparse.Namespace) -> int:
    data = read_input(name)
    if data is None:
        return 2
    parsed = read(data, at=args.at, format_name=args.format)
    line = msgspec.json.encode(
        {"file": name, "messages": parsed.messages, "defects": parsed.defects}
    )
    if args.pretty:
        line = msgspec.json.format(line, indent=2)
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.flush()
    return 1 if is_fatal(parsed) else 0


def is_fatal(parsed: ParsedFile) -> bool:
    """Whether anything in a file keeps it, or one of its messages, from being processed."""
    groups = (parsed.defects, *(message.defects for message in parsed.messages))
    return any(defect.severity is Severity.FATAL for group in groups for defect in group)


def _iso_date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date like 2026-11-23") from None
