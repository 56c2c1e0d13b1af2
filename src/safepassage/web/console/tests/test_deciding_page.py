"""How people decide as three roles see it: by code, by the posting, or as a spread."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client

from safepassage.apps.accounts import services
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.figures import stamps
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor, Component
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.stamping import Taken
from safepassage.web import installed

pytestmark = pytest.mark.django_db(transaction=True)
Seat = Callable[[Role], Client]


@pytest.fixture(autouse=True)
def own(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "platform", lambda: platform)


def simulated(platform: Platform, officer: UUID, seconds: int, times: int = 20) -> None:
    taken = Taken(seconds=seconds, strong=True, outcome=Outcome.BOARD)
    for _ in range(times):
        stamps.note(uuid4(), taken, officer=officer, at=platform.clock.now())


def elsewhere(platform: Platform) -> Officer:
    at = platform.clock.now()
    services.ensure_posting(code="ZRH", name="Elsewhere", purposes=set(Purpose), time_zone="UTC")
    return services.add_officer(
        username="far",
        roles={Role.OFFICER},
        postings={"ZRH"},
        actor=Actor.component(Component.COMMAND_LINE),
        at=at,
    )


def page(client: Client) -> str:
    return client.get("/deciding/").content.decode().split("<main")[1]


def test_who_hurries_is_marked_for_the_supervisor_of_the_posting_alone(
    platform: Platform, seat: Seat, officer_of: Callable[[Role], Officer]
) -> None:
    supervisor, overseer, regulator = map(
        seat, (Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER, Role.REGULATOR)
    )
    here, calm, far = officer_of(Role.OFFICER), officer_of(Role.OFFICER), elsewhere(platform)
    for officer, seconds in ((here, 3), (calm, 90), (far, 3)):
        simulated(platform, officer.pk, seconds)
    shown = page(supervisor)
    assert (here.code in shown, calm.code in shown, far.code in shown) == (True, True, False)
    assert shown.count("20 fast in a row") == 1
    shown = page(overseer)
    assert shown.count("20 fast in a row") == 2
    assert far.code in shown
    shown = page(regulator)
    assert not [one for one in (here, calm, far) if one.code in shown]
    assert "nothing is told of so few" in shown


def test_the_regulator_sees_a_spread_without_codes(platform: Platform, seat: Seat) -> None:
    for seconds in (3, 3, 60, 60, 60):
        simulated(platform, uuid4(), seconds, times=2)
    shown = page(seat(Role.REGULATOR))
    assert "By officer" not in shown
    assert "more than 50 % up to 100 %" in shown
    assert "never used for pay" in shown
