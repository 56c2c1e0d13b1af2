from datetime import UTC, datetime

import pytest

from safepassage.apps.accounts import services
from safepassage.apps.accounts.models import Installation, InstallationKind, Officer, Posting
from safepassage.apps.accounts.roles import Role
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
BY = Actor.component(Component.COMMAND_LINE)


@pytest.fixture
def airport(db: None) -> Posting:
    return services.ensure_posting(
        code="PDL", name="Airport", purposes={Purpose.BORDER_CHECK, Purpose.PNR_REQUEST}
    )


@pytest.fixture
def officer(airport: Posting) -> Officer:
    return services.add_officer(
        username="a.example", roles={Role.OFFICER}, postings={airport.code}, actor=BY, at=AT
    )


@pytest.fixture
def demonstration(db: None) -> Installation:
    return services.create_installation(
        kind=InstallationKind.DEMONSTRATION, title="Demonstration", at=AT
    )
