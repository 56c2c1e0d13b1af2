"""The way in: enrolment, password, second factor, desk, and out again."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import enrolment, services
from safepassage.apps.accounts.grounds import Ground
from safepassage.apps.accounts.models import Installation, InstallationKind, Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor, Component

BY = Actor.component(Component.COMMAND_LINE)
PASSWORD = "four calm herons cross"


@pytest.fixture(autouse=True)
def _one_moment_without_earlier_attempts(settings: Settings) -> Iterator[None]:
    """The clock stands: a code must not grow old between two lines of a test."""
    memory = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": memory, "LOCATION": "way in"}}
    with time_machine.travel(datetime(2026, 9, 1, 6, 0, tzinfo=UTC), tick=False):
        cache.clear()
        yield
        cache.clear()


@pytest.fixture
def officer(officer_of: Callable[[Role], Officer]) -> Officer:
    return officer_of(Role.REGULATOR)


@pytest.fixture
def production(officer: Officer) -> Installation:
    return services.create_installation(
        kind=InstallationKind.PRODUCTION, title="Production", at=officer.created_at
    )


@pytest.fixture
def token(officer: Officer, production: Installation) -> str:
    assert not production.is_demonstration
    return enrolment.invite(officer=officer, actor=BY, at=SystemClock().now())


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def enrol(client: Client, token: str, **changes: str) -> tuple[str, int]:
    page = client.get(f"/enrol/{token}/").content.decode()
    secret = re.search(r'class="secret">([A-Z2-7]{32})<', page)
    assert secret
    form = {"password": PASSWORD, "again": PASSWORD, "code": code_of(secret[1])} | changes
    return secret[1], client.post(f"/enrol/{token}/", form).status_code


def give_password(client: Client, password: str = PASSWORD) -> str:
    form = {"login": "regulator.example", "password": password}
    answer = client.post("/sign-in/", form)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def test_from_the_link_to_the_desk_and_out(client: Client, token: str, officer: Officer) -> None:
    secret, status = enrol(client, token)
    assert status == 302
    assert give_password(client) == "/sign-in/second-factor/"
    assert client.get("/desk/")["Location"].startswith("/sign-in/")
    answer = client.post("/sign-in/second-factor/", {"code": code_of(secret)})
    assert answer["Location"] == "/desk/"
    client.post("/desk/", {"seat": "PDL oversight"})
    assert client.get("/ledger/").status_code == 200
    client.post("/sign-out/")
    assert client.get("/ledger/")["Location"].startswith("/sign-in/")
    events = [entry.event for entry in ledger.page(subject=str(officer.pk))]
    assert events[:3] == [
        Event.OFFICER_SIGNED_OUT,
        Event.OFFICER_SIGNED_IN,
        Event.OFFICER_ENROLLED,
    ]


def test_a_used_link_opens_no_more(client: Client, token: str) -> None:
    enrol(client, token)
    assert client.get(f"/enrol/{token}/").status_code == 410


@pytest.mark.parametrize(
    "changes",
    [{"again": "four calm herons crossed"}, {"code": "x"}, {"password": "short", "again": "short"}],
)
def test_a_faulty_enrolment_shows_the_form_again(
    client: Client, token: str, changes: dict[str, str]
) -> None:
    first, status = enrol(client, token, **changes)
    assert status == 200
    again, status = enrol(client, token)
    assert (first, status) == (again, 302)


def test_a_wrong_password_is_refused_and_written_down(
    client: Client, token: str, officer: Officer
) -> None:
    enrol(client, token)
    assert "is not right" in give_password(client, "wrong")
    (entry,) = ledger.page(event=Event.OFFICER_REFUSED)
    assert entry.actor_id == str(officer.pk)


@pytest.mark.django_db
def test_a_name_nobody_has_is_not_written_down(client: Client) -> None:
    client.post("/sign-in/", {"login": "secret typed here", "password": "x"})
    (entry,) = ledger.page(event=Event.OFFICER_REFUSED)
    assert (entry.actor_id, entry.subject) == ("console", "")
    assert b"secret" not in bytes(entry.details)


def test_after_five_wrong_passwords_the_right_one_waits(client: Client, token: str) -> None:
    enrol(client, token)
    for _ in range(5):
        give_password(client, "wrong")
    assert "Too many" in give_password(client)


@pytest.mark.parametrize(("proxies", "told"), [(0, "Too many"), (1, "digits")])
def test_behind_a_proxy_strangers_keep_nobody_out(
    client: Client, token: str, settings: Settings, proxies: int, told: str
) -> None:
    """Without the number of proxies, all who fail count as one address: the proxy's."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    enrol(client, token)
    for number in range(10):
        sent = {"login": f"nobody.{number}", "password": "x"}
        client.post("/sign-in/", sent, headers={"x-forwarded-for": "192.0.2.1"})
    mine = {"login": "regulator.example", "password": PASSWORD}
    answer = client.post("/sign-in/", mine, headers={"x-forwarded-for": "192.0.2.2"}, follow=True)
    assert told in answer.content.decode()


def test_a_code_of_the_second_factor_works_once(client: Client, token: str) -> None:
    secret, _ = enrol(client, token)
    code = code_of(secret)
    for other, location in ((Client(), "/desk/"), (Client(), None)):
        give_password(other)
        answer = other.post("/sign-in/second-factor/", {"code": code})
        assert answer.headers.get("Location") == location


def test_a_suspended_officer_is_told_so(client: Client, token: str, officer: Officer) -> None:
    enrol(client, token)
    officer.grants.update(role=Role.OFFICER)  # the last regulator is not suspended
    services.suspend(officer=officer, ground=Ground.LEFT, actor=BY, at=officer.created_at)
    assert give_password(client) == "/sign-in/suspended/"
    assert b"suspended" in client.get("/sign-in/suspended/").content


@pytest.fixture
def entry(officer: Officer, demonstration: Installation) -> str:
    assert demonstration.is_demonstration
    return enrolment.entry(officer=officer, at=SystemClock().now())


def test_the_demonstrations_link_enters_once(client: Client, entry: str) -> None:
    assert client.get(f"/enter/{entry}/").status_code == 200
    assert client.get(f"/enter/{entry}/").status_code == 200
    assert client.post(f"/enter/{entry}/")["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200
    assert Client().post(f"/enter/{entry}/").status_code == 410


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7", "unix:", ""])
def test_the_demonstration_is_entered_from_its_own_machine_only(
    client: Client, entry: str, address: str
) -> None:
    assert client.post(f"/enter/{entry}/", REMOTE_ADDR=address).status_code == 410
    assert client.post(f"/enter/{entry}/", REMOTE_ADDR="::1").status_code == 302
