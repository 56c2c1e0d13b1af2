import pytest

from safepassage.formats.edifact.dates import Calendar

CALENDAR = Calendar("2026-11-23T08:34")


@pytest.mark.parametrize(
    ("digits", "born"),
    [
        ("670610", "1967-06-10"),
        ("261123", "2026-11-23"),
        ("261124", "1926-11-24"),
        ("19710512", "1971-05-12"),
        ("1971", "1971"),
        ("710500", "1971-05"),
        ("710000", "1971"),
        ("000229", "2000-02-29"),
        ("010229", None),
        ("671310", None),
        ("67061", None),
        ("ABCDEF", None),
        ("", None),
    ],
)
def test_birth_is_the_latest_date_not_after_the_message(digits: str, born: str | None) -> None:
    assert CALENDAR.birth(digits) == born


@pytest.mark.parametrize(
    ("digits", "expires"),
    [("751231", "2075-12-31"), ("760101", "1976-01-01"), ("080911", "2008-09-11")],
)
def test_expiry_lies_from_50_years_before_to_49_after(digits: str, expires: str) -> None:
    assert CALENDAR.day(digits) == expires


@pytest.mark.parametrize(
    ("digits", "layout", "moment"),
    [
        ("2611231620", "201", "2026-11-23T16:20"),
        ("202611231620", "203", "2026-11-23T16:20"),
        ("20261123162045", "204", "2026-11-23T16:20:45"),
        ("261123", "101", "2026-11-23"),
        ("20261123", "102", "2026-11-23"),
        ("2611239920", "201", "2026-11-23"),
        ("2613231620", "201", None),
    ],
)
def test_moments_keep_their_precision(digits: str, layout: str, moment: str | None) -> None:
    assert CALENDAR.moment(digits, layout) == moment


def test_without_a_reference_only_full_years_can_be_read() -> None:
    calendar = Calendar(None)
    assert (calendar.birth("670610"), calendar.day("670610")) == (None, None)
    assert calendar.birth("19670610") == "1967-06-10"
    assert calendar.birth("196706", "610") == "1967-06"
    assert calendar.moment("0710081045") == "2007-10-08T10:45"


def test_a_reference_that_is_no_date_is_none() -> None:
    assert not Calendar("soon").has_reference
