"""Verbs whose actions are modules of a package of their own, one an action."""

import argparse
from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast


class Action(Protocol):
    """What a module of an action offers."""

    EXAMPLE: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Do the work; 0 done, 1 something fatal in the input, 2 wrong use."""


def configure_actions(
    parser: argparse.ArgumentParser, package: str, actions: Mapping[str, str]
) -> None:
    """Declare the actions, by name with their line of help; each module stands in ``package``."""
    group = parser.add_subparsers(required=True, metavar="ACTION")
    for name, line in actions.items():
        action = group.add_parser(name, help=line)
        module = _module_of(package, name)
        module.configure(action)
        action.set_defaults(act=module.run)


def run_action(args: argparse.Namespace) -> int:
    """Do what the action says."""
    act: int = args.act(args)
    return act


def examples(package: str, actions: Mapping[str, str]) -> dict[str, str]:
    """An example of each action."""
    return {name: _module_of(package, name).EXAMPLE for name in actions}


def _module_of(package: str, name: str) -> Action:
    return cast("Action", import_module(f"safepassage.cli.{package}.{name.replace('-', '_')}"))
