import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from safepassage.apps.accounts.models import InstallationKind
from safepassage.apps.accounts.services import create_installation
from safepassage.apps.watchlists import selectors
from safepassage.apps.watchlists.models import ForeignAlert, LegalEffect, WatchList
from safepassage.apps.watchlists.services import put_in_force
from safepassage.cli import watchlist
from safepassage.cli.main import main
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
TERMS = ("--effect", "travel_ban", "--owner", "Court of Utopia", "--ground", "Passport Act s. 12")


@pytest.fixture(autouse=True)
def kind(request: pytest.FixtureRequest) -> InstallationKind:
    """A demonstration, unless a test says ``indirect`` what else."""
    found = getattr(request, "param", InstallationKind.DEMONSTRATION)
    create_installation(kind=found, title="Utopia", at=AT)
    return InstallationKind(found)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bans.csv"
    path.write_text("id;name\nA;Ada MUSTER\n")
    return path


def take(file: Path, *more: str) -> int:
    words = ("watchlist", "import", str(file), "--format", "csv", "--name", "bans")
    return main([*words, *more])


def test_a_list_is_imported_with_its_terms(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take(file, *TERMS, "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["list"], shown["version"], shown["entries"]) == ("bans", 1, 1)
    assert (shown["new"], shown["screened"]) == (True, True)
    assert [listed.entry.id for listed in selectors.lists_in_force()] == ["A"]


@pytest.mark.parametrize("kind", [InstallationKind.PRODUCTION], indirect=True)
def test_elsewhere_than_in_a_demonstration_a_version_waits(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(file, *TERMS, "--json") == 0
    told = capsys.readouterr()
    shown = json.loads(told.out)
    assert (shown["screened"], shown["waits"]) == (False, True)
    assert "a second person confirms this version" in told.err
    assert not list(selectors.lists_in_force())


@pytest.mark.parametrize("kind", [InstallationKind.PRODUCTION], indirect=True)
def test_terms_of_a_list_in_force_wait_there_too(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(file, *TERMS)
    version = WatchList.objects.get().versions.get()
    put_in_force(version=version, actor=Actor.officer(str(UUID(int=1))), at=AT)
    assert take(file, "--effect", "arrest", "--owner", "Court", "--ground", "Act s. 1") == 0
    assert "a second person confirms the new terms" in capsys.readouterr().err
    assert WatchList.objects.get().legal_effect == LegalEffect.TRAVEL_BAN


def test_a_demonstration_can_wait_too(file: Path) -> None:
    assert take(file, *TERMS, "--wait") == 0
    assert not list(selectors.lists_in_force())


def test_foreign_alerts_are_taken_into_quarantine(file: Path) -> None:
    assert take(file, *TERMS, "--issuer", "QMA") == 0
    assert WatchList.objects.get().issuer == "QMA"
    assert not list(selectors.lists_in_force())


def test_a_known_list_needs_no_terms(file: Path) -> None:
    assert take(file, *TERMS) == 0
    assert take(file) == 0
    assert WatchList.objects.get().legal_effect == LegalEffect.TRAVEL_BAN


def test_an_effect_needs_owner_and_ground(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take(file, "--effect", "arrest") == 2
    assert "owner" in capsys.readouterr().err


def test_without_an_effect_a_list_is_kept_and_not_screened(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(file, "--json") == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["screened"] is False
    assert "not screened yet" in told.err


def test_a_bad_file_is_refused_by_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("id;name\nA;Ada MUSTER\nA;Bea BEISPIEL\n")
    assert take(file, *TERMS) == 1
    told = capsys.readouterr().err
    assert "bans.csv: fatal: line 3: the id is that of line 2" in told
    assert "nothing changed" in told
    assert not WatchList.objects.exists()


def test_a_missing_file_is_wrong_use(file: Path) -> None:
    file.unlink()
    assert take(file, *TERMS) == 2


def test_a_list_is_withdrawn_by_name(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(file, *TERMS)
    assert main(["watchlist", "withdraw", "bans"]) == 0
    assert not list(selectors.lists_in_force())
    assert main(["watchlist", "withdraw", "nothing"]) == 2
    assert "no list 'nothing'" in capsys.readouterr().err


def test_the_choices_are_those_of_the_services() -> None:
    from safepassage.safeguards.purpose import SCREENING

    assert [LegalEffect(effect) for effect in watchlist.EFFECTS] == list(LegalEffect)
    assert {Purpose(purpose) for purpose in watchlist.PURPOSES} == set(SCREENING)


LISTS = Path(__file__).parents[2] / "formats" / "lists" / "tests" / "lists"


def take_all(*files: Path, more: tuple[str, ...] = ()) -> int:
    words = ("watchlist", "import", *map(str, files), "--name", "bans", *TERMS, *more)
    return main([*words, "--json"])


def test_the_format_is_told_by_the_content(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take_all(file) == 0
    assert json.loads(capsys.readouterr().out)["entries"] == 1


@pytest.mark.parametrize(
    "names",
    [
        ("un.xml",),
        ("ofac_sdn.csv", "ofac_alt.csv"),
        ("ofac_sdn.xml",),
        ("ofac_advanced.xml",),
        ("eu.xml",),
        ("eu.csv",),
        ("uk.xml",),
        ("uk.csv",),
        ("ftm_entities.json",),
    ],
)
def test_a_list_that_others_publish_is_kept_and_never_put_in_force(
    names: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert take_all(*(LISTS / name for name in names)) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["screened"] is False
    assert "a second person" in told.err
    assert not list(selectors.lists_in_force())


def test_a_published_list_holds_alerts_only_where_its_terms_say_so() -> None:
    assert take_all(LISTS / "un.xml") == 0
    assert not ForeignAlert.objects.exists()


@pytest.mark.parametrize(
    ("name", "issuer"), [("un.xml", "UN Security Council"), ("ftm_entities.json", "invented")]
)
def test_whose_alerts_they_are_the_list_itself_says(name: str, issuer: str) -> None:
    assert take_all(LISTS / name, more=("--issuer", "others")) == 0
    assert issuer in set(ForeignAlert.objects.values_list("issuer", flat=True))
    assert not list(selectors.lists_in_force())


def test_a_published_list_confirmed_at_its_source_waits_until_two_people_agreed() -> None:
    more = ("--confirmed-at-source",)
    assert take_all(LISTS / "un.xml", more=more) == 0
    assert not list(selectors.lists_in_force())
    version = WatchList.objects.get().versions.get()
    put_in_force(version=version, actor=Actor.officer(str(UUID(int=1))), at=AT)
    assert list(selectors.lists_in_force())


def test_a_list_of_documents_is_ones_own_and_screened(capsys: pytest.CaptureFixture[str]) -> None:
    assert take_all(LISTS / "documents.csv") == 0
    assert json.loads(capsys.readouterr().out)["screened"] is True
    assert len(list(selectors.lists_in_force())) == 2


def test_a_folder_holds_the_files_of_one_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("ofac_sdn.csv", "ofac_alt.csv"):
        (tmp_path / name).write_bytes((LISTS / name).read_bytes())
    (tmp_path / ".hidden").write_text("x")
    assert take_all(tmp_path) == 0
    assert json.loads(capsys.readouterr().out)["entries"] == 2


def test_a_mapping_says_which_column_is_which(capsys: pytest.CaptureFixture[str]) -> None:
    table, mapping = LISTS / "own_table.csv", LISTS / "own_table_mapping.json"
    assert take_all(table) == 1
    assert "no column 'id'" in capsys.readouterr().err
    assert take_all(table, more=("--mapping", str(mapping))) == 0
    assert [one.entry.name for one in selectors.lists_in_force()] == ["Ada Muster", "Otto Beispiel"]


def test_a_mapping_is_remembered_for_the_next_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "own.csv"
    table.write_bytes((LISTS / "own_table.csv").read_bytes())
    assert take_all(table, more=("--mapping", str(LISTS / "own_table_mapping.json"))) == 0
    with table.open("a") as more:
        more.write("A3;Neu;Cem;;;;;\n")
    capsys.readouterr()
    assert take_all(table) == 0
    assert json.loads(capsys.readouterr().out)["entries"] == 3
    assert take_all(table, more=("--format", "csv")) == 1


def test_what_is_no_mapping_and_what_is_no_list_is_wrong_use(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take_all(file, more=("--mapping", str(file))) == 2
    assert "the mapping cannot be read" in capsys.readouterr().err
    empty = tmp_path / "empty"
    empty.mkdir()
    assert take_all(empty) == 2
    assert "there is no file" in capsys.readouterr().err
