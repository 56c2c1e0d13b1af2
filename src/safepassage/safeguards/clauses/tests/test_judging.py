"""A clause is met only where every duty that answers it has code, and is never made better."""

import pytest

from safepassage.safeguards.clauses import Clause, Duty, Standing, clauses, duties, judge, laws_of
from safepassage.safeguards.clauses.judging import NAMES
from safepassage.safeguards.profiles import shipped
from safepassage.safeguards.profiles.profile import Verified

DONE = Duty(duty="data are masked", refs=("X 1",), code=("a.b",), tests=("t.py",))
OPEN = Duty(duty="data are opened by a court", refs=("X 1", "X 2"), code=(), tests=())
CLAUSE = Clause(law="X", clause="1", asks="masking", verified=Verified.READ)


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ([DONE], Standing.MET),
        ([DONE, OPEN], Standing.PARTLY),
        ([OPEN], Standing.NOT_MET),
        ([], Standing.NOT_MET),
    ],
)
def test_a_clause_stands_as_its_duties_do(told: list[Duty], standing: Standing) -> None:
    assert judge(CLAUSE, told).standing is standing


def test_what_nothing_does_yet_is_named() -> None:
    answer = judge(CLAUSE, [DONE, OPEN])
    assert answer.missing == ("data are opened by a court",)
    assert (answer.code, answer.tests) == (("a.b",), ("t.py",))


def test_an_article_answers_itself_alone() -> None:
    other = Clause(law="X", clause="12", asks="", verified=Verified.READ)
    assert judge(other, [DONE, OPEN]).standing is Standing.NOT_MET


def test_where_a_law_has_no_articles_words_tell_the_duties_apart() -> None:
    about = Clause(
        law="X", clause="courts", asks="", verified=Verified.READ, refs=("X 1",), about="a court"
    )
    assert judge(about, [DONE, OPEN]).standing is Standing.NOT_MET


def test_what_the_state_does_is_never_said_to_be_met() -> None:
    by_state = Clause(law="X", clause="1", asks="", verified=Verified.READ, by_state=True)
    assert judge(by_state, [DONE]).standing is Standing.BY_STATE


def test_every_shipped_profile_has_clauses_of_every_law_that_it_answers_for() -> None:
    told = {one.law for one in clauses()}
    assert told == set(NAMES)
    for code in shipped():
        assert set(laws_of(code)) <= told


def test_no_clause_stands_twice() -> None:
    named = [(one.law, one.clause) for one in clauses()]
    assert len(set(named)) == len(named)


def test_met_means_that_code_and_tests_are_named() -> None:
    for clause in clauses():
        answer = judge(clause, duties())
        if answer.standing is Standing.MET:
            assert answer.code
            assert answer.tests
