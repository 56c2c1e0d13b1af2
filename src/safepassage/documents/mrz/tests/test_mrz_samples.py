"""Zones and worked examples of the shared samples, with what their origins assert of them."""

import json
from datetime import date

import pytest

from safepassage.documents.mrz import (
    NameStyle,
    Truncation,
    ZoneReader,
    access_information,
    check_digit,
    stands_for,
    write_name,
)
from safepassage.formats.transliteration import transliterate
from skips import SAMPLES

pytestmark = pytest.mark.samples

DOCUMENTS = SAMPLES / "documents"
READER = ZoneReader(date(2020, 1, 1))
NAME_FIELDS = {"TD1": (0, 30), "TD2": (5, 36), "TD3": (5, 44), "MRV-A": (5, 44), "MRV-B": (5, 36)}
FIELDS = {
    "DocumentCode": "document_code",
    "IssuingState": "issuer",
    "Primary": "surname",
    "Secondary": "given_names",
    "DocumentNumber": "number",
    "Nationality": "nationality",
    "Sex": "sex",
    "surname": "surname",
    "name": "given_names",
    "country": "issuer",
    "nationality": "nationality",
    "sex": "sex",
    "gender": "sex",
    "documentCode": "document_code",
    "document_type": "document_code",
    "document_number": "number",
    "documentNumber": "number",
    "dateOfBirth": "born",
    "dateOfExpiry": "expires",
}
SHORT_DATES = {
    "DateOfBirth": "born",
    "DateOfExpiry": "expires",
    "birth_date": "born",
    "expiry_date": "expires",
}
OPTIONAL = ("OptionalData", "optional_data", "additionalData")


def rows(name):
    path = DOCUMENTS / name
    return (
        [json.loads(row) for row in path.read_text("utf-8").splitlines()] if path.exists() else []
    )


CASES = rows("mrz/mrz_cases.jsonl")
ZONES = [row for row in CASES if "check_digit" not in row["expected"]]


def test_the_samples_are_all_there():
    assert len(CASES) == 21
    assert len(rows("worked/doc9303_name_examples.jsonl")) == 59


@pytest.mark.parametrize("case", ZONES, ids=lambda case: case["mrz"][:40])
def test_every_zone_is_judged_as_its_origin_does(case):
    expected = case["expected"]
    zone = READER.read(case["mrz"])
    assert zone.type is not None
    if "valid" in expected:
        assert zone.valid is expected["valid"]
    if expected.get("type"):
        assert zone.type == expected["type"].upper()
    if "mrz_information_for_BAC" in expected:
        assert access_information(case["mrz"]) == expected["mrz_information_for_BAC"]


@pytest.mark.parametrize("case", ZONES, ids=lambda case: case["mrz"][:40])
def test_every_field_is_read_as_its_origin_does(case):
    expected = case["expected"]
    fields = READER.read(case["mrz"]).fields
    for theirs, ours in FIELDS.items():
        if theirs in expected:
            assert getattr(fields, ours) == expected[theirs]
    for theirs, ours in SHORT_DATES.items():
        if theirs in expected:
            assert getattr(fields, ours)[2:].replace("-", "") == expected[theirs]
    for theirs in OPTIONAL:
        if theirs in expected:
            read = fields.optional[0].strip("<") if fields.optional else ""
            assert read == expected[theirs]


def test_the_specimen_whose_composite_digit_is_misprinted_is_told_so():
    (case,) = (case for case in ZONES if "VAN<DER<STEEN" in case["mrz"])
    zone = READER.read(case["mrz"])
    bad = [one.about for one in zone.reasons if one.code == "mrz_check_digit"]
    assert bad == ["composite"]


@pytest.mark.parametrize(
    "case", [row for row in CASES if "check_digit" in row["expected"]], ids=lambda case: case["mrz"]
)
def test_check_digits_of_the_cases(case):
    assert check_digit(case["mrz"]) == case["expected"]["check_digit"]


def test_check_digits_and_specimens_of_the_assertions():
    asserted = rows("expected.jsonl")
    digits = [row for row in asserted if row["what"].startswith("7-3-1 check digit of ")]
    specimens = [row for row in asserted if row["what"].startswith("MRZ specimen")]
    assert (len(digits), len(specimens)) == (5, 1)
    for row in digits:
        assert check_digit(row["what"].split()[-1]) == row["expected"]
    for row in specimens:
        assert READER.read(row["mrz"]).valid is row["expected"]["valid"]


@pytest.mark.parametrize("form", NAME_FIELDS)
def test_every_worked_name_comes_out_or_is_an_issuers_allowed_choice(form):
    first, last = NAME_FIELDS[form]
    for row in rows("worked/doc9303_name_examples.jsonl"):
        if row["form"] == form:
            field = row["mrz_line"][first:last]
            surname, _, given = row["viz"].partition(", ")
            assert field in every_way(surname, given, field)


def every_way(surname, given, field):
    """What the ways write, and by the issuer's choice of lengths what was printed."""
    ways = [NameStyle(truncation=way, room=room) for way in Truncation for room in (1, 2, 3, 5, 10)]
    primary, secondary = field.rstrip("<").partition("<<")[::2]
    lengths = tuple(
        tuple(map(len, part.split("<"))) if part else () for part in (primary, secondary)
    )
    components = [list(filter(None, transliterate(part).split("<"))) for part in (surname, given)]
    assert stands_for(field, *components)
    return {
        write_name(surname, given, len(field), style)
        for style in [*ways, NameStyle(lengths=lengths)]
    }


def test_most_worked_names_follow_one_of_the_ways():
    """The others are six free choices of lengths among the 59."""
    free = 0
    for row in rows("worked/doc9303_name_examples.jsonl"):
        first, last = NAME_FIELDS[row["form"]]
        field = row["mrz_line"][first:last]
        surname, _, given = row["viz"].partition(", ")
        styles = (
            NameStyle(truncation=way, room=room) for way in Truncation for room in range(1, 11)
        )
        free += field not in {write_name(surname, given, len(field), style) for style in styles}
    assert free == 6
