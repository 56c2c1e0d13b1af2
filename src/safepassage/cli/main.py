"""The ``safepassage`` command: one module a verb, loaded only when it is called."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

VERBS: dict[str, str] = {
    "parse": "read carriers' messages and print what they say as JSON",
    "clean": "print the bare interchange of a message wrapped in noise",
    "screen": "screen names against a list, without a database",
    "init": "make the home folder, its keys and its database",
    "demo": "make and start the demonstration",
    "serve": "run the web pages, the pipeline, retention and the ledger's sealer",
    "officer": "add an officer and print the enrolment link",
    "carrier": "add a carrier or rotate its credential",
    "basis": "import legal bases",
    "watchlist": "import a watchlist",
    "rescreen": "hold stored travellers against the lists in force",
    "receive": "put message files into the spool",
    "retain": "mask, delete and prove, or simulate any date",
    "ledger": "verify the ledger",
    "keys": "rotate the keys",
    "backup": "write a backup of database and home",
    "restore": "restore a backup",
}


class Verb(Protocol):
    """What a module of this package offers."""

    EXAMPLE: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Do the work; 0 done, 1 something fatal in the input, 2 wrong use."""


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point; returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in {"-h", "--help"}:
        print(_overview())
        return 0 if words else 2
    verb = words[0]
    if verb not in VERBS:
        print(f"safepassage: there is no command '{verb}'.\n\n{_overview()}", file=sys.stderr)
        return 2
    module = cast("Verb", import_module(f"safepassage.cli.{verb}"))
    parser = argparse.ArgumentParser(
        prog=f"safepassage {verb}",
        description=f"{VERBS[verb][0].upper()}{VERBS[verb][1:]}.",
        epilog=f"example: {module.EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.configure(parser)
    return module.run(parser.parse_args(words[1:]))


def _overview() -> str:
    width = max(map(len, VERBS))
    rows = (f"  {verb:<{width}}  {what}" for verb, what in VERBS.items())
    return "\n".join(("usage: safepassage COMMAND …", "", *rows))
