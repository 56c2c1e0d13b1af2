"""Status, direction and claim against the law, written out by hand and apart from the code.

A row says when "do not board" may be proposed at all (by two people, with a law and a ground):
``never``, ``act`` (only with the reference of a court order or an equal act), ``law`` (the law
that is named is enough). Sources: ICCPR 12(2)-(4); Refugee Convention 32 (recalled), 33;
Directive (EU) 2016/681 art. 6(9) (by transpositions); the home state's residents: recalled.
"""

from itertools import product

import pytest

from safepassage.records.document import Document
from safepassage.records.outcome import Outcome
from safepassage.records.traveller import Traveller
from safepassage.safeguards.boarding import Situation, Standing, refuse, standings_of

STATUSES = ("national", "resident", "refugee or stateless", "free movement", "other", "unknown")
DIRECTIONS = ("inbound", "outbound", "unknown", "posting", "transit")
CLAIMS = ("protection possible", "court order", "neither", "both")
BY = ("unit", "border")

ENTRY = {
    ("national", "unit"): "never",
    ("national", "border"): "never",
    ("resident", "unit"): "act",
    ("resident", "border"): "act",
    ("refugee or stateless", "unit"): "act",
    ("refugee or stateless", "border"): "act",
    ("free movement", "unit"): "never",
    ("free movement", "border"): "law",
    ("other", "unit"): "law",
    ("other", "border"): "law",
    ("unknown", "unit"): "never",
    ("unknown", "border"): "never",
}
STANDING_OF = {
    "resident": Standing.RESIDENT,
    "refugee or stateless": Standing.REFUGEE_DOCUMENT,
    "free movement": Standing.FREE_MOVEMENT,
}
EVERY = list(product(STATUSES, DIRECTIONS, CLAIMS, BY, Outcome))


def lawful(status, direction, claim, by, outcome):
    """The law's answer."""
    if outcome is not Outcome.DO_NOT_BOARD:
        return True
    if "protection" in claim or claim == "both":
        return False
    if direction == "outbound":
        return claim == "court order"
    if direction != "inbound":
        return False
    rule = ENTRY[status, by]
    return rule == "law" or (rule == "act" and claim == "court order")


def situation(status, direction, claim, by):
    return Situation(
        direction=direction,
        departed=False,
        national={"national": True, "unknown": None}.get(status, False),
        protection_possible=claim in {"protection possible", "both"},
        law="Border Act s. 4",
        court_order="3 C 14/26" if claim in {"court order", "both"} else " ",
        ground="compared with the list entry",
        standings=frozenset({STANDING_OF.get(status, Standing.OTHER)}),
        by_unit=by == "unit",
    )


def test_the_table_has_every_case():
    assert len(EVERY) == 6 * 5 * 4 * 2 * 6
    assert set(ENTRY) == set(product(STATUSES, BY))


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_whatever_is_decided_the_law_s_table_holds(status, direction):
    cases = [one for one in EVERY if one[:2] == (status, direction)]
    wrong = [
        one for one in cases if (refuse(one[-1], situation(*one[:-1])) is None) != lawful(*one)
    ]
    assert wrong == []


@pytest.mark.parametrize("case", [one for one in EVERY if one[-1] is Outcome.DO_NOT_BOARD])
def test_without_law_or_after_departure_nobody_is_refused(case):
    *told, outcome = case
    without, gone = situation(*told), situation(*told)
    assert refuse(outcome, Situation(**{**fields(without), "law": " "})).code == "law_missing"
    assert refuse(outcome, Situation(**{**fields(gone), "departed": True})) is not None


def fields(one):
    return {name: getattr(one, name) for name in one.__struct_fields__}


def traveller(nationality=None, document=None, residence=None):
    documents = (document,) if document else ()
    return Traveller(nationality=nationality, documents=documents, residence=residence)


@pytest.mark.parametrize(
    ("told", "standings"),
    [
        (traveller("QMA"), {Standing.OTHER}),
        (traveller(), {Standing.OTHER}),
        (traveller("QMA", residence="UTO"), {Standing.RESIDENT}),
        (traveller("QMA", Document(type="AR", issuer="UTO")), {Standing.RESIDENT}),
        (traveller("QMA", Document(type="AR", issuer="QMB")), {Standing.OTHER}),
        (traveller("XXB", residence="UTO"), {Standing.REFUGEE_DOCUMENT, Standing.RESIDENT}),
        (traveller("XXA"), {Standing.REFUGEE_DOCUMENT}),
        (traveller("QMA", Document(type="PR", issuer="QMB")), {Standing.REFUGEE_DOCUMENT}),
        (traveller("QMF"), {Standing.FREE_MOVEMENT}),
        (traveller("QMA", Document(type="P", issuer="QMF")), {Standing.FREE_MOVEMENT}),
        (traveller("QMF", residence="UTO"), {Standing.FREE_MOVEMENT, Standing.RESIDENT}),
    ],
)
def test_a_standing_is_read_from_everything_that_is_told(told, standings):
    assert standings_of("UTO", {"QMF"}, told) == standings


def test_of_several_standings_each_protects():
    both = {Standing.FREE_MOVEMENT, Standing.RESIDENT}
    told = fields(situation("other", "inbound", "neither", "border")) | {"standings": both}
    assert refuse(Outcome.DO_NOT_BOARD, Situation(**told)).code == "residence_act_missing"
    assert refuse(Outcome.DO_NOT_BOARD, Situation(**told | {"by_unit": True})).code == (
        "free_movement"
    )


def test_where_no_right_of_free_movement_is_configured_nobody_has_it():
    assert standings_of("UTO", (), traveller("QMF")) == {Standing.OTHER}
    assert standings_of(None, (), traveller("QMA", residence="UTO")) == {Standing.OTHER}
