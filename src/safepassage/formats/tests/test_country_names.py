import pytest

from safepassage.formats.countries import ALPHA3_OF, is_known
from safepassage.formats.country_names import CODE_OF, country_code, country_name


def test_every_country_of_iso_3166_has_a_name_and_every_name_a_known_code() -> None:
    assert set(ALPHA3_OF.values()) <= set(CODE_OF.values())
    assert all(map(is_known, CODE_OF.values()))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Iran (Islamic Republic of)", "IRN"),
        ("Democratic People's Republic of Korea", "PRK"),
        ("Democratic People\u2019s Republic of Korea", "PRK"),
        ("Congo (Democratic Republic)", "COD"),
        ("Congo", "COG"),
        ("T\u00fcrkiye", "TUR"),
        ("the Netherlands", "NLD"),
        ("Russia (as of early 2016)", "RUS"),
        ("UTOPIA", "UTO"),
        ("ir", "IRN"),
        ("UTO", "UTO"),
        ("uk", "GBR"),
        ("Korea", None),
        ("Soviet Union", None),
        ("", None),
        ("zz", None),
    ],
)
def test_a_country_is_known_by_its_name_or_code(text: str, code: str | None) -> None:
    assert country_code(text) == code


def test_a_country_is_named_by_its_letters() -> None:
    assert country_name("NL") == country_name("NLD") == "Netherlands"
    assert country_name("QMA") is None
    assert all(country_name(code) for code in ALPHA3_OF)
