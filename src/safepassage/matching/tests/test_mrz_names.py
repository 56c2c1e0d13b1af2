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


def test_words_may_be_shortened_or_left_out_but_not_changed() -> None:
    full = ("BENNELONG", "WOOLOOMOOLOO", "WARRANDYTE", "WARNAMBOOL", "DINGO", "POTOROO")
    assert mrz_names.abbreviates(("BENNELONG", "WOOLOOM", "WARRAND", "WARNAM", "DINGO"), full)
    assert mrz_names.abbreviates(("BENNELONG", "W", "W", "W"), full)
    assert not mrz_names.abbreviates(("BENNELONG", "W", "W", "W", "W"), full)
    assert not mrz_names.abbreviates(("BENNELONG", "WOOLAMA"), full)


def test_only_names_longer_than_the_shortest_field_may_be_cut() -> None:
    assert not mrz_names.may_be_cut(("ERIKSSON", "ANNA", "MARIA"))
    assert mrz_names.may_be_cut(("NILAVADHANANANDA", "CHAYAPA", "DEJTHAMRONG"))
