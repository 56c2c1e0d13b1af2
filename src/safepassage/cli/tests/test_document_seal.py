"""``safepassage document seal``: what it prints, and its exit status."""

import json

import pytest

from safepassage.cli.main import main
from safepassage.simulation.seals.health_cards import card, immunised
from safepassage.simulation.seals.visible import Visible, visible_seal
from sealing import BY, CARDS_BY, PERMIT, PERMIT_MESSAGES, UTOPIA, sound

AT = "2026-11-28"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "seal.bin").write_bytes(visible_seal(Visible(messages=PERMIT_MESSAGES), BY))
    (tmp_path / "card.txt").write_text(card(immunised(), CARDS_BY))
    trusted = tmp_path / "trusted"
    trusted.mkdir()
    (trusted / "signer.cer").write_bytes(BY.raw)
    (trusted / "root.cer").write_bytes(UTOPIA.root.raw)
    (trusted / "cards.json").write_bytes(CARDS_BY.key_set())
    return tmp_path


def run(capsys, *words):
    status = main(["document", "seal", *map(str, words), "--at", AT])
    return status, json.loads(capsys.readouterr().out)


def test_a_sound_seal_is_trusted(capsys, folder):
    status, answer = run(
        capsys, folder / "seal.bin", "--trust", folder / "trusted", "--mrz", PERMIT
    )
    assert status == 0
    assert set(answer) == {"kind", "verdict", "fields", "reasons"}
    assert (answer["kind"], answer["verdict"], answer["reasons"]) == ("VDS", "trusted", [])
    assert answer["fields"]["mrz"] == PERMIT


def test_other_printed_lines_are_told(capsys, folder):
    printed = PERMIT.replace("ANNA", "ANNE").replace("\n", "")
    status, answer = run(
        capsys, folder / "seal.bin", "--trust", folder / "trusted", "--mrz", printed
    )
    (reason,) = answer["reasons"]
    assert (status, answer["verdict"]) == (0, "not_trusted")
    assert (reason["code"], reason["severity"]) == ("seal_mrz_mismatch", "failure")
    assert reason["about"] == "given_names"
    assert reason["text"].startswith("The seal and the printed lines differ: ")


def test_key_sets_are_read_from_what_is_trusted(capsys, folder):
    _, answer = run(capsys, folder / "card.txt", "--trust", folder / "trusted")
    assert (answer["kind"], answer["verdict"]) == ("SHC", "trusted")
    _, answer = run(capsys, folder / "card.txt")
    assert answer["verdict"] == "undetermined"


def test_every_kind_is_read_from_a_file(capsys, tmp_path):
    for kind, seal in sound().items():
        (tmp_path / kind).write_bytes(seal.data)
        status, answer = run(capsys, tmp_path / kind)
        assert (status, answer["kind"]) == (0, kind)


def test_a_revocation_list_that_is_none_is_judged_before_the_seal(capsys, folder):
    (folder / "empty.crl").write_bytes(b"")
    broken = (folder / "seal.bin").read_bytes()[:-1] + b"\0"
    (folder / "seal.bin").write_bytes(broken)
    words = [folder / "seal.bin", "--trust", folder / "trusted", "--crl", folder / "empty.crl"]
    status, answer = run(capsys, *words)
    assert (status, answer["verdict"]) == (0, "undetermined")
    assert [each["code"] for each in answer["reasons"]] == ["crl_unreadable"]


def test_what_cannot_be_read_is_told_and_ends_with_1(capsys, folder):
    (folder / "seal.bin").write_bytes(b"HC1:?")
    status, answer = run(capsys, folder / "seal.bin")
    assert (status, answer["kind"], answer["fields"]) == (1, "DCC", {})
    assert answer["reasons"][0]["code"] == "malformed_data"


def test_a_file_that_is_not_there_is_wrong_use(capsys, folder):
    assert main(["document", "seal", str(folder / "none")]) == 2
    assert main(["document", "seal", str(folder / "seal.bin"), "--trust", str(folder / "no")]) == 2
    assert "no" in capsys.readouterr().err


def test_a_key_set_that_is_none_is_told(capsys, folder):
    (folder / "trusted" / "other.json").write_text("{}")
    assert main(["document", "seal", str(folder / "seal.bin"), "--trust", str(folder)]) == 0
    assert "other.json: a file that is no set of keys" in capsys.readouterr().err
