import airportsdata
import pytest

from safepassage.formats.countries import ALPHA3_OF, ICAO_CODES, INVENTED, alpha3, is_known


def test_table_is_a_one_to_one_relation_of_the_249_entries() -> None:
    assert len(ALPHA3_OF) == len(set(ALPHA3_OF.values())) == 249
    assert all(len(two) == 2 and len(three) == 3 for two, three in ALPHA3_OF.items())


def test_every_country_with_an_airport_has_a_three_letter_code() -> None:
    codes = {airport["country"] for airport in airportsdata.load("IATA").values()}
    assert codes - set(ALPHA3_OF) <= {"XK", ""}


@pytest.mark.parametrize("code", ["D", "UTO", "XXA", "RKS", "ZZ", ""])
def test_codes_outside_the_table_stay_as_sent(code: str) -> None:
    assert alpha3(code) == code


def test_two_letter_codes_become_three_letter_ones() -> None:
    assert (alpha3("DE"), alpha3("CD"), alpha3("CG")) == ("DEU", "COD", "COG")


@pytest.mark.parametrize("code", ["DEU", "D", "UTO", "XXA", "RKS", "GBN"])
def test_countries_and_icao_issuers_are_known(code: str) -> None:
    assert is_known(code)


@pytest.mark.parametrize("code", ["LIM", "DE", "", "XYZ", "QLZ", "QQQ", "QZZ", "QMB"])
def test_other_codes_are_not_known(code: str) -> None:
    assert not is_known(code)


@pytest.mark.parametrize("code", ["QMA", "QXA"])
def test_the_invented_states_are_known(code: str) -> None:
    assert is_known(code)


def test_no_invented_state_is_a_country() -> None:
    assert INVENTED.isdisjoint(ALPHA3_OF.values())
    assert INVENTED.isdisjoint(ICAO_CODES)
