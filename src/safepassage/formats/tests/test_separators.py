import pytest

from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.syntax import LEVEL_B, STANDARD, Separators, read_separators

BODY = "UNB+UNOA:4+A+B+261123:0900+1'UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'"


def test_without_una_the_standard_separators_hold() -> None:
    assert read_separators(BODY) == (STANDARD, [], 0)


@pytest.mark.parametrize(
    ("advice", "expected"),
    [
        ("UNA:+.? '", STANDARD),
        ("UNA:+.?*'", Separators(repetition="*")),
        ("UNA:+,? '", Separators(decimal=",")),
        ("UNA:+.  '", Separators(release=None)),
    ],
)
def test_una_is_followed(advice: str, expected: Separators) -> None:
    assert read_separators(advice + BODY) == (expected, [], 9)


@pytest.mark.parametrize(
    ("advice", "element", "terminator"), [("UNA:*.? #", "*", "#"), ("UNA:-.? *", "-", "*")]
)
def test_metacharacters_are_separators_like_others(
    advice: str, element: str, terminator: str
) -> None:
    text = advice + BODY.translate({ord("+"): element, ord("'"): terminator})
    found, codes, _ = read_separators(text)
    assert (found.element, found.terminator, codes) == (element, terminator, [])


def test_una_of_five_characters_is_malformed_and_the_data_tells() -> None:
    found, codes, start = read_separators("UNA:+\\*'" + BODY)
    assert (found, codes, start) == (Separators(release=None), [Code.UNA_MALFORMED], 8)


def test_typographic_quotation_mark_in_una_is_contradicted_by_the_data() -> None:
    found, codes, _ = read_separators("UNA:+.?*\u2019 " + BODY)
    assert found.terminator == "'"
    assert codes == [Code.UNA_CONTRADICTED]


def test_separators_that_do_not_print_are_told_from_the_header() -> None:
    text = "UNB\x1dUNOB\x1f1\x1dA\x1dB\x1cUNH\x1d1\x1dPAXLST\x1fD\x1f05B\x1c"
    assert read_separators(text)[0] == LEVEL_B


def test_separators_of_a_fragment_are_told_from_unh() -> None:
    found, _, _ = read_separators("UNH*1*PAXLST.D.05B#BGM*745#")
    assert (found.component, found.element, found.terminator) == (".", "*", "#")


def test_service_string_declares_what_it_was_read_from() -> None:
    assert STANDARD.service_string == "UNA:+.? '"
