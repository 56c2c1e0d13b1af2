"""Pytest fixtures: a home with keys, a clock that stands, a platform, bases and a list."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest

PDL_AND_FNC = ("PDL", "FNC")


class StandingClock:
    """A clock that moves only when told."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The time it stands at."""
        return self.at

    def forward(self, by: timedelta) -> None:
        """Move it."""
        self.at += by


class ListSeconds:
    """The seconds by which platforms of tests look at their lists again; tests may let them pass.

    They go on with the machine's: what runs beside a test looks again, too.
    """

    def __init__(self) -> None:
        self._passed = 0.0

    def __call__(self) -> float:
        """Seconds that never go back."""
        return monotonic() + self._passed

    def forward(self, by: float) -> None:
        """Let ``by`` seconds pass."""
        self._passed += by


LIST_SECONDS = ListSeconds()


def make_platform(home: Path, clock: StandingClock) -> object:
    """A platform of an own home, as production has it but for the clock."""
    from safepassage.adapters.airports import WorldAirports  # noqa: PLC0415 - after the settings
    from safepassage.adapters.ids import SystemIds  # noqa: PLC0415 - after the settings
    from safepassage.adapters.index_files import ScreeningIndex  # noqa: PLC0415 - as above
    from safepassage.adapters.keys import HomeKeys, create_home  # noqa: PLC0415 - as above
    from safepassage.adapters.pem import authority_pair  # noqa: PLC0415 - as above
    from safepassage.flows.platform import Platform  # noqa: PLC0415 - as above

    if not (home / "keys" / "days").exists():
        create_home(home, authority_pem=authority_pair(os.urandom(32))[1], random=os.urandom)
    return Platform(
        clock=clock,
        ids=SystemIds(),
        keys=HomeKeys(home),
        lists=ScreeningIndex(home, LIST_SECONDS),
        geography=WorldAirports(state="UTO", home_airports=PDL_AND_FNC),
        lease=timedelta(seconds=30),
        contact_time=timedelta(minutes=30),
        parked_time=timedelta(hours=72),
        edi_address="UTOAPI",
    )


@pytest.fixture
def clock() -> StandingClock:
    """A morning in September."""
    return StandingClock(datetime(2026, 9, 1, 6, 0, tzinfo=UTC))


@pytest.fixture
def platform(tmp_path: Path, clock: StandingClock) -> object:
    """A platform with that clock, in a home of its own."""
    return make_platform(tmp_path / "home", clock)


@pytest.fixture
def bases(clock: StandingClock) -> None:
    """The demonstration's legal bases in force (needs the database)."""
    from safepassage.apps.oversight import selectors, services  # noqa: PLC0415 - as above
    from safepassage.records.actor import Actor, Component  # noqa: PLC0415 - as above

    services.import_bases(
        selectors.demonstration_profile(),
        actor=Actor.component(Component.COMMAND_LINE),
        at=clock.now(),
    )


@pytest.fixture
def masks_only(clock: StandingClock) -> None:
    """A national law that masks after its time and asks for no objective link (needs the db)."""
    from profile_fixtures import follow_national_law  # noqa: PLC0415 - after the settings

    follow_national_law(clock.now(), deletes_without_link_at=None)
