"""The ferry and the coach of the demonstration are read, stored and screened like its flights."""

from datetime import UTC, date, datetime

import pytest

from safepassage.apps.cases.models import WorkItem
from safepassage.apps.oversight import selectors as oversight
from safepassage.apps.oversight.services import import_bases
from safepassage.apps.travel.models import Flight, Journey
from safepassage.formats.read import read
from safepassage.records.actor import Actor, Component
from safepassage.records.journey import Mode
from safepassage.simulation import OPERATORS, Pace, Series, other_modes, small_list
from safepassage.simulation.other_modes import COACH_PARTY, CREW, FAMILIES

NOW = datetime(2026, 9, 1, 6, tzinfo=UTC)
WATCHED = small_list(7, NOW.date())


def test_the_same_seed_and_moment_give_the_same_bytes() -> None:
    assert other_modes(7, NOW, WATCHED) == other_modes(7, NOW, WATCHED)
    assert other_modes(8, NOW, WATCHED) != other_modes(7, NOW, WATCHED)


def test_they_are_read_without_a_doubt() -> None:
    found = [read(one.body).messages[0] for one in other_modes(7, NOW, WATCHED)]
    assert [one.format for one in found] == ["vehicle-manifest", "fal5", "vehicle-manifest"]
    assert {one.code for message in found for one in message.defects} <= {"mapping_guessed"}
    ferry, crew, coach = (len(one.travellers) for one in found)
    assert ferry > 2 * FAMILIES
    assert (crew, coach) == (CREW, COACH_PARTY + 1)


def test_an_opening_brings_them_and_a_joining_flight_does_not() -> None:
    series = Series(seed=7, listed_on=date(2026, 9, 1), pace=Pace(flights=1, travellers=(2, 3)))

    def operators(chapter: object) -> set[str]:
        return {one.carrier for _, one in chapter.due()} & set(OPERATORS)  # type: ignore[attr-defined]

    assert operators(series.opening(0, NOW)) == set(OPERATORS)
    assert operators(series.joining(1, NOW)) == set()


@pytest.mark.django_db
def test_they_stand_on_the_board_and_the_listed_person_is_found(quiet_traffic) -> None:  # type: ignore[no-untyped-def]
    profile = oversight.demonstration_of_other_modes()
    import_bases(profile, actor=Actor.component(Component.COMMAND_LINE), at=NOW)
    told = other_modes(7, NOW, quiet_traffic.scenario.watched)
    quiet_traffic.receive(*[one.body for one in told])
    flights = {one.mode: one for one in Flight.objects.all()}
    assert set(flights) == {Mode.SEA, Mode.ROAD}
    assert Flight.objects.count() == 2
    assert flights[Mode.SEA].craft["name"] == "MV Utopia Star"
    on_board = Journey.objects.filter(flight=flights[Mode.SEA])
    assert on_board.filter(role="crew").count() == CREW
    assert WorkItem.objects.filter(flight=flights[Mode.SEA].id).exists()
