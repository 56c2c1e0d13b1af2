"""What is offered where a reader took signs for others, and what is not."""

from datetime import date

import msgspec
import pytest

from safepassage.documents.mrz import (
    Change,
    Zone,
    ZoneFields,
    ZoneReader,
    ZoneType,
    check_digit,
    write_zone,
)
from safepassage.records import Weight

READER = ZoneReader(date(2011, 5, 1))
UPPER = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
LOWER = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
FIELDS = ZoneFields(
    document_code="I",
    issuer="UTO",
    surname="ERIKSSON",
    number="D23145890",
    nationality="UTO",
    born="1974-08-12",
    sex="F",
    expires="2012-04-15",
    optional=("AB1",),
)


def read(lower: str) -> Zone:
    return READER.read(UPPER + lower)


def numbered(number: str, shown: str) -> Zone:
    """A passport whose number is printed as one and read as another."""
    fields = msgspec.structs.replace(FIELDS, document_code="P", number=number)
    return READER.read(write_zone(ZoneType.TD3, fields).replace(number, shown, 1))


@pytest.mark.parametrize("letter", "ODQ")
def test_a_letter_that_looks_like_nought_is_found_in_a_date(letter: str) -> None:
    zone = read(LOWER.replace("7408122F", f"74{letter}8122F"))
    assert zone.correction == (Change(field="born", line=2, sign=16, read=letter, proposed="0"),)


def test_many_letters_where_digits_have_to_stand_are_one_correction() -> None:
    zone = read("L898902C3GUTO74O81Z2FIZO4I59ZE184226B<<<<<1O")
    assert [(one.field, one.read, one.proposed) for one in zone.correction] == [
        ("number", "G", "6"),
        ("born", "O", "0"),
        ("born", "Z", "2"),
        ("expires", "I", "1"),
        ("expires", "Z", "2"),
        ("expires", "O", "0"),
        ("expires", "I", "1"),
        ("composite", "O", "0"),
    ]


def test_a_correction_is_offered_and_never_applied() -> None:
    zone = read(LOWER.replace("7408122F", "74O8122F"))
    assert not zone.valid
    assert zone.fields.born is None
    (reason,) = (one for one in zone.reasons if one.code == "mrz_correction")
    assert reason.severity is Weight.INFO
    assert reason.text == (
        "With 0 instead of O (line 2, sign 16) every check digit would fit: "
        "look at these places again."
    )


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("UT7104731", "UT71O4731"),
        ("UT4000731", "UT400073I"),
        ("XB7000003", "X87000003"),
        ("B17000003", "817000003"),
        ("X57000003", "XS7000003"),
        ("XZ7000003", "X27000003"),
    ],
)
def test_one_sign_of_a_number_is_found_in_both_directions(number: str, shown: str) -> None:
    place = next(place for place in range(9) if number[place] != shown[place])
    assert numbered(number, shown).correction == (
        Change(field="number", line=2, sign=place + 1, read=shown[place], proposed=number[place]),
    )


def test_one_sign_of_the_number_and_one_of_the_optional_data_are_found_together() -> None:
    zone = read("L8989O2C36UTO7408122F1204159ZEI84226B<<<<<10")
    assert [(one.field, one.sign) for one in zone.correction] == [("number", 6), ("optional", 31)]


def test_two_signs_of_one_field_are_not_proved_by_its_one_digit() -> None:
    assert numbered("UT4000731", "UT4O0073I").correction == ()


def test_optional_data_without_a_digit_of_their_own_are_proved_by_the_composite_one() -> None:
    card = write_zone(ZoneType.TD1, FIELDS)
    zone = READER.read(card.replace("AB1", "A81"))
    assert zone.correction == (Change(field="optional", line=1, sign=17, read="8", proposed="B"),)


@pytest.mark.parametrize("shown", ["UT4000732", "UT4000781", "123456788"])
def test_a_digit_in_place_of_another_gets_no_letters_proposed(shown: str) -> None:
    zone = numbered("UT4000731" if shown[0] == "U" else "123456789", shown)
    assert not zone.valid
    assert zone.correction == ()


def test_two_readings_that_fit_prove_neither() -> None:
    """What weighs the same makes the check digit fit in either place."""
    zone = numbered("1O01O0111", "1OO1O0111")
    assert not zone.valid
    assert zone.correction == ()


def test_valid_lines_get_no_correction_whatever_they_look_like() -> None:
    assert numbered("O0I1B8S5Z", "O0I1B8S5Z").correction == ()


def test_visas_are_corrected_where_they_have_check_digits() -> None:
    fields = msgspec.structs.replace(FIELDS, document_code="V", optional=("B8B8",))
    visa = write_zone(ZoneType.MRV_B, fields)
    zone = READER.read(visa.replace("D23145890", "D2314589O"))
    assert [(one.field, one.sign) for one in zone.correction] == [("number", 9)]


@pytest.mark.parametrize("pair", ["G6", "L1"])
def test_what_no_digit_sees_is_not_told(pair: str) -> None:
    letter, digit = pair
    assert check_digit(letter) == check_digit(digit)
    assert numbered(f"UT{letter}000731", f"UT{digit}000731").valid


def test_a_zone_with_too_many_look_alikes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    assert numbered("UT7104731", "UT71O4731").correction
    monkeypatch.setattr("safepassage.documents.mrz.correction.MOST_TRIED", 2)
    assert numbered("UT7104731", "UT71O4731").correction == ()


def test_a_zone_full_of_look_alikes_gets_an_answer() -> None:
    lines = ("I<UTO" + "0O" * 12 + "O", "7408129F1204159UTO" + "B8" * 5 + "B9", "A" * 30)
    zone = READER.read("\n".join(lines))
    assert not zone.valid
    assert zone.correction == ()
