"""Zones of every kind as they are read; invented people, the specimens of ICAO Doc 9303."""

from datetime import date

import msgspec
import pytest

from safepassage.documents.mrz import (
    CheckDigits,
    DigitState,
    Zone,
    ZoneFields,
    ZoneReader,
    ZoneType,
    access_information,
)
from safepassage.documents.mrz.lines import NoZoneError
from safepassage.records import Weight

AT = date(2011, 5, 1)
OK, BAD, ABSENT = DigitState.OK, DigitState.BAD, DigitState.ABSENT
READER = ZoneReader(AT)
ALL_RIGHT = CheckDigits(number=OK, born=OK, expires=OK, composite=OK)
ANNA = ZoneFields(
    issuer="UTO",
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    nationality="UTO",
    born="1974-08-12",
    sex="F",
    expires="2012-04-15",
)
TD1 = (
    "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
)
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
MRV_A = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"
MRV_B = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<"
KINDS = {
    ZoneType.TD1: TD1,
    ZoneType.TD2: TD2,
    ZoneType.TD3: TD3,
    ZoneType.MRV_A: MRV_A,
    ZoneType.MRV_B: MRV_B,
}


def read(text: str) -> Zone:
    return READER.read(text)


def codes(zone: Zone) -> list[tuple[str, str | None]]:
    return [(one.code, one.about) for one in zone.reasons]


def lower(line: str) -> str:
    """A passport with another second line."""
    return TD3.split("\n", maxsplit=1)[0] + line


def named(field: str) -> Zone:
    return read(f"P<UTO{field:<39}".replace(" ", "<") + TD3.split("\n")[1])


def changed(fields: ZoneFields, **values: object) -> ZoneFields:
    return msgspec.structs.replace(fields, **values)


def test_an_identity_card_of_three_lines() -> None:
    fields = changed(ANNA, document_code="I", number="D23145890")
    assert read(TD1) == Zone(type=ZoneType.TD1, valid=True, fields=fields, check_digits=ALL_RIGHT)


def test_an_identity_card_of_two_lines() -> None:
    fields = changed(ANNA, document_code="I", number="D23145890")
    assert read(TD2) == Zone(type=ZoneType.TD2, valid=True, fields=fields, check_digits=ALL_RIGHT)


def test_a_passport() -> None:
    fields = changed(ANNA, document_code="P", number="L898902C3", optional=("ZE184226B",))
    digits = msgspec.structs.replace(ALL_RIGHT, optional=OK)
    assert read(TD3) == Zone(type=ZoneType.TD3, valid=True, fields=fields, check_digits=digits)


@pytest.mark.parametrize(
    ("text", "kind", "optional"),
    [(MRV_A, ZoneType.MRV_A, ("6ZE184226B",)), (MRV_B, ZoneType.MRV_B, ())],
)
def test_a_visa_has_no_composite_check_digit(
    text: str, kind: ZoneType, optional: tuple[str, ...]
) -> None:
    visa = read(text)
    assert (visa.type, visa.valid) == (kind, True)
    assert visa.check_digits == CheckDigits(number=OK, born=OK, expires=OK)
    assert visa.fields == changed(
        ANNA,
        document_code="V",
        number="L8988901C",
        nationality="XXX",
        born="1940-09-07",
        expires="1996-12-10",
        optional=optional,
    )
    assert codes(visa) == [("document_expired", None)]


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        (TD1.replace("F1204159", "F1204151"), ["expires", "composite"]),
        (TD2.replace("8907UTO", "8906UTO"), ["number", "composite"]),
        (TD2[:-1] + "8", ["composite"]),
        (TD3.replace("7408122F", "7408126F"), ["born", "composite"]),
        (TD3[:-1] + "2", ["composite"]),
        (TD3[:-2] + "70", ["optional", "composite"]),
        (MRV_B.replace("C4XXX", "C5XXX"), ["number"]),
    ],
)
def test_a_wrong_check_digit_is_told_with_its_field(text: str, bad: list[str]) -> None:
    zone = read(text)
    assert not zone.valid
    told = [one.about for one in zone.reasons if one.code == "mrz_check_digit"]
    assert told == bad
    states = msgspec.structs.asdict(zone.check_digits)
    assert [field for field, state in states.items() if state is BAD] == bad


def test_a_reason_is_in_an_officers_words_and_repeats_no_value() -> None:
    reasons = read(TD3.replace("7408122F", "7408126F")).reasons
    assert [one.text for one in reasons] == [
        "The check digit of the date of birth is wrong: misread, misprinted or altered.",
        "The check digit of all fields together is wrong: misread, misprinted or altered.",
    ]


LONG_TD1 = (
    "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<"
)
LONG_TD2 = "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8"


@pytest.mark.parametrize("text", [LONG_TD1, LONG_TD2])
def test_a_long_number_goes_on_in_the_optional_data(text: str) -> None:
    zone = read(text)
    assert zone.valid
    assert zone.fields.number == "D23145890734"
    assert zone.fields.optional == ()
    assert access_information(text) == "D23145890734934071279507122"


def test_optional_data_after_a_long_number_are_kept() -> None:
    upper, lower = "IDBEL000590696<1015<<<<<<<<<<<", "9401013F2710017BEL000101123453"
    zone = read(f"{upper}\n{lower}\nSPECIMEN<<SPECIMEN<<<<<<<<<<<<")
    assert zone.valid
    assert zone.fields.number == "000590696101"
    assert zone.fields.optional == ("", "00010112345")


def test_a_wrong_digit_of_a_long_number_is_told() -> None:
    zone = read(LONG_TD2.replace("7349", "7348"))
    assert zone.fields.number == "D23145890734"
    assert ("mrz_check_digit", "number") in codes(zone)


@pytest.mark.parametrize(
    "text",
    [
        TD3.replace("L898902C36", "L898902C3<"),
        TD1.replace("D231458907<", "D23145890<<"),
        TD2.replace("D231458907UTO", "D2314589<<UTO"),
    ],
)
def test_a_filler_in_place_of_a_numbers_digit_is_no_digit(text: str) -> None:
    assert read(text).check_digits.number is BAD


@pytest.mark.parametrize(("digit", "state"), [("<", ABSENT), ("0", OK), ("5", BAD)])
def test_empty_optional_data_have_a_filler_or_nought_for_a_digit(
    digit: str, state: DigitState
) -> None:
    zone = read(lower(f"L898902C36UTO7408122F1204159<<<<<<<<<<<<<<{digit}8"))
    assert zone.check_digits.optional is state
    assert zone.valid is (state is not BAD)
    assert zone.fields.optional == ()


def test_germanys_code_is_one_letter() -> None:
    zone = read(
        "P<D<<MUSTER<<ERIKA<<<<<<<<<<<<<<<<<<<<<<<<<<\nC11T002JM4D<<9608122F2310314<<<<<<<<<<<<<<04"
    )
    assert zone.valid
    assert (zone.fields.issuer, zone.fields.nationality) == ("D", "D")
    assert zone.reasons == ()


@pytest.mark.parametrize(("sign", "sex"), [("M", "M"), ("F", "F"), ("X", "X"), ("<", "X")])
def test_a_sex_that_is_not_stated_is_x_however_it_is_written(sign: str, sex: str) -> None:
    zone = read(TD3.replace("2F1204159", f"2{sign}1204159"))
    assert zone.fields.sex == sex
    assert zone.valid


NAMES = [
    ("ERIKSSON<<ANNA<MARIA", "ERIKSSON", "ANNA MARIA"),
    ("VAN<DER<MUELLEN<<MARTIN", "VAN DER MUELLEN", "MARTIN"),
    ("ARKFREITH", "ARKFREITH", None),
    ("SATRIYA<SUDARPA", "SATRIYA SUDARPA", None),
    ("<<ANNA<MARIA", None, "ANNA MARIA"),
]


@pytest.mark.parametrize(("field", "surname", "given_names"), NAMES)
def test_names_are_parted_at_two_fillers(
    field: str, surname: str | None, given_names: str | None
) -> None:
    zone = named(field)
    assert (zone.fields.surname, zone.fields.given_names) == (surname, given_names)
    assert zone.valid


@pytest.mark.parametrize(
    "field",
    [
        "ERIKSSON<<ANNA<<MARIA",
        "ERIKSSON<<<ANNA",
        "<ERIKSSON<<ANNA",
        "<<<ANNA",
        "ER1KSSON<<ANNA",
        "",
    ],
)
def test_a_name_that_breaks_the_rules_is_told(field: str) -> None:
    zone = named(field)
    assert not zone.valid
    assert codes(zone) == [("mrz_field", "name")]


def test_a_letter_at_the_last_place_says_that_the_name_may_be_cut() -> None:
    whole, cut = (
        named("PAPANDROPOULOUS<<JONATHON<WARREN<TREVO"),
        named("PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR"),
    )
    assert (whole.name_truncated, whole.reasons) == (False, ())
    assert (cut.name_truncated, cut.valid) == (True, True)
    assert codes(cut) == [("mrz_truncated_name", None)]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (TD3.replace("P<UTO", "X<UTO"), "document_code"),
        (TD2.replace("I<UTO", "P<UTO"), "document_code"),
        (TD3.replace("P<UTO", "P<<<<"), "issuer"),
        (TD3.replace("P<UTO", "P<UT0"), "issuer"),
        (TD3.replace("6UTO", "6UT0"), "nationality"),
        (TD3.replace("F120", "0120"), "sex"),
        (lower("<<<<<<<<<0UTO7408122F1204159<<<<<<<<<<<<<<02"), "number"),
        (lower("L898902C36UTO7413122F1204159<<<<<<<<<<<<<<00"), "born"),
        (lower("L898902C36UTO7408122F1204319<<<<<<<<<<<<<<00"), "expires"),
    ],
)
def test_a_field_that_cannot_be_is_told(text: str, field: str) -> None:
    zone = read(text)
    assert not zone.valid
    assert ("mrz_field", field) in codes(zone)


def test_an_unknown_issuer_or_nationality_is_a_warning_and_leaves_the_lines_valid() -> None:
    zone = read(TD3.replace("P<UTO", "P<QQQ").replace("6UTO", "6QQQ"))
    assert zone.valid
    assert codes(zone) == [
        ("mrz_unknown_issuer", "issuer"),
        ("mrz_unknown_issuer", "nationality"),
    ]
    assert {one.severity for one in zone.reasons} == {Weight.WARNING}


def test_a_nationality_may_be_left_out() -> None:
    zone = read(TD3.replace("6UTO", "6<<<"))
    assert zone.valid
    assert (zone.fields.nationality, zone.reasons) == (None, ())


def test_expiry_is_told_and_does_not_make_lines_invalid() -> None:
    for at, past in ((date(2012, 4, 15), False), (date(2012, 4, 16), True)):
        zone = ZoneReader(at).read(TD3)
        assert zone.valid
        assert codes(zone) == [("document_expired", None)] * past


def test_the_answer_is_the_contracts() -> None:
    told = msgspec.to_builtins(read(TD3))
    assert set(told) == {
        "type",
        "valid",
        "fields",
        "check_digits",
        "name_truncated",
        "correction",
        "reasons",
    }
    assert told["fields"]["optional"] == ("ZE184226B",)
    assert told["check_digits"]["composite"] == "ok"


@pytest.mark.parametrize(
    ("text", "information"),
    [
        (TD1, "D23145890774081221204159"),
        (TD2, "D23145890774081221204159"),
        (TD3, "L898902C3674081221204159"),
        (TD3[:-1] + "2", "L898902C3674081221204159"),
    ],
)
def test_a_chips_access_keys_come_from_number_and_dates(text: str, information: str) -> None:
    assert access_information(text) == information


def test_without_lines_there_is_no_access() -> None:
    with pytest.raises(NoZoneError, match="one line of 1 signs"):
        access_information("P")
