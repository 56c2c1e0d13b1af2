"""``safepassage approval refuse``: refuse a request at the authority, with reasons."""

import argparse

from safepassage.adapters.clock import SystemClock
from safepassage.cli._approval._answering import answer_arguments, write_answer
from safepassage.cli._approval._request import request_arguments
from safepassage.safeguards.approvals.asked import Turn

EXAMPLE = (
    "safepassage approval refuse request.json --share share-1.txt --share share-2.txt "
    "--share share-4.txt --reasons 'The file does not name him.' --out answer.json"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    request_arguments(parser)
    answer_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done."""
    if not args.reasons.strip():
        raise ValueError("a refusal gives its reasons")
    return write_answer(args, Turn.ANSWER, SystemClock().now(), granted=False, until=None)
