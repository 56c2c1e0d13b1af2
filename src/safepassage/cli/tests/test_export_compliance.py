"""The dossier of compliance from the command line: honest, in three forms, without anybody."""

import json
from datetime import timedelta

import pytest

from profile_fixtures import follow
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.oversight import services as oversight
from safepassage.apps.travel import selectors as travel
from safepassage.cli.main import main
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db
BY = Actor.component(Component.COMMAND_LINE)


def told(capfdbinary, *options):
    assert main(["export", "compliance", "--json", *options]) == 0
    return json.loads(capfdbinary.readouterr().out)


def lines(dossier, law):
    return {one["clause"]: one for one in dossier["lines"] if law in one["law"]}


@pytest.mark.usefixtures("bases")
def test_each_clause_has_its_configuration_code_tests_and_counts(capfdbinary):
    dossier = told(capfdbinary)
    assert dossier["asked_for"] == ["strict"]
    uses = lines(dossier, "2016/681")["6(2)"]
    assert uses["standing"] == "met"
    assert "safepassage.safeguards.purpose" in uses["code"]
    assert any("pnr_request" in one for one in uses["configuration"])
    annex = lines(dossier, "Annex 9")["9.23"]
    assert any(one.startswith("5: legal bases were imported") for one in annex["evidence"])
    assert annex["to_confirm"] is True
    assert sum(dossier["standings"].values()) == len(dossier["lines"])


@pytest.mark.parametrize(
    ("profile", "laws"),
    [("eu-api", {"2025/12", "2025/13"}), ("icao-annex-9", {"Annex 9"})],
)
def test_a_profile_answers_for_its_own_laws(capfdbinary, profile, laws):
    named = {one["law"] for one in told(capfdbinary, "--profile", profile)["lines"]}
    assert len(named) == len(laws)
    assert all(any(law in one for one in named) for law in laws)


def test_that_a_profile_is_not_followed_is_said(capfdbinary):
    for code, is_said in (("eu-api", True), ("strict", False)):
        assert main(["export", "compliance", "--profile", code, "--format", "md"]) == 0
        text = capfdbinary.readouterr().out.decode()
        assert (f"{code} (not followed here" in text) is is_said


def test_what_nothing_does_yet_is_said(capfdbinary):
    dossier = told(capfdbinary, "--profile", "eu-pnr")
    clause = lines(dossier, "2016/681")["6(8)"]
    assert clause["standing"] == "for_the_state"
    assert {one["standing"] for one in dossier["lines"]} <= {
        "met",
        "partly_met",
        "not_met",
        "for_the_state",
    }
    for one in dossier["lines"]:
        assert one["code"] or one["standing"] in {"not_met", "for_the_state"}


@pytest.mark.parametrize("profile", ["eu-api", "eu-pnr", "third-state-eu-data", "strict"])
def test_no_clause_of_the_laws_that_are_named_is_without_code(capfdbinary, profile):
    dossier = told(capfdbinary, "--profile", profile)
    assert [one for one in dossier["lines"] if one["standing"] == "not_met"] == []


@pytest.mark.parametrize(("name", "begins"), [("a.html", "<!doctype"), ("a.md", "# Compliance")])
def test_it_is_written_in_the_form_that_the_file_names(tmp_path, name, begins):
    out = tmp_path / name
    assert main(["export", "compliance", "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert "To be confirmed" in text
    (entry,) = ledger.page(event=Event.EXPORT_COMPLIANCE)
    assert b"strict" in bytes(entry.details)


def test_an_unknown_profile_is_named_with_those_that_exist(capfd):
    assert main(["export", "compliance", "--profile", "nowhere"]) == 2
    said = capfd.readouterr().err
    assert "there is no profile nowhere" in said
    assert "eu-pnr" in said
    assert ledger.page(event=Event.EXPORT_COMPLIANCE) == []


@pytest.mark.usefixtures("bases")
def test_a_basis_that_no_longer_fits_stands_in_it(capfdbinary, clock):
    follow("eu-pnr", at=clock.now())
    dossier = told(capfdbinary)
    assert any(one.startswith("API-BORDER-IN") for one in dossier["refused_bases"])
    assert [one["code"] for one in dossier["followed"]] == ["eu-pnr"]
    assert dossier["followed"][0]["to_confirm"]


@pytest.mark.usefixtures("bases")
def test_another_configuration_has_another_digest(capfdbinary, clock):
    before = told(capfdbinary)["configuration_sha256"]
    assert told(capfdbinary)["configuration_sha256"] == before
    oversight.withdraw(code="PNR-PIU", actor=BY, at=clock.now())
    assert told(capfdbinary)["configuration_sha256"] != before


@pytest.mark.parametrize("form", ["json", "md", "html"])
def test_nobody_stands_in_it(console, capfdbinary, form):
    platform, purpose = console.platform, Purpose.PNR_ASSESSMENT
    at = platform.clock.now()
    people = [
        one.main.traveller
        for line in travel.board(purpose, Direction.ANY, at, timedelta(days=3))
        for one in travel.travellers_of(BY, purpose, line.flight.id, platform.keys, at)
    ]
    assert main(["export", "compliance", "--format", form]) == 0
    text = capfdbinary.readouterr().out.decode()
    assert people
    for one in people:
        assert f" {one.surname} " not in text
        assert all(document.number not in text for document in one.documents)
