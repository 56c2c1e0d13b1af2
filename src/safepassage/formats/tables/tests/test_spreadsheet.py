import pytest

from safepassage.formats.tables.spreadsheet import FORMULA, harmless


@pytest.mark.parametrize("sign", FORMULA)
def test_no_cell_begins_a_formula(sign: str) -> None:
    assert harmless(f'{sign}HYPERLINK("x")') == f'\'{sign}HYPERLINK("x")'


@pytest.mark.parametrize("text", ["", "QMA", "12", "a=b", "'quoted"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text
