"""No sex, X among them, ever makes somebody more alike to an entry than not knowing it would."""

from itertools import product

import pytest

from safepassage.matching import build, screen
from safepassage.records import ListEntry, Match, Subject

OURS = ("F", "M", "X", None)
THEIRS = ("female", "male", "F", "M", "X", "", None)
ALIKE = {("F", "female"), ("F", "F"), ("M", "male"), ("M", "M")}


def match(ours: str | None, theirs: str | None) -> Match:
    entry = ListEntry(id="L-1", name="Ilmarina TESTOVAR", dob=("1971-05-27",), gender=theirs)
    subject = Subject(name="TESTOVAR ILMARINA", dob="1971-05-27", sex=ours)
    (found,) = screen(build([entry]), subject, threshold=0.0)
    return found


@pytest.mark.parametrize(("ours", "theirs"), list(product(OURS, THEIRS)))
def test_a_sex_that_is_not_the_same_never_raises_a_score(
    ours: str | None, theirs: str | None
) -> None:
    found, unknown = match(ours, theirs), match(None, theirs)
    if (ours, theirs) not in ALIKE:
        assert found.identity_score <= unknown.identity_score
        assert found.name_score == unknown.name_score
    if ours in {"X", None}:
        assert {one.code for one in found.reasons}.isdisjoint({"sex_same", "sex_conflict"})
