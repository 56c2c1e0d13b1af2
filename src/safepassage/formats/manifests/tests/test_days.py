import pytest

from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.manifests.days import (
    clock,
    digits,
    order_in,
    split_birth,
    split_moment,
)
from safepassage.formats.manifests.mapping import DateOrder

D, M, Y = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST, DateOrder.YEAR_FIRST
CALENDAR = Calendar("2026-11-23")


def born(text: str, order: DateOrder | None = None) -> str | None:
    found = digits(text, order)
    return CALENDAR.birth(found.text, found.layout) if found else None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1990-05-17", "1990-05-17"),
        ("1990/5/7", "1990-05-07"),
        ("19900517", "1990-05-17"),
        ("17051990", "1990-05-17"),
        ("17.05.1990", "1990-05-17"),
        ("17.5.90", "1990-05-17"),
        ("17-MAY-1990", "1990-05-17"),
        ("17MAY90", "1990-05-17"),
        ("17 mai 1990", "1990-05-17"),
        ("17. März 1990", "1990-03-17"),
        ("May 17, 1990", "1990-05-17"),
        ("1990 May 17", "1990-05-17"),
        ("05/17/1990", "1990-05-17"),
        ("17/05/1990", "1990-05-17"),
        ("900517", "1990-05-17"),
        ("1990", "1990"),
        ("1990-05", "1990-05"),
        ("05/1990", "1990-05"),
        ("May 1990", "1990-05"),
        ("00/00/1990", "1990"),
        ("00/05/1990", "1990-05"),
        ("31/12/2026", "2026-12-31"),
        ("30/02/1990", None),
        ("17/05/190", None),
        ("17-XXX-1990", None),
        ("N/A", None),
        ("", None),
        ("1", None),
        ("\u0661\u0667/\u0660\u0665/\u0661\u0669", None),
        ("99999999999999999999", None),
    ],
)
def test_dates_as_people_write_them(text: str, read: str | None) -> None:
    assert born(text) == read


@pytest.mark.parametrize(
    ("order", "read"), [(D, "1990-02-01"), (M, "1990-01-02"), (None, "1990-02-01")]
)
def test_an_order_that_is_told_is_followed(order: DateOrder | None, read: str) -> None:
    assert born("01/02/1990", order) == read
    found = digits("01/02/1990", order)
    assert found
    assert found.assumed is (order is None)


def test_six_digits_are_read_year_first_unless_another_order_is_told() -> None:
    assert born("010290", D) == "1990-02-01"
    assert born("900201", Y) == "1990-02-01"


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["01/02/1990", "13/02/1990"], D),
        (["01/02/1990", "02/13/1990"], M),
        (["13/02/1990", "02/13/1990"], None),
        (["01/02/1990", "1990-12-31"], None),
        ([], None),
    ],
)
def test_a_column_shows_its_order(texts: list[str], order: DateOrder | None) -> None:
    assert order_in(texts) is order


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0830", "08:30"),
        ("8:30", "08:30"),
        ("8h30", "08:30"),
        ("08:30:15", "08:30:15"),
        ("08:30Z", "08:30"),
        ("2460", None),
        ("late", None),
    ],
)
def test_times_of_day(text: str, read: str | None) -> None:
    assert clock(text) == read


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2026-12-01T08:30", ("2026-12-01", "08:30")),
        ("01.12.2026 8:30", ("01.12.2026", "8:30")),
        ("2026-12-01 00:00:00.000", ("2026-12-01", "00:00:00.000")),
        ("2026-12-01", ("2026-12-01", "")),
    ],
)
def test_a_moment_is_a_day_and_a_time(text: str, parts: tuple[str, str]) -> None:
    assert split_moment(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1970-01-01 Utopolis", ("1970-01-01", "Utopolis")),
        ("Port Utopia, 01 Jan 1970", ("01 Jan 1970", "Port Utopia")),
        ("Utopolis", ("", "Utopolis")),
    ],
)
def test_date_and_place_of_birth_in_one_cell(text: str, parts: tuple[str, str]) -> None:
    assert split_birth(text) == parts
