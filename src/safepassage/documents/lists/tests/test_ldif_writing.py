"""What is written is what our own reader and RFC 2849 and RFC 4514 say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.documents.lists.ldif import entries
from safepassage.documents.lists.ldif_writing import COLUMNS, directory_name, escaped, ldif
from safepassage.simulation.passports.pki import names

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


@given(TEXTS, st.binary(min_size=1, max_size=300))
def test_what_is_written_is_read_back(text, octets):
    raw = ldif([(f"cn={text},c=UT", (("cn", text), ("content;binary", octets)))])
    (entry,) = entries(raw.splitlines())
    assert entry.name == f"cn={text},c=UT"
    assert entry.attributes == (("cn", text.encode()), ("content;binary", octets))


@given(TEXTS)
def test_no_line_is_longer_than_the_directorys(text):
    raw = ldif([(text, (("cn", text),))])
    assert all(len(line) <= COLUMNS for line in raw.decode("ascii").split("\n"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Utopia", "Utopia"),
        ("CN=CSCA,C=UT", "CN\\=CSCA\\,C\\=UT"),
        ('a+b"c\\d<e>f;g', 'a\\+b\\"c\\\\d\\<e\\>f\\;g'),
        ("#1", "\\#1"),
        (" a ", "\\ a\\ "),
        (" ", "\\ "),
        ("a\\ ", "a\\\\\\ "),
    ],
)
def test_values_in_names_are_escaped(value, expected):
    assert escaped(value) == expected


def test_a_name_is_written_from_its_last_part():
    name = names.written(names.name("UT", "Office, Inc.", "CSCA"))
    assert directory_name(name) == "CN=CSCA,O=Office\\, Inc.,C=UT"


def test_entries_are_apart_and_in_ascii():
    raw = ldif([("c=UT", (("c", "UT"),)), ("c=ä", (("c", " a"),))])
    assert raw == b"version: 1\n\ndn: c=UT\nc: UT\n\ndn:: Yz3DpA==\nc:: IGE=\n"
