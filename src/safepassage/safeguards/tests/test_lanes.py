"""Lanes are counted by what documents say, and told in fives."""

import json

import pytest

from safepassage.records.document import Document
from safepassage.records.traveller import Role, Traveller
from safepassage.safeguards.lanes import (
    CREW,
    NATIONALS,
    OTHERS,
    TRANSIT,
    Lane,
    LaneError,
    lane_of,
    read_lanes,
    told_in_fives,
)

FREE = Lane(code="free", title="Free movement", nationalities=frozenset({"QMA", "D"}))
EXEMPT = Lane(code="exempt", title="Visa-exempt", nationalities=frozenset({"QNA", "QMA"}))


@pytest.mark.parametrize(
    ("traveller", "lane"),
    [
        (Traveller(nationality="UTO"), NATIONALS),
        (Traveller(nationality="QMA", documents=(Document(issuer="UTO"),)), NATIONALS),
        (Traveller(nationality="QMA"), "free"),
        (Traveller(nationality="D"), "free"),
        (Traveller(nationality="QNA"), "exempt"),
        (Traveller(documents=(Document(nationality="QNA"),)), "exempt"),
        (Traveller(documents=(Document(issuer="QNA"),)), "exempt"),
        (Traveller(nationality="QOA", documents=(Document(issuer="QNA"),)), OTHERS),
        (Traveller(nationality="QOA"), OTHERS),
        (Traveller(), OTHERS),
        (Traveller(nationality="UTO", role=Role.CREW), CREW),
        (Traveller(nationality="UTO", role=Role.TRANSIT_PASSENGER), TRANSIT),
        (Traveller(nationality="QMA", role=Role.TRANSIT_CREW), TRANSIT),
        (Traveller(nationality="QMA", role=Role.INFANT), "free"),
    ],
)
def test_everybody_has_one_lane(traveller, lane):
    assert lane_of(traveller, home="UTO", lanes=(FREE, EXEMPT)) == lane


@pytest.mark.parametrize(
    ("people", "told"),
    [(0, 0), (1, 5), (4, 5), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (503, 505)],
)
def test_counts_are_told_in_fives_and_nobody_is_told_as_none(people, told):
    assert told_in_fives(people) == told


def written(**change):
    lane = {"code": "free", "title": "Free movement", "nationalities": ["QMA"]}
    return json.dumps([lane | change]).encode()


def test_lanes_are_read_in_their_order():
    lanes = read_lanes(b"[%s,%s]" % (written()[1:-1], written(code="exempt")[1:-1]))
    assert [lane.code for lane in lanes] == ["free", "exempt"]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"{}", "not a list of lanes"),
        (b"\xff", "not a list of lanes"),
        (written(code="others"), "used once"),
        (written(code="Free"), "small letters"),
        (written(title=""), "1 to 40"),
        (written(nationalities=[]), "capital letters"),
        (written(nationalities=["France"]), "capital letters"),
        (written(colour="red"), "unknown field"),
        (b"[%s,%s]" % (written()[1:-1], written()[1:-1]), "used once"),
        (b"[" + b",".join(written(code=f"l{n}")[1:-1] for n in range(5)) + b"]", "At most 4"),
    ],
)
def test_a_faulty_list_says_its_fault(data, fault):
    with pytest.raises(LaneError, match=fault):
        read_lanes(data)
