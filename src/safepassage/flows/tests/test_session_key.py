"""The web's session secret is renewed: nobody is signed out, and every second factor stays."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.contrib.sessions.backends.db import SessionStore

from safepassage.adapters.session_secret import secrets_of
from safepassage.apps.accounts import services
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.flows.session_key import renew_session_key
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
BY = Actor.component(Component.COMMAND_LINE)
SEED = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def home(platform, tmp_path):
    return tmp_path / "home"


@pytest.fixture
def started(home, settings):
    """What a process does that is started (again)."""

    def start():
        settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS = secrets_of(home)

    start()
    return start


@pytest.fixture
def device(clock, started):
    services.ensure_posting(code="HQ", name="Office", purposes={Purpose.OVERSIGHT})
    officer = services.add_officer(
        username="r.example", roles={Role.REGULATOR}, postings={"HQ"}, actor=BY, at=clock.now()
    )
    sealed = {"secret": get_adapter().encrypt(SEED)}
    kind = Authenticator.Type.TOTP
    return Authenticator.objects.create(user_id=officer.pk, type=kind, data=sealed)


def secret_of(device):
    device.refresh_from_db()
    return get_adapter().decrypt(device.data["secret"])


def renewed(home, clock):
    return renew_session_key(home, actor=BY, at=clock.now())


def test_sign_ins_and_devices_stay_good_before_and_after_the_web_is_started_again(
    home, clock, started, device
):
    signed_in = SessionStore()
    signed_in["officer"] = "one"
    signed_in.save()
    assert renewed(home, clock) == 1
    assert secret_of(device) == SEED
    started()
    assert secret_of(device) == SEED
    assert SessionStore(signed_in.session_key)["officer"] == "one"
    (entry,) = ledger.page(event=Event.KEY_ROTATED)
    assert b"session" in bytes(entry.details)


def test_after_two_renewals_nothing_lies_under_the_first_and_it_is_gone(
    home, clock, started, device, settings
):
    (first,) = secrets_of(home)
    for _ in range(2):
        renewed(home, clock)
        started()
    assert secret_of(device) == SEED
    assert len(secrets_of(home)) == 2
    assert first not in secrets_of(home)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = first, []
    with pytest.raises(InvalidToken):
        secret_of(device)


def test_what_lies_under_a_secret_that_is_not_known_stops_the_renewal(
    home, clock, started, device, settings
):
    before = secrets_of(home)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 8, []
    with pytest.raises(InvalidToken):
        renewed(home, clock)
    assert secrets_of(home) == before
    assert ledger.page(event=Event.KEY_ROTATED) == []
