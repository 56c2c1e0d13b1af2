"""A recipient makes its own key and reads what it was sent, without a home or a database."""

import json
from pathlib import Path

import pytest

from safepassage.adapters.sealed_files import sealed
from safepassage.cli.main import main

NAME = "D-00000001"
LINES = [b'{"traveller": {"surname": "TESTOVAR"}}\n', b'{"paper": "surname: TESTOVAR"}\n']


def made(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> tuple[Path, bytes]:
    key = folder / name
    assert main(["disclosure", "key", "--out", str(key), "--json"]) == 0
    return key, bytes.fromhex(json.loads(capsys.readouterr().out)["public_key"])


def test_the_recipient_reads_it_as_json_and_on_paper_and_nobody_else_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, public = made(tmp_path, "mine.pem", capsys)
    other, _ = made(tmp_path, "other.pem", capsys)
    file = tmp_path / f"{NAME}.sealed"
    file.write_bytes(b"".join(sealed(NAME, LINES, public)))
    read = ["disclosure", "read", str(file), "--key"]
    assert main([*read, str(key)]) == 0
    assert json.loads(capsys.readouterr().out) == {"traveller": {"surname": "TESTOVAR"}}
    assert main([*read, str(key), "--paper"]) == 0
    assert capsys.readouterr().out == "surname: TESTOVAR\n"
    assert main([*read, str(other)]) == 1
    assert "TESTOVAR" not in capsys.readouterr().out


def test_a_key_is_never_written_over_and_is_for_its_owner_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, _ = made(tmp_path, "mine.pem", capsys)
    assert key.stat().st_mode & 0o777 == 0o600
    assert main(["disclosure", "key", "--out", str(key)]) == 2
    assert "exists already" in capsys.readouterr().err


def test_what_is_no_sealed_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key, _ = made(tmp_path, "mine.pem", capsys)
    assert main(["disclosure", "read", str(key), "--key", str(key)]) == 1
    assert "no sealed file" in capsys.readouterr().err
