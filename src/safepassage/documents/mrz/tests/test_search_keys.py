"""Keys under which the bearer of a zone may stand on a list."""

import pytest

from safepassage.documents.mrz import SearchKeys, search_keys

ABU_BAKR = (
    "\u0627\u0628\u0648 \u0628\u0643\u0631 \u0645\u062d\u0645\u062f \u0628\u0646 "
    "\u0632\u0643\u0631\u064a\u0627 \u0627\u0644\u0631\u0627\u0632\u064a"
)
"""The example of ICAO Doc 9303-3 appendix B.5.7."""


def test_a_name_of_the_arabic_script_is_told_back() -> None:
    keys = search_keys("ABW<BKR<MXHMD<BN<ZKRYA<ALRAZY".ljust(39, "<"), "SAU")
    assert keys == SearchKeys(names=(ABU_BAKR,))


@pytest.mark.parametrize("issuer", ["UTO", "D", None])
def test_without_an_issuer_of_that_script_it_is_not(issuer: str | None) -> None:
    assert search_keys("ABW<BKR<MXHMD<<<<", issuer) == SearchKeys()


def test_a_latin_name_of_such_an_issuer_stays_what_it_is() -> None:
    assert search_keys("MAX<<FELIX<<<<", "SAU") == SearchKeys()
    assert search_keys("ALI<<HASAN<<<<", "SAU") == SearchKeys()


def test_marks_that_were_escaped_come_back() -> None:
    assert search_keys("CANXXON<<TERESA<<<<", "ESP").names == ("CA\u00d1ON TERESA",)


def test_a_name_that_may_be_cut_gives_its_beginnings() -> None:
    keys = search_keys("NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", "THA")
    assert keys.names == ()
    assert keys.beginnings == ("NILAVADHANANANDA", "CHAYAPA", "DEJTHAMRONG", "K")


def test_nothing_gives_no_keys() -> None:
    assert search_keys("", None) == search_keys("<<<", "SAU") == SearchKeys()
