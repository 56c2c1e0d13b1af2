"""Every combination of what a refusal may meet: the rights hold in all of them."""

from itertools import product

import pytest
from msgspec.structs import replace

from safepassage.records.document import Document
from safepassage.records.outcome import Outcome
from safepassage.records.traveller import Traveller
from safepassage.safeguards.boarding import NEEDS_SECOND, Situation, is_national, refuse

DIRECTIONS = ("inbound", "outbound", "unknown")
NATIONAL = (True, False, None)
YES_NO = (True, False)
GROUND = "compared with the list entry"


def situation(direction, national, protection, law, court):
    return Situation(
        direction=direction,
        departed=False,
        national=national,
        protection_possible=protection,
        law="Border Act s. 4" if law else " ",
        court_order="3 C 14/26" if court else "",
        ground=GROUND,
    )


EVERY = list(product(DIRECTIONS, NATIONAL, YES_NO, YES_NO, YES_NO))


@pytest.mark.parametrize("case", EVERY)
def test_do_not_board_is_possible_only_where_every_right_allows_it(case):
    direction, national, protection, law, court = case
    allowed = (
        law
        and not protection
        and ((direction == "outbound" and court) or (direction == "inbound" and national is False))
    )
    assert (refuse(Outcome.DO_NOT_BOARD, situation(*case)) is None) == allowed


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.DO_NOT_BOARD])
@pytest.mark.parametrize("case", EVERY)
def test_every_other_outcome_is_always_possible(outcome, case):
    assert refuse(outcome, situation(*case)) is None


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_needs_its_ground_in_words(outcome):
    bare = Situation(
        direction="inbound",
        departed=False,
        national=False,
        protection_possible=False,
        law="x",
        court_order="",
        ground=" no ",
    )
    assert refuse(outcome, bare).code == "ground_missing"


def test_only_refusals_need_a_second_officer():
    assert {Outcome.DO_NOT_BOARD} == NEEDS_SECOND


@pytest.mark.parametrize(
    ("home", "nationality", "issuer", "national"),
    [
        ("UTO", "UTO", None, True),
        ("UTO", "QMA", "UTO", True),
        ("UTO", "QMA", "QMA", False),
        ("UTO", None, None, None),
        ("UTO", "XXX", None, None),
        ("UTO", "XXA", None, False),
        ("DEU", "D", None, True),
        ("D", "DEU", None, True),
        ("GBR", "GBN", None, True),
        ("ROU", None, "ROM", True),
        ("XKX", "RKS", None, True),
        (None, "UTO", None, False),
    ],
)
def test_a_national_is_known_by_every_code_of_the_state(home, nationality, issuer, national):
    documents = (Document(type="P", number="X1", issuer=issuer),) if issuer else ()
    told = Traveller(surname="SPECIMEN", nationality=nationality, documents=documents)
    assert is_national(home, told) is national


@pytest.mark.parametrize("case", EVERY)
def test_nobody_on_a_flight_that_left_is_refused(case):
    left = replace(situation(*case), departed=True)
    assert refuse(Outcome.DO_NOT_BOARD, left) is not None
