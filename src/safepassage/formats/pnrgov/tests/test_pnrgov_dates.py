import pytest

from safepassage.formats.pnrgov.dates import clock, later, year_first
from safepassage.formats.read import read


@pytest.mark.parametrize(
    ("sent", "digits"),
    [
        ("230526", "260523"),
        ("23052026", "20260523"),
        ("12JUL64", "640712"),
        ("2JUL1964", "19640702"),
        ("12jul64", "640712"),
        ("00JUL64", "640700"),
        ("12XYZ64", None),
        ("", None),
        ("²³0526", None),
    ],
)
def test_dates_are_turned_round(sent, digits):
    assert year_first(sent) == digits


def test_clocks_and_days():
    assert (clock("0915"), clock("181348"), clock("2460"), clock("")) == (
        "09:15",
        "18:13:48",
        None,
        None,
    )
    assert later("2026-12-31", 1) == "2027-01-01"
    assert later("9999-12-31", 1) == "9999-12-31"
    assert later("2026-05", 1) == "2026-05"


def test_without_any_date_the_pushed_departure_decides_centuries():
    text = "UNH+1+PNRGOV:17:1:IA'TVL+231126:1015+FRA+SIN+UT+815'SRC'TIF+LEE+ADA:A:1'"
    docs = "SSR+DOCS:HK:1:UT:::::/P/UTO/X1/UTO/24NOV26/F/23AUG75/LEE/ADA'UNT+6+1'"
    (only,) = read((text + docs).encode()).messages
    (ada,) = only.reservations[0].travellers
    assert (ada.born, ada.documents[0].expires) == ("1926-11-24", "2075-08-23")


def test_without_flight_the_day_given_decides():
    text = (
        "UNH+1+PNRGOV:17:1:IA'SRC'TIF+LEE+ADA:A:1'"
        "SSR+DOCS:HK:1:UT:::::/P/UTO/X1/UTO/24NOV26/F//LEE/ADA'UNT+5+1'"
    )
    (told,) = read(text.encode(), at="2030-01-01").messages
    (untold,) = read(text.encode()).messages
    assert told.reservations[0].travellers[0].born == "2026-11-24"
    assert untold.reservations[0].travellers[0].born is None
    assert "century_unknown" in [defect.code for defect in untold.defects]
