"""What stands beside the names: several nationalities, places, slips in numbers, calendars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.matching import build, screen
from safepassage.matching.calendars import in_other_calendars
from safepassage.matching.dates import BirthRelation, closest
from safepassage.matching.documents import is_slip, slips_of
from safepassage.records import ListedDocument, ListEntry, Match, MatchReason, Subject

ENTRY = ListEntry(
    id="E",
    name="Ada Ilmarina TESTOVAR",
    dob=("1971-05-27",),
    nationality=("UTO", "XXB"),
    birth_places=("Port Testovia, Utopia",),
    documents=(ListedDocument(number="UT1234567", country="UTO"),),
)
INDEX = build([ENTRY])
numbers = st.text("ABCXYZ0123456789", min_size=7, max_size=12)


def screened(**known: object) -> Match:
    (match,) = screen(INDEX, Subject(name="TESTOVAR ADA ILMARINA", **known), threshold=0.0)  # type: ignore[arg-type]
    return match


def reasons(match: Match) -> dict[str, MatchReason]:
    return {reason.code: reason for reason in match.reasons}


def test_one_of_several_nationalities_is_enough() -> None:
    assert "nationality_same" in reasons(
        screened(nationality="DEU", other_nationalities=("FRA", "XXB"))
    )
    against = reasons(screened(nationality="DEU", other_nationalities=("FRA",)))
    assert against["nationality_conflict"].query == "DEU, FRA"


@pytest.mark.parametrize("place", ["TESTOVIA", "Port Testovia", "testovija"])
def test_the_place_of_birth_speaks_for_a_person(place: str) -> None:
    assert reasons(screened(birth_place=place))["birth_place_same"].weight > 0


@pytest.mark.parametrize("place", ["Elsewhere", "Po", ""])
def test_another_place_of_birth_speaks_against_nobody(place: str) -> None:
    assert not [code for code in reasons(screened(birth_place=place)) if "place" in code]


@pytest.mark.parametrize(
    "number", ["UT1234568", "UT123456", "TU1234567", "UT12345678", "ut 1234765"]
)
def test_a_slip_in_a_document_number_supports_a_name_and_nothing_alone(number: str) -> None:
    document = (ListedDocument(number=number, country="UTO"),)
    found = "document_number_slip" in reasons(screened(documents=document))
    assert found is (number != "ut 1234765")
    assert screen(INDEX, Subject(documents=document)) == ()
    assert screen(INDEX, Subject(name="Other PERSON", documents=document)) == ()


def test_a_slip_is_none_where_the_issuers_differ() -> None:
    other = (ListedDocument(number="UT1234568", country="DEU"),)
    assert "document_number_slip" not in reasons(screened(documents=other))


@given(numbers, st.integers(0, 11), st.sampled_from("ABC123"))
def test_numbers_a_slip_apart_find_each_other(number: str, at: int, other: str) -> None:
    at %= len(number)
    for changed in (number[:at] + other + number[at + 1 :], number[:at] + number[at + 1 :]):
        if is_slip(number, changed):
            assert set(slips_of(number).tolist()) & set(slips_of(changed).tolist())


def test_what_would_change_the_outcome_is_told() -> None:
    (against,) = screen(INDEX, Subject(name="Ada Ilmarina TESTOVAR", dob="1985-11-02"))
    assert not against.alert
    assert reasons(against)["birth_date_conflict"].without == "alert"
    (weak,) = screen(INDEX, Subject(name="Ada Berta TESTOVAR", dob="1971-05-27"))
    assert weak.alert
    assert reasons(weak)["birth_date_exact"].without == "no_alert"
    (whole,) = screen(INDEX, Subject(name="Ada Ilmarina TESTOVAR", dob="1971-05-27"))
    assert reasons(whole)["birth_date_exact"].without is None


@pytest.mark.parametrize(
    ("sent", "listed"),
    [
        ("2514-05-27", "1971-05-27"),  # Buddhist
        ("1350-03-06", "1971-05-27"),  # solar Hijri: 6 Khordad 1350
        ("1391-04-02", "1971-05-27"),  # lunar Hijri, by the tables
    ],
)
def test_a_date_of_another_calendar_is_read(sent: str, listed: str) -> None:
    for one, other in ((sent, listed), (listed, sent)):
        comparison = closest(one, [other])
        assert comparison is not None
        assert comparison.relation is BirthRelation.OTHER_CALENDAR


@pytest.mark.parametrize("sent", ["2514", "1350", "1391"])
def test_a_year_of_another_calendar_is_a_year(sent: str) -> None:
    comparison = closest(sent, ["1971"])
    assert comparison is not None
    assert comparison.relation is BirthRelation.SAME_YEAR


@given(st.integers(1900, 2030), st.integers(1, 12), st.integers(1, 28))
def test_a_gregorian_year_is_read_in_no_other_calendar(year: int, month: int, day: int) -> None:
    assert list(in_other_calendars((year, month, day))) == []


def test_a_longer_document_that_has_the_whole_listed_name_is_told_and_alerts() -> None:
    index = build([ListEntry(id="L", name="Mojtovar ILMARINEI")])
    (match,) = screen(index, Subject(name="SAYYED MOJTOVAR HOSSEINI ILMARINEI"))
    assert reasons(match)["name_all_listed_words"].weight > 0
    common = build([ListEntry(id="C", name="Maria GARCIA")])
    for found in screen(common, Subject(name="MARIA JOSE GARCIA LOPEZ")):
        assert "name_all_listed_words" not in reasons(found)
