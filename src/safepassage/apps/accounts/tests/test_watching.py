"""Some regulator, data protection officer and approval authority can always sign in."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from safepassage.apps.accounts import services
from safepassage.apps.accounts.errors import AccountError
from safepassage.apps.accounts.grounds import Ground
from safepassage.apps.accounts.models import Installation, InstallationKind, Officer
from safepassage.apps.accounts.roles import WATCHING, Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db
AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
BY = Actor.officer("administrator-1")


@pytest.fixture
def production() -> Installation:
    return services.create_installation(kind=InstallationKind.PRODUCTION, title="Production", at=AT)


@pytest.fixture
def made(production: Installation) -> Callable[..., Officer]:
    """Make an officer of a role, enrolled or not yet."""
    assert not production.is_demonstration
    services.ensure_posting(code="HQ", name="Head office", purposes=set(Purpose))

    def make(role: Role, name: str, *, enrolled: bool = True) -> Officer:
        officer = services.add_officer(
            username=name, roles={role}, postings={"HQ"}, actor=BY, at=AT
        )
        if enrolled:
            Authenticator.objects.create(user=officer, type=Authenticator.Type.TOTP, data={})
        return officer

    return make


def suspend(officer: Officer) -> None:
    services.suspend(officer=officer, ground=Ground.LEFT, actor=BY, at=AT)


@pytest.mark.parametrize("role", WATCHING)
def test_the_last_of_those_who_watch_is_not_suspended(
    made: Callable[..., Officer], role: Role
) -> None:
    last = made(role, "first.example")
    made(role, "never.enrolled", enrolled=False)
    with pytest.raises(AccountError, match="last account that can sign in"):
        suspend(last)
    last.refresh_from_db()
    assert last.is_active
    assert ledger.page(event=Event.OFFICER_SUSPENDED) == []


@pytest.mark.parametrize("role", WATCHING)
def test_once_another_has_enrolled_one_of_them_can_go(
    made: Callable[..., Officer], role: Role
) -> None:
    first, second = made(role, "first.example"), made(role, "second.example")
    suspend(first)
    with pytest.raises(AccountError, match="last account"):
        suspend(second)


@pytest.mark.parametrize("role", sorted(set(Role) - set(WATCHING)))
def test_everybody_else_is_suspended_at_once(made: Callable[..., Officer], role: Role) -> None:
    only = made(role, "only.example")
    suspend(only)
    assert not only.is_active


def test_its_sign_ins_can_be_ended_at_once(made: Callable[..., Officer], client: Client) -> None:
    last = made(Role.REGULATOR, "first.example")
    client.force_login(last)
    client.get("/account/")
    services.sign_out(officer=last, actor=BY, at=AT)
    assert client.get("/account/")["Location"].startswith("/sign-in/")
    last.refresh_from_db()
    assert last.is_active


def test_who_never_enrolled_can_always_go(made: Callable[..., Officer]) -> None:
    suspend(made(Role.REGULATOR, "never.enrolled", enrolled=False))
