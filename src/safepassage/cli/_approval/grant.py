"""``safepassage approval grant``: grant a request at the authority, for itself alone."""

import argparse
from datetime import timedelta

from safepassage.adapters.clock import SystemClock
from safepassage.cli._approval._answering import answer_arguments, write_answer
from safepassage.cli._approval._request import request_arguments
from safepassage.safeguards.approvals.asked import Turn

EXAMPLE = (
    "safepassage approval grant request.json --share share-1.txt --share share-2.txt "
    "--share share-4.txt --hours 24 --reasons 'The case names him.' --out answer.json"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    request_arguments(parser)
    parser.add_argument(
        "--hours", type=float, default=168.0, metavar="N", help="how long it lasts; 168 unless said"
    )
    answer_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done."""
    if args.hours <= 0:
        raise ValueError("a grant lasts more than no hours")
    at = SystemClock().now()
    until = at + timedelta(hours=args.hours)
    return write_answer(args, Turn.ANSWER, at, granted=True, until=until)
