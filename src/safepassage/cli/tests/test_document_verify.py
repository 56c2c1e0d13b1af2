"""``safepassage document verify``: what counts of the files that it is given."""

import json

import pytest

from safepassage.cli.main import main
from safepassage.simulation.passports.world import AT, World

PASSPORT = World(2).passport("UTO")
HOME = World(2).authority("UTO")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sod.bin").write_bytes(PASSPORT.sod)
    (tmp_path / "dg1.bin").write_bytes(PASSPORT.data_groups[1])
    (tmp_path / "root.cer").write_bytes(HOME.root.raw)
    (tmp_path / "list.crl").write_bytes(HOME.revocations())
    return tmp_path


def run(capsys, folder, *words):
    named = ["--sod", folder / "sod.bin", "--dg", f"1={folder / 'dg1.bin'}", "--at", AT.isoformat()]
    main(["document", "verify", *map(str, (*named, *words))])
    return json.loads(capsys.readouterr().out)


def test_a_root_and_its_revocation_list_are_all_that_is_needed(capsys, folder):
    found = run(capsys, folder, "--trust", folder / "root.cer", "--crl", folder / "list.crl")
    assert found["verdict"] == "trusted"
    assert "crl_missing" not in {each["code"] for each in found["reasons"]}


def test_a_root_among_revocation_lists_is_not_trusted_for_it(capsys, folder):
    """Revocation lists are fetched from anywhere, for they prove themselves; roots do not."""
    assert run(capsys, folder, "--crl", folder / "root.cer")["verdict"] == "undetermined"
