"""Every command and every action of one says what it takes, and shows an example that is taken."""

import argparse
import os
import shlex
from pathlib import Path

import pytest

from safepassage import __version__
from safepassage.cli.main import VERBS, actions_of, main, parser_of
from safepassage.cli.screen import QuerySubject

WITHOUT_FIGURES = {
    "parse": "it prints nothing but JSON",
    "certify kit": "it writes a folder",
    "certify sample": "it prints a message",
    "clean": "it prints the message",
    "disclosure read": "it prints nothing but JSON or a text",
    "export notice": "it prints a text",
    "profile print": "it prints nothing but JSON",
    "screen": "--stats prints JSON",
    "serve": "it prints no figures",
    **{
        f"document {action}": "it prints nothing but JSON"
        for action in ("mrz", "verify", "chip", "seal", "master-list")
    },
    "ledger heads": "it prints nothing but JSON lines",
    "ledger verifier": "it prints a program",
    "ledger witness": "it prints a program",
}


def every_command() -> dict[str, argparse.ArgumentParser]:
    found = {}
    for verb in VERBS:
        parser = parser_of(verb)
        actions = {f"{verb} {name}": action for name, action in actions_of(parser).items()}
        found |= {verb: parser} | actions
    return found


COMMANDS = every_command()
LEAVES = {name: one for name, one in COMMANDS.items() if not actions_of(one)}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_shows_an_example_of_itself(command: str) -> None:
    (example,) = [
        line.removeprefix("example: ")
        for line in COMMANDS[command].format_help().splitlines()
        if line.startswith("example: ")
    ]
    words = shlex.split(example.partition(" > ")[0])
    assert words[: 1 + len(command.split())] == ["safepassage", *command.split()]
    parser_of(words[1]).parse_args(words[2:])


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_what_it_does(command: str) -> None:
    assert len((COMMANDS[command].description or "").split()) > 1


@pytest.mark.parametrize("command", COMMANDS)
def test_every_word_that_a_command_takes_is_explained(command: str) -> None:
    words = [one for one in COMMANDS[command]._actions if one.metavar != "ACTION"]
    assert [one.dest for one in words if not one.help] == []


@pytest.mark.parametrize("command", sorted(LEAVES.keys() - WITHOUT_FIGURES.keys()))
def test_what_prints_figures_prints_json_when_asked(command: str) -> None:
    assert "--json" in LEAVES[command].format_help()


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"safepassage {__version__}\n"


def test_a_ledger_from_elsewhere_asks_for_the_key_it_was_begun_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(os.environ, "SAFEPASSAGE_HOME", str(tmp_path / "none"))
    (tmp_path / "ledger.jsonl").write_text("")
    assert main(["ledger", "verify", str(tmp_path / "ledger.jsonl")]) == 2
    said = capsys.readouterr().err
    assert "give --key anchor.pub" in said
    assert "keys/ledger/anchor.pub" in said
    assert "init" not in said


def test_screen_tells_what_a_query_is_made_of() -> None:
    said = " ".join(COMMANDS["screen"].format_help().split())
    fields = {"id", "query", *QuerySubject.__struct_fields__}
    assert [field for field in sorted(fields) if f'"{field}"' not in said] == []
