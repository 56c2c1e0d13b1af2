"""The ``safepassage`` command: one module a verb, loaded only when it is called."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from safepassage import __version__

VERBS: dict[str, str] = {
    "parse": "read carriers' messages and print what they say as JSON",
    "certify": "hold a carrier's test messages against the cases it has to pass",
    "clean": "print the bare interchange of a message wrapped in noise",
    "document": "check printed lines, chips, certificates and seals of travel documents",
    "screen": "screen names against a list, without a database",
    "screen-audit": "measure false alerts and misses by origin of names, without a database",
    "init": "make the home folder, its keys and its database",
    "demo": "make and start the demonstration",
    "serve": "run the web pages, the pipeline, retention and the ledger's sealer",
    "officer": "add an officer and print the enrolment link",
    "carrier": "add a carrier, agree what it sends, or rotate its credential",
    "profile": "choose which profiles of law are followed, import a national one",
    "basis": "import legal bases",
    "agency": "add an agency of the single window, give it a new credential, import its laws",
    "disclosure": "make a recipient's key, or open what was disclosed to it, without a database",
    "watchlist": "import a watchlist",
    "trust": "keep the certificates by which travel documents are judged",
    "rescreen": "hold stored travellers against the lists in force",
    "receive": "put message files into the spool",
    "outage": "record that carriers could not send, so that nobody is fined for it",
    "import": "take over what another system had, or count what would be",
    "retain": "mask, delete and prove, or simulate any date",
    "export": "write a report, the notice for passengers, or all that a state needs to leave",
    "ledger": "verify the ledger",
    "keys": "rotate the ledger's key; make, split and change the approval authority's",
    "approval": "at the approval authority: read, grant and refuse a request",
    "regulator": "keys, sealed ledger and signed orders of the independent authority",
    "backup": "write a backup of database and home",
    "restore": "restore a backup",
}


class Verb(Protocol):
    """What a module of this package offers; one with actions has ``EXAMPLES`` by action, too."""

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
    if words[0] == "--version":
        print(f"safepassage {__version__}")
        return 0
    verb = words[0]
    if verb not in VERBS:
        print(f"safepassage: there is no command '{verb}'.\n\n{_overview()}", file=sys.stderr)
        return 2
    return module_of(verb).run(parser_of(verb).parse_args(words[1:]))


def module_of(verb: str) -> Verb:
    """The module of a verb; loaded by this call."""
    return cast("Verb", import_module(f"safepassage.cli.{verb.replace('-', '_')}"))


def parser_of(verb: str) -> argparse.ArgumentParser:
    """The parser of a verb; its help and that of each of its actions end with an example."""
    module = module_of(verb)
    parser = argparse.ArgumentParser(
        prog=f"safepassage {verb}", description=f"{_sentence(VERBS[verb])}."
    )
    module.configure(parser)
    _show_example(parser, module.EXAMPLE)
    examples: dict[str, str] = getattr(module, "EXAMPLES", {})
    for name, action in actions_of(parser).items():
        _show_example(action, examples.get(name, ""))
    return parser


def actions_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parsers of a verb's actions by name, each described by its line in the verb's help."""
    found: dict[str, argparse.ArgumentParser] = {}
    for group in parser._actions:  # noqa: SLF001 - argparse lists them nowhere else
        if isinstance(group, argparse._SubParsersAction):  # noqa: SLF001 - as above
            found |= group.choices
            for line in group._choices_actions:  # noqa: SLF001 - as above
                action = group.choices[line.dest]
                action.description = action.description or f"{_sentence(line.help or '')}."
    return found


def _show_example(parser: argparse.ArgumentParser, example: str) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = f"example: {example}" if example else None


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _overview() -> str:
    width = max(map(len, VERBS))
    rows = (f"  {verb:<{width}}  {what}" for verb, what in VERBS.items())
    hint = "safepassage COMMAND --help shows an example; safepassage --version tells the version"
    return "\n".join(("usage: safepassage COMMAND …", "", *rows, "", hint))
