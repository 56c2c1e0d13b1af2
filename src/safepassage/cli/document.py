"""``safepassage document``: printed lines, chips, certificates and seals, with reasons."""

import argparse
from importlib import import_module
from typing import Protocol, cast

EXAMPLE = "safepassage document verify --sod EF_SOD.bin --dg 1=DG1.bin --trust masterlist.ml"
ACTIONS: dict[str, str] = {
    "verify": "check a chip's files: are they what the state signed, unaltered",
    "master-list": "check who signed a master list, and count what is in it",
}


class Action(Protocol):
    """What a module of ``_document`` offers."""

    EXAMPLE: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Do the work; 0 done, 1 something fatal in the input, 2 wrong use."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    for name, line in ACTIONS.items():
        action = actions.add_parser(name, help=line)
        module = _module_of(name)
        module.configure(action)
        action.add_argument("--pretty", action="store_true", help="indent the JSON for people")
        action.set_defaults(act=module.run)


def run(args: argparse.Namespace) -> int:
    """Do what the action says."""
    act: int = args.act(args)
    return act


def _module_of(name: str) -> Action:
    module = import_module(f"safepassage.cli._document.{name.replace('-', '_')}")
    return cast("Action", module)


EXAMPLES = {name: _module_of(name).EXAMPLE for name in ACTIONS}
