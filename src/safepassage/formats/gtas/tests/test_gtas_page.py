from pathlib import Path

import pytest

from safepassage.formats.gtas import TABLES, FoundCode

PAGE = (Path(__file__).resolve().parents[5] / "docs" / "operate" / "from-gtas.md").read_text()


@pytest.mark.parametrize("table", TABLES)
def test_every_table_that_is_read_is_in_the_mapping(table: str) -> None:
    assert f"`{table}`" in PAGE or f"`{table}." in PAGE


@pytest.mark.parametrize("code", FoundCode)
def test_every_finding_is_explained(code: FoundCode) -> None:
    assert f"`{code.value}`" in PAGE
