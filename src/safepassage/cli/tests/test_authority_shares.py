"""The authority's key in shares, as its members make, try and renew them on their own machine."""

import json
import stat
from itertools import combinations
from pathlib import Path

import pytest

from safepassage.adapters.pem import authority_from_pem, authority_private_from_pem
from safepassage.cli.main import main
from safepassage.safeguards.letters import public_of


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """A machine without a home."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAFEPASSAGE_HOME", str(tmp_path / "none"))


def _made(*words: str) -> int:
    return main(["keys", "authority", "--folder", "first", *words])


def _combined(*shares: Path, out: str = "whole.pem") -> int:
    given = [word for one in shares for word in ("--share", str(one))]
    return main(["keys", "combine", *given, "--out", out])


def _shares(folder: str) -> list[Path]:
    return sorted(Path(folder).glob("share-*.txt"))


def test_any_two_of_three_shares_open_and_the_whole_key_is_written_only_when_asked(capsys):
    assert _made("--shares", "3", "--threshold", "2", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["shares"]) == 3
    assert not list(Path().rglob("*.pem"))
    public = authority_from_pem(Path(told["public"]).read_bytes())
    for at, chosen in enumerate(combinations(_shares("first"), 2)):
        assert _combined(*chosen, out=f"{at}.pem") == 0
        assert public_of(authority_private_from_pem(Path(f"{at}.pem").read_bytes())) == public
    for path in _shares("first"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert _combined(path) == 2


def test_new_shares_are_of_the_same_key_and_do_not_fit_the_old_ones(capsys):
    _made("--shares", "3", "--threshold", "2")
    one, two, _ = _shares("first")
    new = ["--folder", "second", "--shares", "4", "--threshold", "3"]
    assert main(["keys", "refresh", "--share", str(one), "--share", str(two), *new]) == 0
    assert Path("first/authority.pub").read_bytes() == Path("second/authority.pub").read_bytes()
    assert "destroys theirs" in capsys.readouterr().err
    assert _combined(*_shares("second")[:3]) == 0
    assert _combined(one, *_shares("second")[:2], out="mixed.pem") == 2
    assert "one splitting" in capsys.readouterr().err


def test_a_share_says_whose_it_is(capsys):
    holders = ["--holder", "First chamber", "--holder", "Ombudsman"]
    assert _made("--shares", "2", "--threshold", "2", *holders) == 0
    assert "holder: Ombudsman" in _shares("first")[1].read_text()
    assert main(["keys", "authority", "--folder", "x", "--shares", "3", *holders]) == 2
    assert "2 holders" in capsys.readouterr().err


def test_a_share_altered_with_its_check_is_found_by_the_keys_id(capsys):
    """Whoever alters a share on purpose makes the check fit as well."""
    _made("--shares", "2", "--threshold", "2")
    from safepassage.safeguards.share_files import read_share, share_text

    first, second = _shares("first")
    share = read_share(first.read_text())
    altered = type(share)(
        **{name: getattr(share, name) for name in share.__struct_fields__ if name != "value"},
        value=bytes(32),
    )
    first.write_text(share_text(altered))
    assert _combined(first, second) == 2
    assert "altered" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--shares", "2", "--threshold", "3"], ["--shares", "0"], ["--threshold", "0"]]
)
def test_numbers_that_do_not_fit_leave_nothing_behind(words: list[str]):
    assert _made(*words) == 2
    assert not Path("first").exists()
