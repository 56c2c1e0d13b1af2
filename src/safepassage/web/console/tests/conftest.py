from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts import services
from safepassage.apps.accounts.models import Installation, InstallationKind, Officer
from safepassage.apps.accounts.roles import Role, purposes_of
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from safepassage.web.console.desk import POSTING_KEY, PURPOSE_KEY
from trained import trained

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
BY = Actor.component(Component.COMMAND_LINE)

Seat = Callable[[Role], Client]


@pytest.fixture(autouse=True)
def trust_store_read_anew() -> None:
    """The next test has another store, of the same number of changes perhaps."""
    installed.trust_store.cache_clear()


@pytest.fixture(autouse=True)
def refusals_counted_anew() -> None:
    """The next test has another ledger."""
    installed.refused_pages.cache_clear()


@pytest.fixture
def demonstration(db: None) -> Installation:
    return services.create_installation(
        kind=InstallationKind.DEMONSTRATION, title="Demonstration", at=AT
    )


@pytest.fixture
def officer_of(db: None) -> Callable[[Role], Officer]:
    """Make an officer of one role at a posting where every purpose is allowed."""

    def made(role: Role) -> Officer:
        services.ensure_posting(
            code="PDL", name="Airport", purposes=set(Purpose), time_zone="Atlantic/Azores"
        )
        name = f"{role}.example"
        while accounts.officer_by_name(name):
            name = f"another.{name}"
        made = services.add_officer(username=name, roles={role}, postings={"PDL"}, actor=BY, at=AT)
        return trained(made)

    return made


@pytest.fixture
def seat(demonstration: Installation, officer_of: Callable[[Role], Officer]) -> Seat:
    """Give the client of an officer of one role, signed in and seated."""
    assert demonstration.is_demonstration

    def seated(role: Role) -> Client:
        client = Client()
        client.force_login(officer_of(role))
        session = client.session
        session[POSTING_KEY] = "PDL"
        session[PURPOSE_KEY] = min(purposes_of({role})).value
        session.save()
        return client

    return seated
