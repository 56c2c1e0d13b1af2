"""What all actions share: their answer as JSON."""

import argparse
import sys

import msgspec


def show(answer: object, args: argparse.Namespace) -> None:
    """Print the answer on one line, or indented where ``--pretty`` was said."""
    line = msgspec.json.encode(answer)
    if args.pretty:
        line = msgspec.json.format(line, indent=2)
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.flush()
