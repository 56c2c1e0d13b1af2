"""Whoever writes legal bases finds every field told, and an example that is taken."""

from pathlib import Path

import pytest

from safepassage.apps.oversight.reading import BasisForm, read_bases

PAGES = Path(__file__).resolve().parents[2] / "docs" / "operate"


def test_the_example_is_taken() -> None:
    codes = [form.code for form in read_bases((PAGES / "bases.example.json").read_bytes())]
    assert codes == ["UTO-API-IN", "UTO-SHIPS-IN", "UTO-PNR"]


@pytest.mark.parametrize("field", BasisForm.__struct_fields__)
def test_every_field_is_told(field: str) -> None:
    assert f"`{field}`" in (PAGES / "bases.md").read_text()
