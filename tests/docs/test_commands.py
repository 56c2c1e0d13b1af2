"""Every command that a page or a help text shows is one that the command line takes."""

import argparse
import re
import shlex

import pytest

from house import papers
from safepassage.cli.main import VERBS, module_of

FENCED = re.compile(r"^\s*```.*?$(.*?)^\s*```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\s*(?:\.venv/bin/)?(safepassage [a-z].*)$", re.MULTILINE)

SHOWN = sorted(
    {
        command.strip()
        for paper in papers.papers()
        for block in FENCED.findall(paper.read_text(encoding="utf-8"))
        for command in COMMAND.findall(block)
    }
)


def takes(command: str) -> bool:
    """Whether the parser of the command's verb accepts its words."""
    _, verb, *words = shlex.split(command, comments=True)
    parser = argparse.ArgumentParser(prog=verb, exit_on_error=False)
    module_of(verb).configure(parser)
    try:
        parser.parse_args(words)
    except SystemExit as end:
        return end.code == 0
    except argparse.ArgumentError:
        return False
    return True


@pytest.mark.parametrize("command", SHOWN)
def test_a_shown_command_is_taken(command: str) -> None:
    assert takes(command)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_an_example_that_is_taken(verb: str) -> None:
    example = module_of(verb).EXAMPLE
    assert takes(example.partition(" > ")[0])


def test_a_command_that_is_not_taken_is_seen() -> None:
    assert not takes("safepassage parse --no-such-option x")
    assert not takes("safepassage parse")
    assert "safepassage ledger verify" in SHOWN
