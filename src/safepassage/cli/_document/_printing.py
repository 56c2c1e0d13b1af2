"""What all actions share: their answer as JSON."""

import argparse
import sys

import msgspec


def pretty_argument(parser: argparse.ArgumentParser) -> None:
    """Declare how the answer is printed."""
    parser.add_argument("--pretty", action="store_true", help="indent the JSON for people")


def show(answer: object, args: argparse.Namespace) -> None:
    """Print the answer on one line, or indented where ``--pretty`` was said."""
    line = msgspec.json.encode(answer)
    if args.pretty:
        line = msgspec.json.format(line, indent=2)
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.flush()


def cannot_read(error: OSError) -> int:
    """Say which file cannot be read and why; the status of wrong use."""
    print(f"safepassage document: {error.filename}: {error.strerror}", file=sys.stderr)
    return 2
