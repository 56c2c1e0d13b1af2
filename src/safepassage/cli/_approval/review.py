"""``safepassage approval review``: review at the authority what was done because it was urgent."""

import argparse

from safepassage.adapters.clock import SystemClock
from safepassage.cli._approval._answering import answer_arguments, write_answer
from safepassage.cli._approval._request import request_arguments
from safepassage.safeguards.approvals.asked import Turn

EXAMPLE = (
    "safepassage approval review request.json --share share-1.txt --share share-2.txt "
    "--share share-4.txt --finding right --reasons 'The danger was real.' --out review.json"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    request_arguments(parser)
    parser.add_argument(
        "--finding", choices=("right", "wrong"), required=True, help="whether it was right"
    )
    answer_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done."""
    if not args.reasons.strip():
        raise ValueError("a review says what was found")
    right = args.finding == "right"
    return write_answer(args, Turn.REVIEW, SystemClock().now(), granted=right, until=None)
