"""Check digits; the examples are those of ICAO Doc 9303-3 appendix A and of the specimens."""

import pytest

from safepassage.documents.mrz import check_digit
from safepassage.documents.mrz.check_digits import NO_SIGN, values


def by_the_book(text: str) -> str:
    """Steps 1 to 4 of Doc 9303-3 section 4.9, one after the other."""
    value = {"<": 0} | {sign: int(sign, 36) for sign in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    products = (value[sign] * (7, 3, 1)[place % 3] for place, sign in enumerate(text))
    return str(sum(products) % 10)


@pytest.mark.parametrize(
    ("text", "digit"),
    [
        ("520727", "3"),
        ("AB2134<<<", "5"),
        ("HA672242<658022549601086<<<<<<<<<<<<<<0", "8"),
        ("D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<<", "2"),
        ("HA672242<658022549601086<<<<<<<", "8"),
        ("L898902C3", "6"),
        ("000590696101", "5"),
        ("", "0"),
    ],
)
def test_the_examples_come_out(text: str, digit: str) -> None:
    assert check_digit(text) == digit == by_the_book(text)


@pytest.mark.parametrize("length", [*range(1, 20), 39, 50, 83, 84, 85, 300])
def test_the_highest_values_fit_into_their_sums_at_every_length(length: int) -> None:
    for sign in "9JTZ":
        assert check_digit(sign * length) == by_the_book(sign * length)
    mixed = ("Z9<A7" * length)[:length]
    assert check_digit(mixed) == by_the_book(mixed)


@pytest.mark.parametrize("text", ["abc", "A B", "Ä", "1.2", "\u0661", "\u202e1"])
def test_other_signs_have_no_check_digit(text: str) -> None:
    with pytest.raises(ValueError, match="holds digits, capital letters and <"):
        check_digit(text)


def test_other_signs_have_no_value() -> None:
    assert values("a-\x00 ") == bytes([NO_SIGN] * 4)
    assert NO_SIGN not in values("AZ09<")
