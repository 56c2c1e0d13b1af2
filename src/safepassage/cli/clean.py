"""``safepassage clean``: the bare interchange of a message wrapped in noise."""

import argparse
import sys

from safepassage.cli._input import read_input
from safepassage.formats.noise import clean

EXAMPLE = "safepassage clean telex.txt > message.edi"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="the message as received; - for stdin")


def run(args: argparse.Namespace) -> int:
    """Print the interchange, one segment a line; 1 when there is none, 2 when unreadable."""
    data = read_input(args.file)
    if data is None:
        return 2
    text = clean(data)
    if not text:
        print(f"safepassage: no interchange found in {args.file}", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(text.encode())
    return 0
