import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.matching.dates import BirthRelation, closest

full_dates = st.dates().map(lambda day: day.isoformat())


@pytest.mark.parametrize(
    ("born", "listed", "relation"),
    [
        ("1971-05-27", "1971-05-27", BirthRelation.EXACT),
        ("1971-05-27", "1971-05", BirthRelation.SAME_MONTH),
        ("1971", "1971-05-27", BirthRelation.SAME_YEAR),
        ("1971-00-00", "1971-05-27", BirthRelation.SAME_YEAR),
        ("1971-05-07", "1971-07-05", BirthRelation.DAY_MONTH_SWAPPED),
        ("1971-05-31", "1971-06-01", BirthRelation.NEAR),
        ("1971-12-31", "1972-01-01", BirthRelation.NEAR),
        ("1971-05-27", "1971-05-17", BirthRelation.ONE_DIGIT),
        ("1971-05-27", "1971-06-27", BirthRelation.ONE_DIGIT),
        ("1971-05-27", "1971-06-28", BirthRelation.SAME_YEAR_OTHER_DAY),
        ("1971-05-27", "1972-05-27", BirthRelation.NEAR),
        ("1971-01-01", "1972-01-01", BirthRelation.CONFLICT),
        ("1971-05-27", "1971-01-01", BirthRelation.PLACEHOLDER),
        ("1971-05-27", "1971-09-03", BirthRelation.SAME_YEAR_OTHER_DAY),
        ("1971-05", "1971-09", BirthRelation.SAME_YEAR_OTHER_DAY),
        ("1971-05-27", "1972", BirthRelation.NEAR_YEAR),
        ("1971-05-27", "1981-05-27", BirthRelation.CONFLICT),
        ("1971-05-27", "1975", BirthRelation.CONFLICT),
        ("1971-02-31", "1971-02-21", BirthRelation.SAME_YEAR_OTHER_DAY),
    ],
)
def test_relations_respect_the_precision_given(
    born: str, listed: str, relation: BirthRelation
) -> None:
    comparison = closest(born, [listed])
    assert comparison is not None
    assert comparison.relation is relation


def test_the_closest_of_several_listed_dates_counts() -> None:
    comparison = closest("1971-05-27", ["1969", "1971", "1980-01-01"])
    assert comparison is not None
    assert (comparison.relation, comparison.listed) == (BirthRelation.SAME_YEAR, "1971")


@pytest.mark.parametrize("born", [None, "", "unknown", "0000-00-00"])
def test_without_a_date_there_is_nothing_to_compare(born: str | None) -> None:
    assert closest(born, ["1971"]) is None
    assert closest("1971", [born or ""]) is None


@given(full_dates, full_dates)
def test_the_relation_is_the_same_from_both_sides(one: str, other: str) -> None:
    there, back = closest(one, [other]), closest(other, [one])
    assert there is not None
    assert back is not None
    assert there.relation is back.relation


@given(full_dates)
def test_a_date_agrees_with_itself_in_every_precision(day: str) -> None:
    relations = BirthRelation.EXACT, BirthRelation.SAME_MONTH, BirthRelation.SAME_YEAR
    for length, relation in zip((10, 7, 4), relations, strict=True):
        comparison = closest(day, [day[:length]])
        assert comparison is not None
        assert comparison.relation is relation
