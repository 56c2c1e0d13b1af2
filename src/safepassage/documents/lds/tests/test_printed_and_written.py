"""Data groups 1, 11, 12 and 16: what is printed, and what is written of holder and document."""

import pytest

import chip_files as made
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.asn1.writing import encode, integer
from safepassage.documents.lds.com import read_com
from safepassage.documents.lds.document_details import read_document_details
from safepassage.documents.lds.personal_details import read_personal_details
from safepassage.documents.lds.persons import Person, read_persons
from safepassage.documents.lds.printed_lines import read_printed_lines
from safepassage.documents.lds.texts import date, instant, parts, text


def test_the_table_of_contents_names_versions_tags_and_data_groups():
    com = read_com(made.com(b"\x61\x75\x7f\x61\x70"))
    assert (com.lds_version, com.unicode_version) == ("0107", "040000")
    assert com.tags == ("61", "75", "7F61", "70")
    assert com.data_groups == (1, 2, 16)


@pytest.mark.parametrize("version", [b"17", b"01.7", b"01079"])
def test_a_version_is_digits(version):
    content = encode(0x5F01, version), encode(0x5F36, b"040000"), encode(0x5C, b"\x61")
    with pytest.raises(MalformedError):
        read_com(encode(0x60, *content))


@pytest.mark.parametrize("length", [72, 88, 90])
def test_printed_lines_are_given_as_they_are(length):
    assert read_printed_lines(made.dg1(b"<" * length)).mrz == "<" * length


@pytest.mark.parametrize("lines", [b"<" * 87, b"<" * 91, b"", b"\xc4" * 88], ids=len)
def test_printed_lines_of_another_size_or_of_other_signs_are_refused(lines):
    with pytest.raises(MalformedError):
        read_printed_lines(made.dg1(lines))


def test_details_of_the_holder():
    details = read_personal_details(made.dg11())
    assert details.full_name == "ERIKSSON<<ÅNNA<MARIA"
    assert details.other_names == ("ERIKSSON<<ANNIE", "ERIKSSON<<MIA")
    assert details.born == "1974-08-12"
    assert details.birth_place == ("Utopia", "Zürich")
    assert details.telephone is None
    assert details.other_document_numbers == ("X1234567", "X7654321")


def test_details_of_the_document():
    details = read_document_details(made.dg12())
    assert details.authority == "Passport Office of Utopia"
    assert details.issued == "2020-02-29"
    assert details.other_persons == ("ERIKSSON<<KIM",)
    assert details.front.format == "jpeg"
    assert details.personalised_at == "2020-03-02T09:30:15"


def test_a_tag_that_is_not_the_standards_is_named_and_costs_nothing():
    details = read_personal_details(encode(0x6B, encode(0x5F0E, b"A"), encode(0xDF01, b"B")))
    assert (details.full_name, details.unknown) == ("A", ("DF01",))


def test_persons_to_notify():
    first, second = read_persons(made.dg16()).persons
    assert first == Person(
        name="ERIKSSON<<KIM",
        telephone="00 0 555 01",
        address=("Long Street 1", "Zenith", "Utopia"),
        recorded="2020-03-02",
    )
    assert second.telephone is None


@pytest.mark.parametrize(
    "content",
    [
        integer(2) + encode(0xA1, encode(0x5F51, b"A")),
        integer(1) + encode(0xA2, encode(0x5F51, b"A")),
        encode(0xA1, encode(0x5F51, b"A")),
    ],
    ids=["fewer", "another tag", "no number"],
)
def test_persons_are_as_many_as_announced(content):
    with pytest.raises(MalformedError):
        read_persons(encode(0x70, content))


def test_names_are_as_many_as_announced():
    content = encode(0xA0, integer(2), encode(0x5F0F, b"A"))
    with pytest.raises(MalformedError):
        read_personal_details(encode(0x6B, content))


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (bytes.fromhex("19700101"), "1970-01-01"),
        (b"19700101", "1970-01-01"),
        (b"19700100", "1970-01"),
        (b"1970<<<<", "1970"),
        (bytes.fromhex("19700000"), "1970"),
        (b"00000000", None),
        (b"", None),
        (b"20230229", "20230229"),
        (b"19701300", "19701300"),
    ],
)
def test_dates_packed_or_written_as_far_as_they_are_known(octets, said):
    assert date(octets) == said


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (bytes.fromhex("20240101123059"), "2024-01-01T12:30:59"),
        (b"20240101123059", "2024-01-01T12:30:59"),
        (b"20240101250000", "20240101250000"),
        (b"", None),
    ],
)
def test_instants_packed_or_written(octets, said):
    assert instant(octets) == said


@pytest.mark.parametrize("octets", [b"19700", bytes.fromhex("1970010A"), b"1970-1-1", b"\xb2" * 8])
def test_a_date_that_is_not_digits_is_refused(octets):
    with pytest.raises(MalformedError):
        date(octets)


def test_a_text_is_utf_8_or_else_latin_1():
    assert text("Å".encode()) == "Å"
    assert text("Å".encode("latin-1")) == "Å"
    assert text(b"  ") is None
    assert parts(b"A<<B< ") == ("A", "B")
