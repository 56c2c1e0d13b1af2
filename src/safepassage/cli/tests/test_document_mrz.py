"""``safepassage document mrz`` prints what the contract says."""

import io
import json
import sys

import pytest

from safepassage.cli.main import main

UPPER = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
LOWER = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
ANNA = {
    "type": "TD3",
    "valid": True,
    "fields": {
        "document_code": "P",
        "issuer": "UTO",
        "surname": "ERIKSSON",
        "given_names": "ANNA MARIA",
        "number": "L898902C3",
        "nationality": "UTO",
        "born": "1974-08-12",
        "sex": "F",
        "expires": "2012-04-15",
        "optional": ["ZE184226B"],
    },
    "check_digits": {
        "number": "ok",
        "born": "ok",
        "expires": "ok",
        "optional": "ok",
        "composite": "ok",
    },
    "name_truncated": False,
    "correction": [],
    "reasons": [],
}


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


@pytest.mark.parametrize("lines", [[UPPER + LOWER], [UPPER, LOWER], [f"{UPPER}\n{LOWER}\n"]])
def test_lines_may_come_in_every_way(lines: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document", "mrz", *lines, "--at", "2011-05-01"]) == 0
    assert told(capsys) == ANNA


@pytest.mark.parametrize("words", [[], ["-"]])
def test_lines_may_come_on_standard_input(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = io.BytesIO(f"\n  {UPPER.lower()}\r\n{LOWER}\n".encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))
    assert main(["document", "mrz", *words, "--at", "2011-05-01"]) == 0
    assert told(capsys) == ANNA


def test_expired_is_a_warning_as_of_today(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document", "mrz", UPPER, LOWER]) == 0
    answer = told(capsys)
    assert answer["valid"] is True
    assert answer["reasons"] == [
        {
            "code": "document_expired",
            "severity": "warning",
            "text": "The document has expired.",
            "about": None,
        }
    ]


def test_what_is_no_zone_is_printed_and_told_by_the_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\x00<" * 10_000)))
    assert main(["document", "mrz"]) == 1
    answer = told(capsys)
    assert (answer["type"], answer["valid"]) == (None, False)


def test_pretty_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document", "mrz", "--pretty", UPPER, LOWER]) == 0
    assert '\n    "surname": "ERIKSSON"' in capsys.readouterr().out
