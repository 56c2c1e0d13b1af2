"""Centuries by a reference date, and dates of which not everything is known."""

from datetime import date

import pytest

from safepassage.documents.mrz.dates import WRONG, Reckoning

DATES = Reckoning(date(2026, 11, 23))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("740812", "1974-08-12"),
        ("261122", "2026-11-22"),
        ("261123", "2026-11-23"),
        ("261124", "1926-11-24"),
        ("270101", "1927-01-01"),
        ("000229", "2000-02-29"),
        ("040229", "2004-02-29"),
    ],
)
def test_a_birth_is_the_latest_that_is_not_after_the_reference(text: str, iso: str) -> None:
    assert DATES.born(text) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("761231", "1976-12-31"),
        ("750101", "2075-01-01"),
        ("261122", "2026-11-22"),
        ("280229", "2028-02-29"),
    ],
)
def test_an_expiry_lies_between_50_years_before_and_49_after(text: str, iso: str) -> None:
    assert DATES.expires(text) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("71<<<<", "1971"),
        ("7105<<", "1971-05"),
        ("71XXXX", "1971"),
        ("7105XX", "1971-05"),
        ("710000", "1971"),
        ("710500", "1971-05"),
        ("71<<27", "1971"),
        ("2612<<", "1926-12"),
        ("26<<<<", "2026"),
        ("<<<<<<", None),
        ("XXXXXX", None),
        ("<<0527", None),
        ("XX<<<<", None),
    ],
)
def test_what_is_not_known_of_a_date_is_left_out(text: str, iso: str | None) -> None:
    assert DATES.born(text) == iso


@pytest.mark.parametrize(
    "text", ["741312", "740832", "740230", "730229", "7A0812", "7<0812", "74O812", "<<1305"]
)
def test_what_is_no_date_is_wrong(text: str) -> None:
    assert DATES.born(text) == WRONG
    assert DATES.expires(text) == WRONG


@pytest.mark.parametrize(
    ("expires", "past"),
    [
        ("2026-11-23", False),
        ("2026-11-22", True),
        ("2026", False),
        ("2025", True),
        ("2026-11", False),
        ("2026-10", True),
        (None, False),
    ],
)
def test_a_document_is_good_on_its_last_day_as_far_as_that_is_known(
    expires: str | None, *, past: bool
) -> None:
    assert DATES.is_past(expires) is past


def test_every_day_of_every_year_is_read_as_the_calendar_has_it() -> None:
    day = date(1926, 11, 24)
    while day <= date(2026, 11, 23):
        assert DATES.born(f"{day:%y%m%d}") == day.isoformat()
        day = date.fromordinal(day.toordinal() + 7)
