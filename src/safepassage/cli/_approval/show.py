"""``safepassage approval show``: read a request at the authority."""

import argparse

from safepassage.cli._approval._request import (
    in_clear,
    key_in,
    request_arguments,
    request_in,
    with_words,
)
from safepassage.cli._result import show

EXAMPLE = "safepassage approval show request.json --share share-1.txt --share share-2.txt"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.description = (
        "Show what is asked; with enough shares also ground and case, and whether anything was "
        "changed on the way."
    )
    request_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done."""
    asked, private = request_in(args), key_in(args)
    return show(with_words(asked, private) if private else in_clear(asked), args)
