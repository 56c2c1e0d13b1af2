"""What columns hold of certificates that are written as nobody should."""

import pytest

from safepassage.apps.trust import describing
from safepassage.documents.certificates.certificate import read_certificate
from trust_keeper import WORLD

ROOT = read_certificate(WORLD.authority("UTO").root.raw)


@pytest.mark.parametrize(
    ("country", "shown"),
    [("UT", "UT"), (" ut ", "UT"), (None, ""), ("U/T", ""), ("Ü1", ""), ("UTOPIALAND", "")],
)
def test_a_country_can_be_an_address(country, shown):
    assert describing.country_shown(country) == shown


def test_texts_fit_their_columns():
    assert describing.column("a\0b") == "a?b"
    assert describing.column("\ud800") == "?"
    assert len(describing.column("x" * 9000)) == describing.LONGEST_NAME


def test_a_number_longer_than_any_is_known_by_its_digest():
    long = "f" * 65
    assert describing.code("f" * 64) == "f" * 64
    assert describing.code(long) == describing.code(long) != long
    assert len(describing.code(long)) == 64
