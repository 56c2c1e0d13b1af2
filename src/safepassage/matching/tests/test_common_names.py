"""Common names: what they leave of a birth date that others have by chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.matching import ListIndex, build, screen
from safepassage.matching.dates import BirthRelation
from safepassage.matching.evidence import _BIRTHS, _COMMON, _of_common
from safepassage.matching.weights import rarest, rarity
from safepassage.records import ListEntry, Match, Subject

BORN = "1971-05-27"
SURNAMES = tuple(f"{one}{other}testovar" for one in "bcdfghklmnprstvz" for other in "aeiou")


def listed(*, born: str, name: str = "Mohammed HUSSAIN", nationality: str = "UTO") -> ListEntry:
    return ListEntry(id="M", name=name, dob=(born,), nationality=(nationality,))


def many_others() -> list[ListEntry]:
    """Entries that make both words of the name frequent on a list."""
    names = [f"Mohammed {one}" for one in SURNAMES] + [f"{one} HUSSAIN" for one in SURNAMES]
    return [ListEntry(id=f"O-{at}", name=name) for at, name in enumerate(names)]


def own(index: ListIndex, subject: Subject) -> Match:
    return next(one for one in screen(index, subject, threshold=0.0) if one.entry == "M")


def alerts(index: ListIndex, subject: Subject) -> bool:
    return "M" in {one.entry for one in screen(index, subject, limit=None)}


def weight(match: Match) -> float:
    return sum(one.weight for one in match.reasons if one.code == "common_name")


FREQUENT = {
    "exact": (BORN, True),
    "a day off": ("1971-05-28", True),
    "a digit off": ("1971-05-17", False),
    "the next year, no more known": ("1972", False),
}


@pytest.mark.parametrize(("born", "expected"), FREQUENT.values(), ids=FREQUENT)
def test_the_very_same_frequent_name_alerts_with_a_day_that_few_days_agree_with(
    born: str, expected: bool
) -> None:
    index = build([listed(born=born), *many_others()])
    subject = Subject(name="MOHAMMED HUSSAIN", dob=BORN)
    assert alerts(index, subject) is expected
    assert weight(own(index, subject)) < 0


@pytest.mark.parametrize(("born", "expected"), [(BORN, True), ("1971-05-28", False)])
def test_another_spelling_of_a_frequent_name_alerts_with_the_very_day_alone(
    born: str, expected: bool
) -> None:
    index = build([listed(born=born), *many_others()])
    assert alerts(index, Subject(name="MUHAMMAD HOSSEIN", dob=BORN)) is expected


def test_a_frequent_name_alerts_with_a_listed_year_only_if_spelling_and_nationality_agree() -> None:
    index = build([listed(born="1971"), *many_others()])
    for nationality, expected in (("UTO", True), (None, False), ("XXA", False)):
        subject = Subject(name="MOHAMMED HUSSAIN", dob=BORN, nationality=nationality)
        assert alerts(index, subject) is expected
    assert not alerts(index, Subject(name="MUHAMMAD HOSSEIN", dob=BORN, nationality="UTO"))


@pytest.mark.parametrize("born", [BORN, "1971-05-28", "1970-05-27"])
def test_a_common_name_that_few_listed_names_have_keeps_its_birth_date(born: str) -> None:
    index = build([listed(born=born, name="Marta LINDBERG"), *many_others()])
    subject = Subject(name="MARTA LINDBERG", dob=BORN)
    assert weight(own(index, subject)) == 0
    assert alerts(index, subject)


def test_a_document_that_gives_a_year_alone_is_not_held_against_a_frequent_name() -> None:
    index = build([listed(born="1971"), *many_others()])
    assert alerts(index, Subject(name="MOHAMMED HUSSAIN", dob="1971"))


def test_an_uncommon_name_loses_nothing_however_often_it_is_listed() -> None:
    index = build([listed(born="1971-05-28", name=f"Ilmarina {SURNAMES[0]}"), *many_others()])
    match = own(index, Subject(name=f"ILMARINA {SURNAMES[0]}", dob=BORN))
    assert weight(match) == 0


def test_the_reason_says_why_in_one_sentence_with_both_names() -> None:
    index = build([listed(born=BORN), *many_others()])
    match = own(index, Subject(name="HOSSAIN MUHAMMAD", dob=BORN))
    (reason,) = [one for one in match.reasons if one.code == "common_name"]
    assert (reason.query, reason.listed) == ("HOSSAIN MUHAMMAD", "Mohammed HUSSAIN")
    assert reason.text.count(".") == 1


@given(st.sampled_from(sorted(_COMMON)), st.floats(0, 24), st.floats(0, 24))
def test_rarer_words_never_take_more(relation: BirthRelation, one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert _of_common(relation, less) <= _of_common(relation, more) <= 0.0


def test_of_dates_that_more_days_agree_with_so_a_frequent_name_leaves_no_more() -> None:
    left = [
        _BIRTHS[one][0] + _of_common(one, 8.0)
        for one in (BirthRelation.EXACT, BirthRelation.NEAR, BirthRelation.ONE_DIGIT)
    ]
    assert left == sorted(left, reverse=True)


@given(st.integers(0, 1_000_000))
def test_a_word_that_nobody_has_is_the_rarest_also_on_a_short_list(names: int) -> None:
    assert rarity("testovar", rarest("testovar", names), names) == pytest.approx(8.0, abs=0.1)


@pytest.mark.parametrize("word", ["al", "dr", "j"])
def test_particles_titles_and_initials_make_no_name_rare(word: str) -> None:
    assert rarity(word, rarest(word, 10_000), 10_000) == 0.0
