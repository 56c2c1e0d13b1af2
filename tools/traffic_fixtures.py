"""Pytest fixtures: a few invented flights through the real pipeline, with hits on two lists."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

import pytest

from platform_fixtures import StandingClock

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

    from safepassage.apps.accounts.roles import Role
    from safepassage.apps.cases.models import Queue
    from safepassage.apps.cases.shown import ItemHead
    from safepassage.apps.travel.shown import BoardLine
    from safepassage.flows.platform import Platform
    from safepassage.records import ListEntry
    from safepassage.safeguards.purpose import Purpose
    from safepassage.simulation.messages import Dispatch
    from safepassage.simulation.scenario import Scenario

SEED = 7
FLIGHTS = 3


class Traffic:
    """What the tests know of the flights that were received."""

    def __init__(self, platform: "Platform", scenario: "Scenario") -> None:
        self.platform = platform
        self.scenario = scenario
        self.messages: list[UUID] = []

    @property
    def clock(self) -> StandingClock:
        """The platform's clock, which a test can move."""
        return cast("StandingClock", self.platform.clock)

    def receive(self, *bodies: bytes) -> "list[UUID]":
        """Put messages into the spool and work them; returns their ids."""
        from safepassage.flows.receive import receive  # noqa: PLC0415 - after the settings

        carrier = self.platform.ids.new()
        ids = [receive(self.platform, carrier=carrier, body=body).id for body in bodies]
        self._work()
        self.messages += ids
        return ids

    def _work(self) -> None:
        from safepassage.flows.context import Contexts  # noqa: PLC0415 - as above
        from safepassage.flows.process import apply  # noqa: PLC0415 - as above
        from safepassage.records.actor import Actor, Component  # noqa: PLC0415 - as above

        context = Contexts(self.platform).current()
        actor = Actor.component(Component.PIPELINE)
        for lease in self.platform.spool.claim("test", 1_000):
            prepared = context.prepare(lease, self.platform.spool.open(lease))
            apply(self.platform, lease, prepared, actor=actor)

    def lines(self, purpose: "Purpose") -> "list[BoardLine]":
        """The flights as the board shows them under a purpose."""
        from safepassage.apps.travel import selectors  # noqa: PLC0415 - as above
        from safepassage.safeguards.basis import Direction  # noqa: PLC0415 - as above

        at = self.platform.clock.now()
        return selectors.board(purpose, Direction.ANY, at, timedelta(days=3))

    def items(self, purpose: "Purpose", *queues: "Queue") -> "list[ItemHead]":
        """The work items under a purpose, in the order of work."""
        from safepassage.apps.cases import selectors  # noqa: PLC0415 - as above
        from safepassage.apps.cases.models import Queue  # noqa: PLC0415 - as above

        return selectors.queue(purpose, queues or tuple(Queue))


def import_lists(platform: "Platform", entries: "Iterable[ListEntry]") -> None:
    """The same invented persons on a list for border checks and on one for the unit."""
    from safepassage.apps.watchlists.models import LegalEffect  # noqa: PLC0415 - as above
    from safepassage.apps.watchlists.services import Terms  # noqa: PLC0415 - as above
    from safepassage.flows.import_list import import_list  # noqa: PLC0415 - as above
    from safepassage.formats.lists import ListFormat  # noqa: PLC0415 - as above
    from safepassage.records.actor import Actor, Component  # noqa: PLC0415 - as above
    from safepassage.safeguards.purpose import Purpose  # noqa: PLC0415 - as above
    from safepassage.simulation.watchlist import as_jsonl  # noqa: PLC0415 - as above

    data = b"".join(as_jsonl(entries))
    for name, purpose, effect in (
        ("Travel bans", Purpose.BORDER_CHECK, LegalEffect.TRAVEL_BAN),
        ("Unit's list", Purpose.PNR_ASSESSMENT, LegalEffect.INFORM_ONLY),
    ):
        import_list(
            data,
            list_format=ListFormat.JSONL,
            name=name,
            terms=Terms(
                owner="Court of Utopia",
                legal_effect=effect,
                legal_ground="Passport Act s. 12",
                purpose=purpose,
                review_date=date(2027, 5, 4),
            ),
            actor=Actor.component(Component.COMMAND_LINE),
            at=platform.clock.now(),
        )


def _is_early(dispatch: "Dispatch") -> bool:
    return "72 h" in dispatch.description or " 0 h" in dispatch.description


@pytest.fixture
def quiet_traffic(platform: "Platform", bases: None) -> Traffic:  # noqa: ARG001 - to be in force
    """Lists and bases in force, nothing received yet."""
    from safepassage.simulation.scenario import Scenario  # noqa: PLC0415 - as above

    start = platform.clock.now() + timedelta(hours=4)
    scenario = Scenario(seed=SEED, start=start, flights=FLIGHTS, travellers=(6, 9), days=0.5)
    import_lists(platform, scenario.watchlist)
    return Traffic(platform, scenario)


@pytest.fixture
def traffic(quiet_traffic: Traffic) -> Traffic:
    """Three flights of a few travellers, API and PNR: one listed, one namesake, one document."""
    late = [one for one in quiet_traffic.scenario.dispatches() if not _is_early(one)]
    quiet_traffic.receive(*[one.body for one in late])
    return quiet_traffic


@pytest.fixture
def console(traffic: Traffic, monkeypatch: pytest.MonkeyPatch) -> Traffic:
    """The traffic, with its platform under the console's pages."""
    from safepassage.web import installed  # noqa: PLC0415 - as above

    monkeypatch.setattr(installed, "platform", lambda: traffic.platform)
    return traffic


@pytest.fixture
def desk_for(seat: "Callable[[Role], Client]") -> "Callable[[Role, Purpose], Client]":
    """Give the client of an officer of a role, seated with a purpose (needs ``seat``)."""
    from safepassage.web.console.desk import PURPOSE_KEY  # noqa: PLC0415 - as above

    def seated(role: "Role", purpose: "Purpose") -> "Client":
        client = seat(role)
        session = client.session
        session[PURPOSE_KEY] = purpose.value
        session.save()
        return client

    return seated
