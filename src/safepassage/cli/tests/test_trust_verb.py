import json
from pathlib import Path

import pytest

from safepassage.apps.accounts.models import InstallationKind
from safepassage.apps.accounts.services import create_installation
from safepassage.apps.trust import policies, selectors
from safepassage.cli.main import main
from safepassage.simulation.passports.world import AT
from trust_keeper import GROUND, WORLD

pytestmark = pytest.mark.django_db
HOME = WORLD.authority("UTO")


@pytest.fixture(autouse=True)
def kind(request: pytest.FixtureRequest) -> InstallationKind:
    """A demonstration, unless a test says ``indirect`` what else."""
    found = InstallationKind(getattr(request, "param", InstallationKind.DEMONSTRATION))
    fingerprint = "" if found is InstallationKind.DEMONSTRATION else "0" * 64
    create_installation(kind=found, title="Utopia", at=AT, authority_fingerprint=fingerprint)
    return found


@pytest.fixture
def put(tmp_path: Path):
    def written(name: str, raw: bytes) -> str:
        (tmp_path / name).write_bytes(raw)
        return str(tmp_path / name)

    return written


def trust(*words: str) -> int:
    return main(["trust", *words])


def told(capsys: pytest.CaptureFixture[str]) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_folder_is_imported_file_by_file(put, tmp_path, capsys):
    put("a_root.cer", HOME.root.raw)
    put("b_list.ml", WORLD.master_list("UTO"))
    assert trust("import", str(tmp_path), "--json") == 0
    root, listed = told(capsys)
    assert (root["file"], root["kind"], root["certificates"]) == ("a_root.cer", "single", 1)
    assert (listed["source"], listed["verdict"]) == ("Master list of UT", "undetermined")
    assert listed["reasons"] == ["list_signer_untrusted"]


def test_a_refused_file_is_told_and_the_others_are_taken(put, tmp_path, capsys):
    put("a_bad.cer", HOME.root.raw[:-7])
    put("b_good.cer", HOME.root.raw)
    assert trust("import", str(tmp_path)) == 1
    said = capsys.readouterr()
    assert "a_bad.cer was refused; nothing changed" in said.err
    assert "file: b_good.cer" in said.out
    assert sum(selectors.by_kind().values()) == 1


def test_what_is_not_there_is_wrong_use(capsys):
    assert trust("import", "/nowhere/root.cer") == 2
    assert "/nowhere/root.cer" in capsys.readouterr().err


def test_a_root_counts_at_once_in_a_demonstration_and_needs_a_ground(put, capsys):
    file = put("root.cer", HOME.root.raw)
    assert trust("import", file, "--as-root") == 2
    assert "Say why" in capsys.readouterr().err
    assert trust("import", file, "--as-root", "--ground", GROUND) == 0
    assert policies.in_force().count() == 1


@pytest.mark.parametrize("kind", [InstallationKind.PRODUCTION], indirect=True)
def test_elsewhere_a_root_waits_for_a_second_person(put, capsys):
    file = put("root.cer", HOME.root.raw)
    assert trust("import", file, "--as-root", "--ground", GROUND, "--json") == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["waits"] == 1
    assert "a second person confirms it in the console" in shown.err
    assert policies.waiting().get().author is None
    assert not policies.in_force().exists()


def test_the_list_tells_what_counts_and_what_is_missing(put, capsys):
    trust("import", put("root.cer", HOME.root.raw), "--as-root", "--ground", GROUND)
    capsys.readouterr()
    assert trust("list", "--json") == 0
    (shown,) = told(capsys)
    assert shown["certificates"] == {"root": 1}
    (home,) = [each for each in shown["countries"] if each["country"] == "UT"]
    assert (home["counting"], home["missing"]) == (1, ["no_revocations"])
    assert trust("list") == 0
    assert "no_revocations" in capsys.readouterr().out


def test_the_roots_of_a_country_are_listed_with_why_they_count(put, capsys):
    trust("import", put("root.cer", HOME.root.raw))
    capsys.readouterr()
    assert trust("list", "--country", "ut", "--json") == 0
    (shown,) = told(capsys)
    (root,) = shown["roots"]
    assert (root["sha256"], root["why"]) == (HOME.root.sha256, "only_present")


def test_a_word_is_said_and_listed(put, capsys):
    said = ("--country", "UT", "--stance", "do_not_trust", "--ground", GROUND)
    assert trust("policy", *said, "--json") == 0
    (shown,) = told(capsys)
    assert (shown["about"], shown["subject"], shown["waits"]) == ("country", "UT", False)
    assert trust("policy") == 0
    assert "holds  do_not_trust" in capsys.readouterr().out
    assert trust("policy", "--json") == 0
    (listed,) = told(capsys)
    assert [each["stance"] for each in listed["policies"]] == ["do_not_trust"]


@pytest.mark.parametrize(
    "words",
    [
        ("--country", "UT"),
        ("--country", "UT", "--stance", "trust"),
        ("--country", "UTO", "--stance", "trust", "--ground", GROUND),
        ("--source", "nobody", "--stance", "trust", "--ground", GROUND),
        ("--certificate", "00", "--stance", "trust", "--ground", GROUND),
    ],
)
def test_a_word_that_breaks_a_rule_is_refused(words, capsys):
    assert trust("policy", *words) == 2
    assert capsys.readouterr().err.startswith("safepassage trust: ")
    assert not policies.waiting().exists()
