"""Certification from the command line, at the ministry's side and at the carrier's."""

import json

import pytest

from safepassage.cli.main import main
from safepassage.simulation.certification import CASES, samples


@pytest.fixture
def kit(tmp_path, capsys):
    folder = tmp_path / "kit"
    assert main(["certify", "kit", str(folder)]) == 0
    assert "begin with INSTRUCTIONS.txt" in capsys.readouterr().out
    return folder


@pytest.fixture
def filled(kit):
    for code, case in CASES.items():
        for place, body in enumerate(samples(case, next(iter(case.dialects)))):
            (kit / code / f"{place}.edi").write_bytes(body)
    return kit


def test_a_kit_tells_every_case_and_whom_to_enter(kit):
    text = (kit / "INSTRUCTIONS.txt").read_text()
    for case in CASES.values():
        assert f"{case.code}: {case.title}" in text
        assert (kit / case.code).is_dir()
    assert "TESTOVAR / ILMO, M, born 1971-05-27, UTO" in text
    assert (kit / "given" / "acknowledge.edi").read_bytes().startswith(b"UN")
    assert len(json.loads((kit / "cases.json").read_bytes())) == len(CASES)


def test_all_right_messages_pass(filled, capsys):
    assert main(["certify", "check", str(filled)]) == 0
    assert f"{len(CASES)} of {len(CASES)} cases passed" in capsys.readouterr().out


def test_one_wrong_message_fails_the_whole(filled, capsys):
    path = filled / "crew" / "0.edi"
    path.write_bytes(path.read_bytes().replace(b"XK0098250", b"XK0098259"))
    assert main(["certify", "check", str(filled), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["passed"], told["failed"]) == (len(CASES) - 1, 1)
    (failed,) = [one for one in told["cases"] if not one["passed"]]
    assert failed["case"] == "crew"
    assert failed["reasons"] == ["STEUER NILS: there is no document with the number XK0098250."]


def test_an_empty_kit_passes_nothing(kit, capsys):
    assert main(["certify", "check", str(kit), "--format", "cusres"]) == 1
    out = capsys.readouterr().out
    assert "FAIL  acknowledge" in out
    assert "No message was given." in out
    assert "0 of 1 cases passed" in out


def test_a_sample_is_printed(capfdbinary):
    assert main(["certify", "sample", "announce", "--format", "apps"]) == 0
    assert b"CIRQ" in capfdbinary.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["sample", "crew", "--format", "apps"], "case crew is one of paxlst"),
        (["check", "nowhere"], "nowhere is no folder"),
    ],
)
def test_wrong_use_is_said(capsys, words, sentence):
    assert main(["certify", *words]) == 2
    assert sentence in capsys.readouterr().err


def test_a_kit_is_never_written_over_another(kit, capsys):
    assert main(["certify", "kit", str(kit)]) == 2
    assert "exists already" in capsys.readouterr().err
