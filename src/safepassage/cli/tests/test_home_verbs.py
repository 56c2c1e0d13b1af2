"""A home's first hour, through the front door: init, ledger and keys in processes of their own."""

import inspect
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from safepassage.apps.audit.standalone import verify_ledger

_RUN = """
import json, sys
from safepassage.cli.main import main
for words in json.loads(sys.argv[1]):
    print(f"-- {main(words)}", flush=True)
"""


class Outcome:
    """What some commands, run one after the other, printed and returned."""

    def __init__(self, home: Path, *commands: list[str]) -> None:
        environment = os.environ | {"SAFEPASSAGE_HOME": str(home)}
        environment.pop("SAFEPASSAGE_DATABASE_URL", None)
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", _RUN, json.dumps(commands)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        self.error = done.stderr
        parts = done.stdout.split("-- ")
        self.status = [int(part.splitlines()[0]) for part in parts[1:]]
        self.text = [parts[0], *(part.partition("\n")[2] for part in parts[1:])]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_a_homes_first_hour(home: Path, tmp_path: Path) -> None:
    export, witness = str(tmp_path / "ledger.jsonl"), tmp_path / "witness.jsonl"
    outcome = Outcome(
        home,
        ["init", "--demonstration", "--json"],
        ["ledger", "verify", "--json"],
        ["keys", "rotate"],
        ["keys", "rotate"],
        ["ledger", "verify"],
        ["ledger", "export", export],
        ["ledger", "verify", export, "--json"],
        ["ledger", "heads", "--first", "2"],
    )
    assert outcome.status == [0] * 8, outcome.error
    made, fresh, rotated, _, said, _, exported, heads, _ = outcome.text
    assert json.loads(made)["kind"] == "demonstration"
    assert json.loads(fresh)["unsealed"] == 1
    assert "ledger is signed by" in rotated
    assert said.startswith("intact up to number 3: 3 entries verified")
    assert json.loads(exported) | {"unsealed": 0} == {
        "verdict": "intact",
        "entries": 3,
        "expired": 0,
        "heads": 3,
        "last_number": 3,
        "unsealed": 0,
        "first_break": None,
    }
    assert stat.S_IMODE(Path(export).stat().st_mode) == 0o600
    witness.write_text(heads)
    _cut_and_change(home, Path(export), witness)


def _cut_and_change(home: Path, export: Path, witness: Path) -> None:
    lines = export.read_bytes().splitlines(keepends=True)
    cut = export.with_name("cut.jsonl")
    cut.write_bytes(b"".join(lines[:2]))
    changed = export.with_name("changed.jsonl")
    changed.write_bytes(b"".join(lines).replace(b"demonstration", b"demonstratiom"))
    key = export.with_name("anchor.pub")
    key.write_bytes((home / "keys" / "ledger" / "anchor.pub").read_bytes())
    outcome = Outcome(
        export.parent / "no-home",
        ["ledger", "verify", str(export), "--key", str(key), "--heads", str(witness)],
        ["ledger", "verify", str(cut), "--key", str(key), "--heads", str(witness)],
        ["ledger", "verify", str(changed), "--key", str(key), "--json"],
        ["ledger", "verify", str(export)],
    )
    assert outcome.status == [0, 1, 1, 2]
    assert "BROKEN at number" in outcome.text[1]
    assert json.loads(outcome.text[2])["first_break"]["number"] == 1
    assert "give --key anchor.pub" in outcome.error


def test_production_needs_the_authoritys_key(home: Path, tmp_path: Path) -> None:
    private = tmp_path / "authority.pem"
    outcome = Outcome(
        home,
        ["keys", "authority", "--out", str(private)],
        ["keys", "authority", "--out", str(private)],
        ["init", "--authority-key", str(private)],
        ["init", "--authority-key", str(tmp_path / "absent.pub")],
        ["init", "--authority-key", str(private.with_suffix(".pub")), "--json"],
        ["init", "--demonstration"],
    )
    assert outcome.status == [0, 2, 2, 2, 0, 2], outcome.error
    assert json.loads(outcome.text[4])["kind"] == "production"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert not (home / "keys" / "authority.pem").exists()
    assert "Traceback" not in outcome.error


def test_without_a_home_the_way_to_one_is_named(home: Path) -> None:
    outcome = Outcome(home, ["ledger", "verify"], ["ledger", "export", "x"], ["keys", "rotate"])
    assert outcome.status == [2, 2, 2]
    assert outcome.error.count("safepassage init") == 3
    assert not home.exists()


def test_the_verifier_that_is_handed_out_needs_no_home_and_reads_an_export(
    home: Path, tmp_path: Path
) -> None:
    export = tmp_path / "ledger.jsonl"
    made = Outcome(
        home,
        ["init", "--demonstration"],
        ["keys", "rotate"],
        ["ledger", "export", str(export)],
        ["ledger", "heads"],
    )
    assert made.status == [0] * 4, made.error
    printed = Outcome(tmp_path / "no-home", ["ledger", "verifier"])
    program, _ = printed.text
    assert program == inspect.getsource(verify_ledger)
    for name, text in (("verify_ledger.py", program), ("witness.jsonl", made.text[3])):
        (tmp_path / name).write_text(text)
    key = str(home / "keys" / "ledger" / "anchor.pub")
    words = ["verify_ledger.py", str(export), "--key", key, "--heads", "witness.jsonl"]
    done = subprocess.run(  # noqa: S603 - this very interpreter
        [sys.executable, "-I", "-S", *words],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("INTACT up to number 2")


def test_another_key_of_the_authority_comes_into_use_and_stands_in_the_ledger(
    home: Path, tmp_path: Path
) -> None:
    made = [["keys", "authority", "--out", str(tmp_path / f"{name}.pem")] for name in "abc"]
    first, second, on_call = (str(tmp_path / f"{name}.pub") for name in "abc")
    outcome = Outcome(
        home,
        *made,
        ["init", "--authority-key", first, "--urgent-key", on_call],
        ["keys", "adopt", second, "--json"],
        ["keys", "adopt", second],
        ["keys", "adopt", first],
        ["keys", "rotate"],
        ["ledger", "export", str(tmp_path / "ledger.jsonl")],
    )
    assert outcome.status == [0, 0, 0, 0, 0, 2, 2, 0, 0], outcome.error
    adopted = json.loads(outcome.text[4])
    assert (home / "keys" / "urgent.pub").read_bytes() == Path(on_call).read_bytes()
    assert (home / "keys" / "authority.pub").read_bytes() == Path(second).read_bytes()
    told = (tmp_path / "ledger.jsonl").read_text()
    assert adopted["key"] in told
    assert adopted["instead_of"] in told
