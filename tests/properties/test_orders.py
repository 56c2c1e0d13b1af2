"""Whatever the agency does, in whatever order: what an order stopped rests until it is lifted."""

from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from one_traveller import put_list
from platform_fixtures import StandingClock, make_platform
from safepassage.apps.oversight import selectors as oversight
from safepassage.apps.oversight import services as bases
from safepassage.apps.oversight.reading import BasisError
from safepassage.apps.regulation import orders
from safepassage.apps.regulation.orders import Given
from safepassage.apps.watchlists import confirming, services
from safepassage.apps.watchlists import selectors as watchlists
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.flows.orders.giving import give
from safepassage.flows.orders.lifting import lift
from safepassage.records.actor import Actor
from safepassage.safeguards.orders import OrderKind
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
BY = Actor.officer(str(uuid4()))
BORDER = Purpose.BORDER_CHECK
ENTRIES = [
    b'{"id": "L-1", "name": "Ilmo Testovar"}\n',
    b'{"id": "L-1", "name": "Ilmo Testovar"}\n{"id": "L-2", "name": "Anna Muster"}\n',
]


class Act(Enum):
    """What somebody does."""

    STOP_LIST = auto()
    STOP_PURPOSE = auto()
    LIFT = auto()
    IMPORT_LIST = auto()
    WITHDRAW_LIST = auto()
    PUT_LIST_BACK = auto()
    IMPORT_BASES = auto()
    WITHDRAW_BASIS = auto()


class Agency:
    """An installation with one list, and the orders that stand by what they stop."""

    def __init__(self, home: Path) -> None:
        self.clock = StandingClock(AT)
        self.platform = make_platform(home, self.clock)
        self.imports = 0
        self.act(Act.IMPORT_LIST)
        self.act(Act.IMPORT_BASES)
        self.list_id = watchlists.by_name("border").pk

    def act(self, act: Act) -> None:
        self.clock.forward(timedelta(minutes=1))
        with transaction.atomic():
            try:
                getattr(self, f"_{act.name.lower()}")()
            except (WatchListError, BasisError):
                transaction.set_rollback(True)

    def _stop_list(self) -> None:
        self._order(OrderKind.STOP_LIST, str(self.list_id))

    def _stop_purpose(self) -> None:
        self._order(OrderKind.STOP_PURPOSE, BORDER.value)

    def _order(self, kind: OrderKind, target: str) -> None:
        at = self.clock.now()
        told = Given(
            id=uuid4(),
            kind=kind,
            target=target,
            law="Act",
            until=None,
            given_at=at,
            given_by=uuid4(),
        )
        give(self.platform, told, reasons="Because of an inspection.", actor=BY)

    def _lift(self) -> None:
        for one in orders.standing()[:1]:
            lift(one, under="Decision", officer=uuid4(), actor=BY, at=self.clock.now())

    def _import_list(self) -> None:
        self.imports += 1
        put_list(self.platform, "border", BORDER, entries=ENTRIES[self.imports % 2])

    def _withdraw_list(self) -> None:
        found = watchlists.by_name("border")
        services.withdraw(watchlist=found, actor=BY, at=self.clock.now())

    def _put_list_back(self) -> None:
        found, at = watchlists.by_name("border"), self.clock.now()
        version = found.versions.order_by("-number").first()
        confirming.propose(version=version, actor=BY, at=at)
        services.put_in_force(version=version, actor=Actor.officer(str(uuid4())), at=at)

    def _import_bases(self) -> None:
        self.imports += 1
        profile = oversight.demonstration_profile()
        changed = profile.replace(b"Articles 4", b"Articles  4") if self.imports % 2 else profile
        bases.import_bases(changed, actor=BY, at=self.clock.now())

    def _withdraw_basis(self) -> None:
        bases.withdraw(code="API-BORDER-IN", actor=BY, at=self.clock.now())

    def check(self) -> None:
        kinds = {one.kind for one in orders.standing()}
        screened = {one.list_id for one in watchlists.lists_in_force()}
        purposes = {one.purpose for one in oversight.bases_in_force(self.clock.now())}
        if kinds & {OrderKind.STOP_LIST, OrderKind.STOP_PURPOSE}:
            assert self.list_id not in screened
        if OrderKind.STOP_PURPOSE in kinds:
            assert BORDER not in purposes
        assert Purpose.PNR_ASSESSMENT in purposes


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=st.lists(st.sampled_from(Act), min_size=4, max_size=14))
def test_what_an_order_stopped_rests_until_it_is_lifted(db: None, acts: list[Act]) -> None:
    with TemporaryDirectory() as home, transaction.atomic():
        agency = Agency(Path(home) / "home")
        for act in acts:
            agency.act(act)
            agency.check()
        while orders.standing():
            agency.act(Act.LIFT)
        for act in (Act.IMPORT_LIST, Act.PUT_LIST_BACK, Act.IMPORT_BASES):
            agency.act(act)
        assert agency.list_id in {one.list_id for one in watchlists.lists_in_force()}
        transaction.set_rollback(True)
