"""Each rule of .importlinter is broken on purpose, in a house of empty rooms, and reports it."""

import os
import subprocess
import sys
from collections.abc import Iterable
from configparser import ConfigParser
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = ROOT / ".importlinter"
LINTER = Path(sys.executable).with_name("lint-imports")

ROOMS = (
    "adapters.http",
    "adapters.analytics",
    "adapters.clock",
    "apps.accounts.models",
    "apps.agencies.models",
    "apps.approvals.deciding",
    "apps.audit.counting",
    "apps.audit.ledger",
    "apps.audit.models",
    "apps.carriers.models",
    "apps.cases.decisions",
    "apps.cases.models",
    "apps.clearances.giving",
    "apps.clearances.numbers",
    "apps.disclosures.disclosing",
    "apps.holds.recording",
    "apps.messages.models",
    "apps.messages.selectors",
    "apps.oversight.models",
    "apps.regulation.stopping",
    "apps.regulation.stops",
    "apps.cases.inspecting",
    "apps.messages.inspecting",
    "apps.travel.inspecting",
    "apps.travel.models",
    "apps.travel.services",
    "apps.watchlists.models",
    "cli.main",
    "documents.announced.notes",
    "documents.reasons",
    "flows.assurance.watch",
    "flows.approvals.answering",
    "flows.clearing",
    "flows.decide",
    "flows.fairness.reviewing",
    "flows.inspecting.opening",
    "flows.orders.giving",
    "flows.orders.lifting",
    "flows.orders.papers",
    "flows.approvals.answering",
    "flows.clearing",
    "flows.decide",
    "flows.approvals.answering",
    "flows.clearing",
    "flows.decide",
    "flows.disclosing.asking",
    "flows.disclosing.reviewing",
    "flows.disclosing.sending",
    "flows.holding",
    "flows.receive",
    "flows.redress",
    "flows.window.single_window",
    "flows.window.feed",
    "formats.edifact",
    "matching.names",
    "pipeline.stages",
    "records.journey",
    "safeguards.retention",
    "settings",
    "simulation.people",
    "web.api.agencies",
    "web.api.views",
    "web.console.regulation.views",
    "web.console.views",
    "web.urls",
)

LAWFUL = {
    "adapters/http.py": "import httpx",
    "adapters/analytics.py": "import duckdb, ibis",
    "apps/audit/ledger.py": "from safepassage.apps.audit import models",
    "apps/travel/services.py": (
        "from safepassage.apps.accounts import models as accounts\n"
        "from safepassage.apps.audit import ledger\n"
        "from safepassage.apps.travel import models\n"
    ),
    "apps/messages/selectors.py": "from safepassage.apps.messages import models",
    "flows/approvals/answering.py": "from safepassage.apps.approvals import deciding",
    "flows/clearing.py": "from safepassage.apps.clearances import giving",
    "flows/decide.py": "from safepassage.apps.cases import decisions",
    "flows/inspecting/opening.py": "from safepassage.apps.travel import inspecting",
    "flows/orders/giving.py": "from safepassage.apps.regulation import stopping",
    "flows/orders/papers.py": "from safepassage.flows.orders import lifting",
    "flows/disclosing/sending.py": "from safepassage.apps.disclosures import disclosing",
    "flows/holding.py": "from safepassage.apps.holds import recording",
    "flows/receive.py": "from safepassage.apps.travel import services\nimport uuid",
    "flows/redress.py": "from safepassage.apps.clearances import numbers",
    "web/console/regulation/views.py": (
        "from safepassage.flows.orders import lifting\n"
        "from safepassage.flows.inspecting import opening"
    ),
    "web/console/views.py": (
        "from safepassage.flows import decide\nfrom safepassage.documents.announced import notes"
    ),
    "web/api/views.py": "from safepassage.flows import receive",
    "cli/main.py": "from safepassage.flows import receive",
}


class Breach(NamedTuple):
    """A line written into a module, the contract it breaks and a word of the report."""

    contract: str
    module: str
    line: str
    report: str


BREACHES = [
    Breach("1-layers", "records/journey.py", "import safepassage.formats.edifact", "journey ->"),
    Breach("1-layers", "apps/carriers/models.py", "import safepassage.flows.receive", "carriers"),
    Breach("1-layers", "web/urls.py", "import safepassage.simulation.people", "web.urls"),
    Breach("1-layers", "loft.py", "", "safepassage.loft"),
    Breach("2-pure-core", "matching/names.py", "import random", "matching.names -> random"),
    Breach("2-pure-core", "formats/edifact.py", "from pathlib import Path", "-> pathlib"),
    Breach("2-pure-core", "pipeline/stages.py", "from django.db import models", "-> django"),
    Breach("2-pure-core", "safeguards/retention.py", "import time", "retention -> time"),
    Breach("2-pure-core", "records/journey.py", "import safepassage.settings", "safepassage.s"),
    Breach("3-one-door-out", "flows/receive.py", "import httpx", "flows.receive -> httpx"),
    Breach("3-one-door-out", "adapters/clock.py", "import smtplib", "adapters.clock -> smtplib"),
    Breach("4-analytics-door", "flows/receive.py", "import duckdb", "flows.receive -> duckdb"),
    Breach("4-analytics-door", "adapters/clock.py", "import ibis", "adapters.clock -> ibis"),
    Breach(
        "5-travel-door",
        "flows/receive.py",
        "from safepassage.apps.travel.models import Traveller",
        "flows.receive -> safepassage.apps.travel.models",
    ),
    Breach(
        "5-messages-door",
        "apps/oversight/models.py",
        "import safepassage.apps.messages.models",
        "oversight.models -> safepassage.apps.messages.models",
    ),
    Breach(
        "6-ledger-door",
        "flows/receive.py",
        "from safepassage.apps.audit import models",
        "flows.receive -> safepassage.apps.audit.models",
    ),
    Breach(
        "7-no-machine-decides",
        "cli/main.py",
        "from safepassage.apps.cases.decisions import record",
        "cli.main -> safepassage.apps.cases.decisions",
    ),
    Breach(
        "7-no-machine-decides",
        "flows/receive.py",
        "from safepassage.flows import decide",
        "web.api.views -> safepassage.flows.receive",
    ),
    Breach(
        "7-only-officers-decide",
        "web/urls.py",
        "from safepassage.flows import decide",
        "web.urls -> safepassage.flows.decide",
    ),
    Breach(
        "7-decisions-door",
        "web/console/views.py",
        "from safepassage.apps.cases import decisions",
        "web.console.views -> safepassage.apps.cases.decisions",
    ),
    Breach(
        "7-approvals-door",
        "flows/receive.py",
        "from safepassage.apps.approvals import deciding",
        "flows.receive -> safepassage.apps.approvals.deciding",
    ),
    Breach(
        "7-only-officers-disclose",
        "web/urls.py",
        "from safepassage.flows.disclosing import sending",
        "web.urls -> safepassage.flows.disclosing.sending",
    ),
    Breach(
        "7-disclosures-door",
        "flows/receive.py",
        "from safepassage.apps.disclosures import disclosing",
        "flows.receive -> safepassage.apps.disclosures.disclosing",
    ),
    Breach(
        "7-clearances-door",
        "flows/receive.py",
        "from safepassage.apps.clearances import giving",
        "flows.receive -> safepassage.apps.clearances.giving",
    ),
    Breach(
        "7-holds-door",
        "flows/receive.py",
        "from safepassage.apps.holds import recording",
        "flows.receive -> safepassage.apps.holds.recording",
    ),
    Breach(
        "7-redress-door",
        "flows/receive.py",
        "from safepassage.apps.clearances import numbers",
        "flows.receive -> safepassage.apps.clearances.numbers",
    ),
    Breach(
        "5-inspecting-door",
        "flows/receive.py",
        "from safepassage.apps.travel import inspecting",
        "flows.receive -> safepassage.apps.travel.inspecting",
    ),
    Breach(
        "5-inspecting-pages",
        "web/console/views.py",
        "from safepassage.flows.inspecting import opening",
        "web.console.views -> safepassage.flows.inspecting.opening",
    ),
    Breach(
        "7-stops-door",
        "flows/receive.py",
        "from safepassage.apps.regulation import stopping",
        "flows.receive -> safepassage.apps.regulation.stopping",
    ),
    Breach(
        "7-lifting-door",
        "web/console/views.py",
        "from safepassage.flows.orders import lifting",
        "web.console.views -> safepassage.flows.orders.lifting",
    ),
    Breach(
        "7-notes-for-people",
        "pipeline/stages.py",
        "from safepassage.documents.announced import notes",
        "pipeline.stages -> safepassage.documents.announced.notes",
    ),
    Breach(
        "7-single-window",
        "flows/window/single_window.py",
        "from safepassage.apps.cases import models",
        "flows.window.single_window -> safepassage.apps.cases.models",
    ),
    Breach(
        "7-single-window",
        "flows/window/feed.py",
        "from safepassage.flows import decide",
        "flows.window.feed -> safepassage.flows.decide",
    ),
    Breach(
        "8-apps-apart",
        "apps/carriers/models.py",
        "from safepassage.apps.cases import models",
        "apps.carriers.models -> safepassage.apps.cases.models",
    ),
    Breach(
        "8-apps-apart",
        "apps/accounts/models.py",
        "from safepassage.apps.watchlists import models",
        "apps.accounts.models -> safepassage.apps.watchlists.models",
    ),
    Breach("9-no-cycles", "apps/audit/models.py", "from . import ledger", "apps.audit"),
    Breach("9-no-cycles", "web/console/views.py", "import safepassage.web.urls", "safepassage.web"),
    Breach("10-no-test-code", "simulation/people.py", "import pytest", "people -> pytest"),
    Breach("10-no-test-code", "cli/main.py", "from unittest import mock", "main -> unittest"),
]


ROOMS_OF_CONTRACT = {
    "2-pure-core": {
        "records", "formats", "safeguards", "documents", "matching", "targeting", "pipeline",
    },
    "7-no-machine-decides": {
        "pipeline", "matching", "targeting", "adapters", "simulation", "cli",
    },
}  # fmt: skip


def contracts() -> ConfigParser:
    parser = ConfigParser()
    parser.read(CONTRACTS)
    return parser


def options(contract: str, option: str) -> list[str]:
    return contracts()[f"importlinter:contract:{contract}"][option].split()


def path_of(module: str) -> str:
    return module.replace(".", "/") + ".py"


def build_house(root: Path) -> Path:
    house = root / "safepassage"
    for module in map(path_of, ROOMS):
        write(house / module, LAWFUL.get(module, ""))
    write(house / "web/urls.py", "from safepassage.web.console import views\n")
    for folder in [house, *(path for path in house.rglob("*") if path.is_dir())]:
        (folder / "__init__.py").touch()
    return house


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{text}\n")


def lint(root: Path, only: Iterable[str] = ()) -> subprocess.CompletedProcess[str]:
    chosen = [word for contract in only for word in ("--contract", contract)]
    return subprocess.run(  # noqa: S603 - the linter of this environment
        [LINTER, "--config", CONTRACTS, "--no-cache", "--no-logo", *chosen],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root), "COLUMNS": "300", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_lawful_house_keeps_every_contract(tmp_path: Path) -> None:
    build_house(tmp_path)
    result = lint(tmp_path)
    assert result.returncode == 0, result.stdout
    assert " 0 broken." in result.stdout


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach.contract}:{breach.line}")
def test_a_breach_is_reported(tmp_path: Path, breach: Breach) -> None:
    write(build_house(tmp_path) / breach.module, breach.line)
    result = lint(tmp_path, [breach.contract])
    assert result.returncode == 1, result.stdout
    assert "BROKEN" in result.stdout
    assert breach.report in result.stdout


def test_every_contract_has_a_breach() -> None:
    names = {section.rpartition(":")[2] for section in contracts().sections()}
    assert names - {"importlinter"} == {breach.contract for breach in BREACHES}


@pytest.mark.parametrize(("contract", "rooms"), ROOMS_OF_CONTRACT.items())
def test_every_room_that_exists_is_named(contract: str, rooms: set[str]) -> None:
    exist = {f"safepassage.{room}" for room in rooms if (ROOT / "src/safepassage" / room).is_dir()}
    assert exist <= set(options(contract, "source_modules"))


def test_a_new_app_is_held_apart_without_being_named(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    write(house / "apps/seals/__init__.py", "from safepassage.apps.cases import models")
    result = lint(tmp_path, ["8-apps-apart"])
    assert "safepassage.apps.seals -> safepassage.apps.cases.models" in result.stdout


def test_the_platform_keeps_every_contract() -> None:
    result = lint(ROOT / "src")
    assert result.returncode == 0, result.stdout
