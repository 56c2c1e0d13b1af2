"""A full export from request to reading: by two people here, and by the recipient elsewhere."""

import json
import os
from pathlib import Path

import pytest

from running import Running
from safepassage.adapters.pem import authority_pair
from safepassage.simulation import benchmark_messages


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Running:
    made = Running(tmp_path_factory.mktemp("export") / "home")
    made.command("init", "--demonstration")
    posting = ("--name", "Keys", "--purpose", "technical_repair")
    made.command("officer", "posting", "KEYS", *posting)
    made.command("carrier", "add", "XY", "--name", "Example Air")
    (body,) = benchmark_messages(1, 3)
    (made.home.parent / "message.edi").write_bytes(body)
    made.command("receive", str(made.home.parent / "message.edi"), "--carrier", "XY")
    return made


@pytest.fixture(scope="module")
def custodian(running: Running) -> str:
    words = ("add", "k.example", "--role", "key_custodian", "--posting", "KEYS", "--json")
    return str(json.loads(running.command("officer", *words).stdout)["code"])


@pytest.fixture
def recipient(tmp_path: Path) -> Path:
    secret, public = authority_pair(os.urandom(32))
    (tmp_path / "recipient.pem").write_bytes(secret)
    (tmp_path / "recipient.pub").write_bytes(public)
    return tmp_path


def ask(running: Running, custodian: str, folder: Path) -> Path:
    file = folder / "request.json"
    words = ("--custodian", custodian, "--ground", "migration", "--to", folder / "recipient.pub")
    done = running.command("export", "request", str(file), *map(str, words))
    assert done.returncode == 0, done.stderr
    return file


def test_from_request_to_reading(running: Running, custodian: str, recipient: Path) -> None:
    elsewhere = Running(recipient / "no-home")
    file = ask(running, custodian, recipient)
    key = running.home / "keys" / "authority.pem"
    said = elsewhere.command("export", "approve", str(file), "--authority-key", str(key), "--json")
    code, out = json.loads(said.stdout)["approval"], str(recipient / "out")
    refused = running.command("export", "all", str(file), "--approval", "0" * 64, "--out", out)
    assert (refused.returncode, Path(out).exists()) == (2, False)
    done = running.command("export", "all", str(file), "--approval", code, "--out", out, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["messages"] == 1
    private = str(recipient / "recipient.pem")
    read = elsewhere.command("export", "read", out, "--key", private, "--json")
    told = json.loads(read.stdout)
    assert (read.returncode, told["verified"], told["messages"]) == (0, True, 1)
    rows = elsewhere.command("export", "read", out, "--key", private, "--kind", "carriers")
    assert [json.loads(line)["code"] for line in rows.stdout.splitlines()] == ["XY"]
    (Path(out) / "flights.sealed").write_bytes(b"")
    broken = elsewhere.command("export", "read", out, "--key", private)
    assert (broken.returncode, "flights.sealed is not" in broken.stderr) == (1, True)


def test_wrong_use_is_said(running: Running, custodian: str, recipient: Path) -> None:
    file = ask(running, custodian, recipient)
    again = (
        "--custodian",
        custodian,
        "--ground",
        "order",
        "--to",
        str(recipient / "recipient.pub"),
    )
    assert "exists already" in running.command("export", "request", str(file), *again).stderr
    wrong = str(recipient / "recipient.pem")
    denied = running.command("export", "approve", str(file), "--authority-key", wrong)
    assert denied.returncode == 1
    nobody = (str(recipient / "other.json"), "--custodian", "NOBODY", *again[2:])
    refused = running.command("export", "request", *nobody)
    assert (refused.returncode, "key custodian" in refused.stderr) == (2, True)
    empty = running.command("export", "read", str(recipient))
    assert empty.returncode == 2
