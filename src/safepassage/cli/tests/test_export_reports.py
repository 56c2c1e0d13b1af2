"""Reports and texts for others, from the command line."""

import json
from datetime import UTC, date, datetime

import pytest

from safepassage.adapters.clock import SystemClock
from safepassage.apps.carriers import services as carriers
from safepassage.apps.enquiries.models import RegisterDay
from safepassage.apps.oversight import selectors as oversight
from safepassage.apps.oversight import services as bases
from safepassage.apps.quality.models import Tally
from safepassage.cli.main import main
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.completeness import FIELDS

pytestmark = pytest.mark.django_db
BY = Actor.component(Component.COMMAND_LINE)
REPORT = "export quality --carrier XY --month 2026-08"


@pytest.fixture
def carrier():
    at = SystemClock().now()
    made = carriers.add_carrier(code="XY", name="Example Air", actor=BY, at=at)
    counts = {"messages": 1, "travellers": 97, "lead.at_closure": 1}
    Tally.objects.create(
        sender=made.pk,
        carrier="XY",
        number="12",
        origin="CDG",
        destination="PDL",
        day=date(2026, 8, 3),
        family="api",
        mode="air",
        counts=counts | {f"has.{name}": 97 for name in FIELDS},
        delete_at=datetime(2029, 8, 3, tzinfo=UTC),
    )
    return made


@pytest.mark.usefixtures("carrier")
@pytest.mark.parametrize("form", ["html", "csv"])
def test_a_month_is_printed(capfdbinary, form):
    assert main([*REPORT.split(), "--format", form]) == 0
    text = capfdbinary.readouterr().out.decode()
    assert "Example Air" in text
    assert "97" in text


@pytest.mark.usefixtures("carrier")
def test_a_month_is_given_as_json(capfdbinary):
    assert main([*REPORT.split(), "--json"]) == 0
    told = json.loads(capfdbinary.readouterr().out)
    assert told["title"] == "Carrier quality: XY Example Air"
    assert ["travellers told", "97"] in told["tables"][0]["rows"]


@pytest.mark.usefixtures("carrier")
def test_a_month_is_written_as_pdf(tmp_path):
    out = tmp_path / "report.pdf"
    assert main([*REPORT.split(), "--format", "pdf", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.usefixtures("carrier")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("export quality --carrier ZZ --month 2026-08", "there is no carrier 'ZZ'"),
        ("export quality --carrier XY --month August", "'August' is no month such as 2026-10"),
    ],
)
def test_what_is_wrong_is_said(capsys, words, sentence):
    assert main(words.split()) == 2
    assert sentence in capsys.readouterr().err


def test_the_notice_names_authority_laws_and_rights(capfdbinary):
    at = SystemClock().now()
    bases.import_bases(oversight.demonstration_profile(), actor=BY, at=at)
    assert main(["export", "notice", "--state", "Utopia", "--authority", "Border Office"]) == 0
    text = capfdbinary.readouterr().out.decode()
    assert "Border Office" in text
    assert "48 hours" in text
    assert "[ADDRESS, E-MAIL AND TELEPHONE OF THE AUTHORITY]" in text
    assert "[LAW" not in text


def test_the_short_notice_leads_to_the_long_one(capfdbinary):
    assert main(["export", "notice", "--short", "--state", "Utopia"]) == 0
    text = capfdbinary.readouterr().out.decode()
    assert text.startswith("The law of Utopia obliges us")
    assert "[ADDRESS OF THE FULL NOTICE]" in text


@pytest.fixture
def register():
    RegisterDay.objects.create(
        register="lost-documents",
        day=SystemClock().now().date(),
        counts={"asked": 4, "no_hit": 3, "within.20": 3, "why.timed_out": 1},
        delete_at=datetime(2029, 8, 3, tzinfo=UTC),
    )


@pytest.mark.usefixtures("register")
def test_the_figures_of_registers_are_printed(capfdbinary):
    assert main(["export", "registers"]) == 0
    head, line = capfdbinary.readouterr().out.decode().splitlines()
    told = dict(zip(head.split(","), line.split(","), strict=True))
    assert (told["asked"], told["answered_share"], told["p99_ms"]) == ("4", "0.7500", "20")
    assert main(["export", "registers", "--json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)[0]["not_checked"] == {"timed_out": 1}
