"""Retention under any law, at any moment, cut off anywhere: nothing is kept past its date.

Every example ends years later with an empty database, which is a property of its own.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from platform_fixtures import StandingClock, make_platform
from profile_fixtures import follow_national_law
from safepassage.apps.audit.models import Entry
from safepassage.apps.oversight import services as oversight
from safepassage.apps.travel.models import (
    DataKey,
    Flight,
    Journey,
    LookUp,
    Part,
    Reservation,
    Sighting,
)
from safepassage.flows.foreseeing import forecast
from safepassage.flows.pacing import Pace
from safepassage.flows.retain import Report, run
from safepassage.records.actor import Actor, Component
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations
from traffic_fixtures import Traffic

pytestmark = pytest.mark.django_db(transaction=True)

START = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
THE_END = timedelta(days=6 * 366)
LATEST_MASK, LATEST_DELETE = 17_568, 43_824
BODIES = [*benchmark_messages(3, 4, 3), *benchmark_reservations(3, 2, 2)]
KINDS = {
    "api_border": ("border_check", "api"),
    "api_piu": ("pnr_assessment", "api"),
    "pnr": ("pnr_assessment", "pnr"),
}


class Law(NamedTuple):
    """Hours until masking and until deletion of one kind of data."""

    kind: str
    mask: int
    delete: int

    def basis(self) -> dict[str, object]:
        purpose, profile = KINDS[self.kind]
        return {
            "code": f"TEST-{self.kind.replace('_', '-').upper()}",
            "title": "Test",
            "law": "Test Act (invented)",
            "article": "1",
            "purpose": purpose,
            "kind": self.kind,
            "valid_from": "2026-01-01",
            "mask_after_hours": self.mask,
            "delete_after_hours": self.delete,
            "field_profile": profile,
        }


@st.composite
def laws(draw: st.DrawFn) -> list[Law]:
    found = []
    for kind in KINDS:
        mask = draw(st.integers(1, LATEST_MASK))
        found.append(Law(kind, mask, draw(st.integers(mask, LATEST_DELETE))))
    return found


HOURS = st.one_of(st.integers(0, 72), st.integers(0, LATEST_DELETE // 3))
STEPS = st.lists(st.tuples(HOURS, st.sampled_from([*range(len(BODIES)), "run"])), max_size=7)


class World:
    """One platform under one law; knows by itself what should still be there."""

    def __init__(self, home: Path, law: list[Law]) -> None:
        self.clock = StandingClock(START)
        self.platform = make_platform(home, self.clock)
        self.traffic = Traffic(self.platform, None)
        self.expected: dict[UUID, tuple[datetime, datetime]] = {}
        follow_national_law(self.clock.now())
        data = msgspec.json.encode([one.basis() for one in law])
        oversight.import_bases(
            data, actor=Actor.component(Component.COMMAND_LINE), at=self.clock.now()
        )

    def receive(self, number: int) -> None:
        """Another carrier sends one of the messages."""
        self.traffic.receive(BODIES[number])
        self.expected = {one.id: (one.mask_at, one.delete_at) for one in holders()} | self.expected

    def check(self, report: Report) -> None:
        """What is there is what should be, masked where it should be."""
        at = self.clock.now()
        assert report.proof.holds, report.proof
        alive = {one: mask_at <= at for one, (mask_at, end) in self.expected.items() if end > at}
        assert {one.id: one.masked_at is not None for one in holders()} == alive
        open_ones = {one for one, masked in alive.items() if not masked}
        keys = DataKey.objects
        assert set(keys.values_list("holder", flat=True)) == set(alive)
        assert set(keys.exclude(by_day=None).values_list("holder", flat=True)) == open_ones
        assert set(LookUp.objects.values_list("holder", flat=True)) <= open_ones
        assert set(Part.objects.values_list("holder", flat=True)) <= set(alive)
        assert not [day for day in self.platform.keys.live_days() if day < at.date()]


def holders() -> Iterator[Journey | Reservation]:
    yield from Journey.objects.all()
    yield from Reservation.objects.all()


def world(law: list[Law], then: Callable[[World], None]) -> None:
    """Let a world live in a home of its own, and end."""
    with TemporaryDirectory() as folder:
        made = World(Path(folder) / "home", law)
        try:
            then(made)
        finally:
            made.clock.forward(THE_END)
            made.check(run(made.platform, pace=quick()))
        for model in (Journey, Reservation, Part, LookUp, DataKey, Sighting, Flight):
            assert not model.objects.exists()


def quick() -> Pace:
    return Pace(pause=lambda _: None)


rarely = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@rarely
@given(law=laws(), steps=STEPS)
def test_after_a_run_at_any_time_nothing_is_past_its_date(law: list[Law], steps: list) -> None:
    def then(made: World) -> None:
        for hours, what in steps:
            made.clock.forward(timedelta(hours=hours))
            if what == "run":
                made.check(run(made.platform, pace=quick()))
            else:
                made.receive(what)
        made.check(run(made.platform, pace=quick()))

    world(law, then)


class CutOffError(Exception):
    """The machine stopped here."""


def cut_off_at(number: int) -> Pace:
    """A pace whose clock stops the machine: inside a transaction, or just after one."""
    ticks = iter(range(number))

    def clock() -> float:
        if next(ticks, None) is None:
            raise CutOffError
        return 0.0

    return Pace(clock=clock, pause=lambda _: None)


@rarely
@given(law=laws(), hours=HOURS, cuts=st.lists(st.integers(0, 9), max_size=4))
def test_a_run_that_was_cut_off_is_finished_by_the_next(
    law: list[Law], hours: int, cuts: list[int]
) -> None:
    def then(made: World) -> None:
        for number in range(len(BODIES)):
            made.receive(number)
        made.clock.forward(timedelta(hours=hours))
        for number in cuts:
            with pytest.raises(CutOffError):
                run(made.platform, pace=cut_off_at(number))
        made.check(run(made.platform, pace=quick()))

    world(law, then)


@rarely
@given(law=laws(), hours=HOURS)
def test_a_forecast_says_what_a_run_does(law: list[Law], hours: int) -> None:
    def then(made: World) -> None:
        made.receive(0)
        made.receive(3)
        said = forecast(made.clock.now() + timedelta(hours=hours))
        made.clock.forward(timedelta(hours=hours))
        done = run(made.platform, pace=quick())
        assert {name: done.masked.get(name, 0) for name in said.masked} == said.masked
        assert {name: done.deleted.get(name, 0) for name in said.deleted} == said.deleted

    world(law, then)


def test_every_effect_has_its_entry(tmp_path: Path) -> None:
    law = [Law(kind, 24, 48) for kind in KINDS]
    made = World(tmp_path / "home", law)
    made.receive(0)
    stored = Journey.objects.count()
    for days, event in ((1, "masked"), (1, "deleted")):
        made.clock.forward(timedelta(days=days))
        run(made.platform, pace=quick())
        rows = Entry.objects.filter(event=f"retention:record:{event}").values_list("details")
        told = [msgspec.json.decode(details) for (details,) in rows]
        assert sum(one.get("journeys", 0) for one in told) == stored
