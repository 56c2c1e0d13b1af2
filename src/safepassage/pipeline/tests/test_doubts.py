"""A sender is told what is doubtful about a journey, and nothing that was sent is repeated."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from safepassage.pipeline.doubts import doubts
from safepassage.records.crossing import Crossing, times_contradict

AT = datetime(2026, 9, 1, 12, tzinfo=UTC)
WAY = Crossing(
    carrier="UTL",
    number="7",
    origin="ESBJZ",
    destination="PTFNC",
    departure_date="2026-09-01",
    departs="2026-09-01T08:30",
    arrives="2026-09-01T17:45",
    departs_at=None,
    arrives_at=None,
    direction="inbound",
    origin_country="ES",
    destination_country="UT",
)


def told(home: str | None = "UT", **changes: object) -> list[str]:
    return [one.code for one in doubts(replace(WAY, **changes), home)]


def test_what_is_clear_raises_no_doubt() -> None:
    assert told() == []
    assert list(doubts(None, "UT")) == []


def test_each_place_without_a_code_is_named_by_its_end() -> None:
    astray = replace(WAY, origin="MUSTER", origin_country=None, destination_country=None)
    texts = [one.text for one in doubts(astray, "UT")]
    assert ["origin" in texts[0], "destination" in texts[1], len(texts)] == [True, True, 2]
    assert "MUSTER" not in "".join(texts)


def test_a_journey_that_does_not_cross_the_border_is_told_where_it_leads() -> None:
    elsewhere = replace(WAY, direction="unknown", destination_country="FR")
    (found,) = doubts(elsewhere, "UT")
    assert (found.code, "from ES to FR" in found.text) == ("border_not_crossed", True)
    assert list(doubts(elsewhere, None)) == []


@pytest.mark.parametrize(
    ("changes", "contradict"),
    [
        ({"arrives_at": AT, "departs_at": AT}, False),
        ({"arrives_at": AT, "departs_at": AT.replace(hour=13)}, True),
        ({"arrives": "2026-08-31T23:00"}, False),
        ({"arrives": "2026-08-30T23:00"}, True),
        ({"arrives": "2026"}, False),
        ({"arrives": None}, False),
    ],
)
def test_an_arrival_before_the_departure(changes: dict[str, object], contradict: bool) -> None:  # noqa: FBT001 - a case's answer
    assert times_contradict(replace(WAY, **changes)) is contradict
    assert ("times_contradict" in told(**changes)) is contradict
