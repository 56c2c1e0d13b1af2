"""People with the right to change lists, and an installation that holds real persons."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from safepassage.apps.accounts.models import Installation, InstallationKind
from safepassage.apps.accounts.services import create_installation
from safepassage.records.actor import Actor

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def production(db: None) -> Installation:
    return create_installation(
        kind=InstallationKind.PRODUCTION, title="Utopia", at=AT, authority_fingerprint="0" * 64
    )


@pytest.fixture
def first() -> Actor:
    return Actor.officer(str(UUID(int=1)))


@pytest.fixture
def second() -> Actor:
    return Actor.officer(str(UUID(int=2)))
