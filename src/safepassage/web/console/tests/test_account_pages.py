"""One's own account, and how long a sign-in lasts."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from safepassage.apps.accounts import enrolment, services
from safepassage.apps.accounts.grounds import Ground
from safepassage.apps.accounts.models import Installation, Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor, Component
from safepassage.web.console.desk import POSTING_KEY, PURPOSE_KEY
from safepassage.web.idle import BY_ITSELF

START = datetime(2026, 9, 1, 3, 0, tzinfo=UTC)
BY = Actor.component(Component.COMMAND_LINE)
PRESENT, NEW = "four calm herons cross", "nine grey geese return"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as moved:
        yield moved


@pytest.fixture
def officer(
    clock: time_machine.Traveller,
    demonstration: Installation,
    officer_of: Callable[[Role], Officer],
) -> Officer:
    made = officer_of(Role.OFFICER)
    made.set_password(PRESENT)
    made.save()
    return made


def signed_in(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer)
    session = client.session
    session[POSTING_KEY], session[PURPOSE_KEY] = "PDL", "border_check"
    session.save()
    assert client.get("/account/").status_code == 200
    return client


def seat(client: Client) -> None:
    assert client.post("/desk/", {"seat": "PDL border_check"}).status_code == 302


def is_in(client: Client, **headers: str) -> bool:
    return client.get("/board/", headers=headers).status_code == 200


def test_half_an_hour_without_an_act_ends_a_sign_in(
    clock: time_machine.Traveller, officer: Officer
) -> None:
    client = signed_in(officer)
    for _ in range(3):
        clock.shift(timedelta(minutes=settings.SAFEPASSAGE_IDLE_MINUTES - 1))
        assert is_in(client)
    clock.shift(timedelta(minutes=settings.SAFEPASSAGE_IDLE_MINUTES))
    assert client.get("/board/")["Location"] == "/sign-in/?next=/board/"
    (entry,) = ledger.page(event=Event.OFFICER_SIGNED_OUT)
    assert entry.subject == str(officer.pk)


def test_a_page_left_open_is_no_act(clock: time_machine.Traveller, officer: Officer) -> None:
    client = signed_in(officer)
    for _ in range(3):
        clock.shift(timedelta(minutes=10))
        by_itself = client.get("/board/", headers={BY_ITSELF: "1"})
    assert by_itself.status_code == 302


def test_every_page_that_renews_itself_says_so() -> None:
    places = [place for folder in settings.TEMPLATES[0]["DIRS"] for place in folder.rglob("*.html")]
    renewing = [place for place in places if 'hx-trigger="every' in place.read_text()]
    assert renewing
    for place in renewing:
        assert re.search(rf"every \d+s\"[^>]*{BY_ITSELF}", place.read_text()), place


def test_twelve_hours_end_it_in_any_case(clock: time_machine.Traveller, officer: Officer) -> None:
    client = signed_in(officer)
    held = 0
    while is_in(client):
        clock.shift(timedelta(minutes=20))
        held += 20
        assert held <= 12 * 60
    assert held == 12 * 60


def test_a_sign_in_elsewhere_is_seen_and_ended(officer: Officer) -> None:
    here, elsewhere = signed_in(officer), signed_in(officer)
    page = here.get("/account/").content.decode()
    (address,) = re.findall(r"/account/sign-ins/\w+/end/", page)
    here.post(address)
    assert is_in(here)
    assert not is_in(elsewhere)
    assert "/end/" not in here.get("/account/").content.decode()


def test_nobody_ends_the_sign_in_of_another(
    officer: Officer, officer_of: Callable[[Role], Officer]
) -> None:
    mine, another = signed_in(officer), officer_of(Role.OFFICER)
    page = signed_in(officer).get("/account/").content.decode()
    (address,) = re.findall(r"/account/sign-ins/\w+/end/", page)
    signed_in(another).post(address)
    assert is_in(mine)


def test_a_new_password_ends_every_other_sign_in(officer: Officer) -> None:
    here, elsewhere = signed_in(officer), signed_in(officer)
    form = {"present": PRESENT, "password": NEW, "again": NEW}
    assert here.post("/account/password/", form).status_code == 302
    assert is_in(here)
    assert not is_in(elsewhere)
    officer.refresh_from_db()
    assert officer.check_password(NEW)
    assert len(ledger.page(event=Event.OFFICER_PASSWORD_CHANGED)) == 1


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"present": "wrong", "password": NEW, "again": NEW}, "not right"),
        ({"present": PRESENT, "password": "short", "again": "short"}, "too short"),
        ({"present": PRESENT, "password": NEW, "again": NEW + "s"}, "differ"),
        ({"present": PRESENT, "password": "n" * 129, "again": "n" * 129}, "at most 128"),
    ],
)
def test_a_bad_change_says_why(officer: Officer, form: dict[str, str], said: str) -> None:
    client = signed_in(officer)
    assert said in client.post("/account/password/", form).content.decode()
    officer.refresh_from_db()
    assert officer.check_password(PRESENT)


@pytest.mark.parametrize("credential", ["", "[]", "{", "{}", '{"id": "x", "response": {}}'])
def test_what_is_no_passkey_is_refused(officer: Officer, credential: str) -> None:
    client = signed_in(officer)
    client.get("/account/passkeys/add/")
    form = {"name": "Blue key", "present": PRESENT, "credential": credential}
    answer = client.post("/account/passkeys/add/", form)
    assert answer.status_code == 200
    assert "This needs your attention" in answer.content.decode()
    assert ledger.page(event=Event.OFFICER_PASSKEY_ADDED) == []


def test_suspension_ends_every_sign_in_for_good(officer: Officer) -> None:
    client = signed_in(officer)
    by = Actor.component(Component.COMMAND_LINE)
    services.suspend(officer=officer, ground=Ground.LOST_DEVICE, actor=by, at=START)
    services.restore(officer=officer, actor=by, at=START)
    assert not is_in(client)


def test_what_changed_in_how_one_signs_in_is_told_on_the_account_and_at_the_next_sign_in(
    clock: time_machine.Traveller, officer: Officer
) -> None:
    client = signed_in(officer)
    assert "Nothing so far" in client.get("/account/").content.decode()
    seat(client)
    clock.shift(timedelta(minutes=5))
    assert "Since you were here last" not in client.get("/desk/").content.decode()
    client.post("/account/password/", {"present": PRESENT, "password": NEW, "again": NEW})
    enrolment.invite(officer=officer, actor=BY, at=START + timedelta(minutes=6))
    assert "The password was changed" in client.get("/account/").content.decode()
    Client().post("/sign-in/", {"login": officer.username, "password": "wrong"})
    officer.refresh_from_db()
    again = signed_in(officer)
    account = again.get("/account/").content.decode()
    assert "A sign-in with your name was refused" in account
    assert "Signed in, with posting and purpose" in account
    page = again.get("/desk/").content.decode()
    for words in (
        "Since you were here last (2026-09-01 03:00 UTC)",
        "The password was changed",
        "An enrolment link was made for you",
        "1 sign-in with your name was refused",
    ):
        assert words in page
    clock.shift(timedelta(minutes=5))
    seat(client)
    assert "Since you were here last" not in client.get("/desk/").content.decode()


def test_nobody_hears_of_the_account_of_another(
    clock: time_machine.Traveller, officer: Officer, officer_of: Callable[[Role], Officer]
) -> None:
    enrolment.invite(officer=officer_of(Role.REGULATOR), actor=BY, at=START)
    assert "Nothing so far" in signed_in(officer).get("/account/").content.decode()
