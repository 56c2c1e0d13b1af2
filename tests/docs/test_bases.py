"""Whoever writes legal bases finds every field told, and an example that is taken."""

from pathlib import Path

import pytest

from safepassage.adapters.registers.file import Fake, Http, RegisterForm, read_registers
from safepassage.apps.oversight.agency_reading import AgencyForm, read_agency_bases
from safepassage.apps.oversight.reading import BasisForm, read_bases
from safepassage.records.register import RegisterKind, Sent
from safepassage.safeguards.lanes import read_lanes

PAGES = Path(__file__).resolve().parents[2] / "docs" / "operate"


def test_the_example_is_taken() -> None:
    codes = [form.code for form in read_bases((PAGES / "bases.example.json").read_bytes())]
    assert codes == ["UTO-API-IN", "UTO-SHIPS-IN", "UTO-PNR"]


@pytest.mark.parametrize("field", BasisForm.__struct_fields__)
def test_every_field_is_told(field: str) -> None:
    assert f"`{field}`" in (PAGES / "bases.md").read_text()


def test_the_example_of_what_agencies_get_is_taken() -> None:
    laws = read_agency_bases((PAGES / "agency-laws.example.json").read_bytes())
    assert [law.agency for law in laws] == ["BORDER-GUARD", "CUSTOMS", "HEALTH"]


@pytest.mark.parametrize("field", AgencyForm.__struct_fields__)
def test_every_field_of_an_agencys_law_is_told(field: str) -> None:
    assert f"`{field}`" in (PAGES / "single-window.md").read_text()


def test_the_example_of_lanes_is_taken() -> None:
    lanes = read_lanes((PAGES / "lanes.example.json").read_bytes())
    assert [lane.code for lane in lanes] == ["free-movement", "visa-exempt"]


def test_the_example_of_registers_is_taken() -> None:
    forms = read_registers((PAGES / "registers.example.json").read_bytes())
    assert [form.name for form in forms] == ["stolen-documents", "nominals", "visas"]


@pytest.mark.parametrize(
    "field",
    sorted(
        {
            *RegisterForm.__struct_fields__,
            *Http.__struct_fields__,
            *Fake.__struct_fields__,
            *Sent,
            *RegisterKind,
            "by",
        }
    ),
)
def test_every_field_of_a_register_is_told(field: str) -> None:
    assert f"`{field}`" in (PAGES / "registers.md").read_text()
