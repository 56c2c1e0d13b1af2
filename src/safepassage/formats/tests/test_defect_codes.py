import re
from pathlib import Path

import pytest

from safepassage.formats.apps import defects as of_apps
from safepassage.formats.edifact.defects import Code, defect, sentence_of, severity_of
from safepassage.formats.gtas.envelope import NOT_AN_IMPORT
from safepassage.formats.tables.defects import TABLE, TableCode, report
from safepassage.pipeline.doubts import SENTENCES
from safepassage.pipeline.order import TABLE as OF_ORDER
from safepassage.pipeline.order import OrderCode, out_of_order
from safepassage.pipeline.stages import SET_ASIDE
from safepassage.safeguards.agreement import NotAgreed
from safepassage.safeguards.lateness import AFTER_DEPARTURE

PAGE = Path(__file__).resolve().parents[4] / "docs" / "user" / "defects.md"
ROW = re.compile(r"^\| `(\w+)` \| (\w+) \|", re.MULTILINE)


def described() -> dict[str, str]:
    return dict(ROW.findall(PAGE.read_text(encoding="utf-8")))


def known() -> dict[str, str]:
    edifact = {code.value: severity_of(code).value for code in Code}
    apps = {code.value: severity.value for code, (severity, _) in of_apps.TABLE.items()}
    tables = {code.value: TABLE[code][0].value for code in TableCode}
    gate = {code: "fatal" for code, _ in SET_ASIDE.values()} | dict.fromkeys(
        ("processing_failed", "held_too_long", NOT_AN_IMPORT[0], *NotAgreed), "fatal"
    )
    late = {AFTER_DEPARTURE.code: AFTER_DEPARTURE.severity.value}
    order = {code.value: severity.value for code, (severity, _) in OF_ORDER.items()}
    return edifact | apps | tables | gate | order | late | dict.fromkeys(SENTENCES, "warning")


def test_every_code_is_described_with_its_severity_and_nothing_else_is() -> None:
    assert described() == known()
    assert set(of_apps.TABLE) == set(of_apps.AppsCode)


def test_codes_are_described_once() -> None:
    assert len(ROW.findall(PAGE.read_text(encoding="utf-8"))) == len(described())


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_sentence_that_can_be_filled(code: Code) -> None:
    names = re.findall(r"{(\w+)}", sentence_of(code))
    found = defect(code, **dict.fromkeys(names, 1))
    assert found.code == code
    assert found.text.endswith(".")


@pytest.mark.parametrize("code", of_apps.AppsCode)
def test_every_code_of_apps_has_a_sentence_that_can_be_filled(code: of_apps.AppsCode) -> None:
    names = re.findall(r"{(\w+)}", of_apps.TABLE[code][1])
    found = of_apps.located(code, dict.fromkeys(names, 1))
    assert found.code == code
    assert found.text.endswith(".")


@pytest.mark.parametrize("code", OrderCode)
def test_every_code_of_order_has_a_sentence_that_can_be_filled(code: OrderCode) -> None:
    names = re.findall(r"{(\w+)}", OF_ORDER[code][1])
    found = out_of_order(code, **dict.fromkeys(names, 1))
    assert found.code == code
    assert found.text.endswith(".")


def test_values_that_could_be_personal_are_not_shown() -> None:
    found = defect(Code.UNKNOWN_QUALIFIER, tag="RFF", qualifier="MUSTERMANN")
    assert "MUSTERMANN" not in found.text
    assert "RFF" in found.text


@pytest.mark.parametrize("code", TableCode)
def test_every_code_of_a_manifest_has_a_sentence_and_its_place(code: TableCode) -> None:
    found = report(code, line=7)
    assert found.segment == 7
    assert found.text.startswith("Line 7: ")
    assert found.text.endswith((".", ":"))


def test_a_code_costs_the_same_wherever_it_is_found() -> None:
    shared = {code.value for code in Code} & {code.value for code in TableCode}
    assert shared
    assert all(severity_of(Code(name)) is TABLE[TableCode(name)][0] for name in shared)
