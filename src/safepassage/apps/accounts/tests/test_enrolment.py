from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)

from safepassage.apps.accounts import enrolment, selectors, services
from safepassage.apps.accounts.adapters import SecondFactorAdapter
from safepassage.apps.accounts.errors import AccountError
from safepassage.apps.accounts.grounds import Ground
from safepassage.apps.accounts.models import Installation, LinkUse, Officer, SingleUseLink
from safepassage.apps.accounts.tokens import digest, new_token
from safepassage.records.actor import Actor, Component

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
BY = Actor.component(Component.COMMAND_LINE)
PASSWORD = "four calm herons cross"


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture(autouse=True)
def _standing_clock() -> Iterator[None]:
    """A code must not grow old between two lines of a test."""
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def token(officer: Officer) -> str:
    return enrolment.invite(officer=officer, actor=BY, at=AT)


def enrol(token: str, **changes: str) -> Officer:
    secret = generate_totp_secret()
    values = {"password": PASSWORD, "secret": secret, "code": code_of(secret)} | changes
    return enrolment.enrol(token=token, at=AT, **values)


def test_tokens_hold_256_bits_and_only_their_digest_is_kept(token: str) -> None:
    assert len(new_token()) == 43
    assert new_token() != new_token()
    assert bytes(SingleUseLink.objects.get().token_sha256) == digest(token)


def test_enrolment_sets_password_and_second_factor_once(token: str) -> None:
    officer = enrol(token)
    assert officer.check_password(PASSWORD)
    assert selectors.has_second_factor(officer)
    with pytest.raises(AccountError, match="used"):
        enrol(token)


def test_the_secret_lies_encrypted(token: str) -> None:
    secret = generate_totp_secret()
    enrol(token, secret=secret, code=code_of(secret))
    stored = Authenticator.objects.get().data["secret"]
    assert secret not in stored
    assert SecondFactorAdapter().decrypt(stored) == secret


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"password": "short"}, "too short"),
        ({"password": "a.example12345"}, "similar"),
        ({"code": "000000000"}, "six digits"),
    ],
)
def test_a_bad_attempt_leaves_the_link_usable(
    token: str, changes: dict[str, str], sentence: str
) -> None:
    with pytest.raises(AccountError, match=sentence):
        enrol(token, **changes)
    enrol(token)


def test_a_new_invitation_ends_the_one_before(token: str, officer: Officer) -> None:
    later = enrolment.invite(officer=officer, actor=BY, at=AT)
    with pytest.raises(AccountError):
        enrol(token)
    enrol(later)


def test_enrolling_again_replaces_the_lost_device(token: str, officer: Officer) -> None:
    enrol(token)
    enrol(enrolment.invite(officer=officer, actor=BY, at=AT))
    assert Authenticator.objects.filter(user=officer).count() == 1


def test_an_invitation_expires_and_suspension_ends_it(token: str, officer: Officer) -> None:
    late = AT + enrolment.ENROLMENT_LASTS
    with pytest.raises(AccountError):
        enrolment.waiting(token=token, use=LinkUse.ENROL, at=late)
    assert enrolment.waiting(token=token, use=LinkUse.ENROL, at=late - timedelta(seconds=1))
    services.suspend(officer=officer, ground=Ground.LEFT, actor=BY, at=AT)
    with pytest.raises(AccountError):
        enrolment.waiting(token=token, use=LinkUse.ENROL, at=AT)


def test_an_invitation_is_no_login(token: str, demonstration: Installation) -> None:
    assert demonstration.is_demonstration
    with pytest.raises(AccountError):
        enrolment.enter(token=token, at=AT)


def test_a_demonstrations_login_works_once(officer: Officer, demonstration: Installation) -> None:
    assert demonstration.is_demonstration
    token = enrolment.entry(officer=officer, at=AT)
    assert enrolment.enter(token=token, at=AT) == officer
    with pytest.raises(AccountError):
        enrolment.enter(token=token, at=AT)


def test_elsewhere_there_are_no_single_use_logins(officer: Officer) -> None:
    with pytest.raises(AccountError, match="demonstration"):
        enrolment.entry(officer=officer, at=AT)
    with pytest.raises(AccountError, match="demonstration"):
        enrolment.enter(token="any", at=AT)
