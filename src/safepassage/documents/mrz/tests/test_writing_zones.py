"""Lines written from the data of a document are read back as the same data."""

from datetime import date

import msgspec
import pytest

from safepassage.documents.mrz import (
    NameStyle,
    Truncation,
    ZoneFields,
    ZoneReader,
    ZoneType,
    write_name,
    write_zone,
)
from safepassage.formats.transliteration import Language, LatinForm

READER = ZoneReader(date(2011, 5, 1))
FIELDS = ZoneFields(
    document_code="I",
    issuer="UTO",
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    number="D23145890",
    nationality="UTO",
    born="1974-08-12",
    sex="F",
    expires="2012-04-15",
)
CODES = {
    ZoneType.TD1: "I",
    ZoneType.TD2: "I",
    ZoneType.TD3: "P",
    ZoneType.MRV_A: "V",
    ZoneType.MRV_B: "V",
}


def changed(**values: object) -> ZoneFields:
    return msgspec.structs.replace(FIELDS, **values)


def test_the_specimens_come_out() -> None:
    assert write_zone(ZoneType.TD1, FIELDS) == (
        "I<UTOD231458907<<<<<<<<<<<<<<<\n"
        "7408122F1204159UTO<<<<<<<<<<<6\n"
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"
    )
    assert write_zone(ZoneType.TD2, FIELDS) == (
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
    )
    passport = changed(document_code="P", number="L898902C3", optional=("ZE184226B",))
    assert write_zone(ZoneType.TD3, passport) == (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
    )


@pytest.mark.parametrize("kind", ZoneType)
@pytest.mark.parametrize(
    "values",
    [
        {},
        {"born": "1971"},
        {"born": "1971-05"},
        {"born": None, "expires": None},
        {"sex": "X"},
        {"given_names": None},
        {"nationality": None},
        {"issuer": "D", "nationality": "D"},
        {"number": "7"},
        {"optional": ("AB<7",)},
    ],
)
def test_what_is_written_is_read_back(kind: ZoneType, values: dict[str, object]) -> None:
    fields = changed(document_code=CODES[kind], **values)
    zone = READER.read(write_zone(kind, fields))
    assert (zone.type, zone.valid, zone.fields) == (kind, True, fields)


def test_both_optional_data_of_a_small_card_are_kept_apart() -> None:
    for optional in (("A", "B"), ("", "B"), ("A",)):
        card = write_zone(ZoneType.TD1, changed(optional=optional))
        assert READER.read(card).fields.optional == optional


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (ZoneType.TD1, "D231458907"),
        (ZoneType.TD1, "D2314589073400000000000"),
        (ZoneType.TD2, "D23145890734"),
        (ZoneType.TD2, "D23145890734567"),
    ],
)
def test_long_numbers_go_on_in_the_optional_data(kind: ZoneType, number: str) -> None:
    zone = READER.read(write_zone(kind, changed(number=number)))
    assert zone.valid
    assert zone.fields.number == number


def test_the_example_of_a_long_number_comes_out() -> None:
    fields = changed(
        surname="STEVENSON",
        given_names="PETER JOHN",
        number="D23145890734",
        born="1934-07-12",
        sex="M",
        expires="1995-07-12",
    )
    assert write_zone(ZoneType.TD2, fields) == (
        "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8"
    )


@pytest.mark.parametrize("digit", ["0", "<"])
def test_empty_optional_data_have_the_digit_that_was_chosen(digit: str) -> None:
    fields = changed(document_code="P")
    text = write_zone(ZoneType.TD3, fields, empty_digit=digit)
    assert text[-2] == digit
    assert READER.read(text).valid


def test_other_signs_of_a_number_become_fillers() -> None:
    assert "AB<12<345" in write_zone(ZoneType.TD1, changed(number="ab-12 345"))


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (ZoneType.TD3, {"number": "D231458907"}),
        (ZoneType.MRV_A, {"number": "D231458907"}),
        (ZoneType.TD2, {"number": "D231458907345678"}),
        (ZoneType.TD2, {"number": "D2314589073", "optional": ("ABCDE",)}),
        (ZoneType.TD1, {"optional": ("A", "ABCDEFGHIJKL")}),
        (ZoneType.TD1, {"issuer": "UTOP"}),
        (ZoneType.TD1, {"issuer": "uto"}),
        (ZoneType.TD1, {"born": "1974-8-12T00"}),
        (ZoneType.TD1, {"surname": None, "given_names": "-"}),
        (ZoneType.TD1, {"surname": "\u0391"}),
        (ZoneType.TD1, {"surname": "Henry 8"}),
        (ZoneType.TD1, {"optional": ("A", "B", "C")}),
        (ZoneType.TD1, {"sex": "U"}),
    ],
)
def test_what_a_zone_cannot_hold_is_refused_without_repeating_it(
    kind: ZoneType, values: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match=r"zone|letters") as refused:
        write_zone(kind, changed(**values))
    assert "231458907" not in str(refused.value)


def test_a_name_of_one_part_takes_the_place_of_the_first() -> None:
    assert write_name(None, "Arkfreith", 39) == write_name("Arkfreith", None, 39)
    assert write_name("Arkfreith", "", 30) == "ARKFREITH".ljust(30, "<")


def test_names_are_written_as_the_issuer_chooses() -> None:
    german, plain = NameStyle(), NameStyle(latin=LatinForm.PLAIN)
    assert write_name("Müller", "Jörg", 30, german) == "MUELLER<<JOERG".ljust(30, "<")
    assert write_name("Müller", "Jörg", 30, plain) == "MULLER<<JORG".ljust(30, "<")
    ukrainian = NameStyle(language=Language.UKRAINIAN)
    # Cyrillic: Hnatiuk, Yuliia
    surname, given = "\u0413\u043d\u0430\u0442\u044e\u043a", "\u042e\u043b\u0456\u044f"
    assert write_name(surname, given, 30, ukrainian) == "HNATIUK<<YULIIA".ljust(30, "<")


def test_long_names_are_cut_as_the_issuer_chooses() -> None:
    surname, given = "Bennelong Wooloomooloo Warrandyte Warnambool", "Dingo Potoroo"
    even = NameStyle(truncation=Truncation.EVEN, room=5)
    assert write_name(surname, given, 30, even) == "BENNE<WOOLO<WARRA<WARNA<<DIN<P"
    own = NameStyle(lengths=((9, 7, 2, 4), (1, 1)))
    assert write_name(surname, given, 30, own) == "BENNELONG<WOOLOOM<WA<WARN<<D<P"
