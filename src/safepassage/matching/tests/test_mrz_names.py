import pytest

from safepassage.matching import mrz_names


@pytest.mark.parametrize(
    ("field", "cut"),
    [
        ("NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", True),
        ("NILAVADHANANANDA<<CHAYAPA<DE<K", True),
        ("ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", False),
        ("ERIKSSON<<ANNA<MARIA", False),
        ("", False),
    ],
)
def test_a_field_that_is_full_of_letters_may_be_cut(field: str, *, cut: bool) -> None:
    assert mrz_names.possibly_cut(field) is cut
