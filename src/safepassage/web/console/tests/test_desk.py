from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from safepassage.apps.accounts import services
from safepassage.apps.accounts.grounds import Ground
from safepassage.apps.accounts.models import Installation, InstallationKind, Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

BY = Actor.component(Component.COMMAND_LINE)


@pytest.fixture
def officer(officer_of: Callable[[Role], Officer]) -> Officer:
    return officer_of(Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def signed_in(client: Client, officer: Officer, demonstration: Installation) -> Client:
    assert demonstration.is_demonstration
    client.force_login(officer)
    return client


def sit(client: Client, seat: str, after: str = "") -> str:
    answer = client.post(f"/desk/?next={after}", {"seat": seat})
    return answer["Location"] if answer.status_code == 302 else ""


def test_without_a_desk_every_page_leads_to_the_chooser_and_back(signed_in: Client) -> None:
    answer = signed_in.get("/ledger/?event=x")
    assert answer["Location"] == "/desk/?next=%2Fledger%2F%3Fevent%3Dx"
    assert sit(signed_in, "PDL oversight", "/ledger/") == "/ledger/"
    assert signed_in.get("/ledger/").status_code == 200


def test_a_partial_page_asks_the_browser_to_go_to_the_chooser(signed_in: Client) -> None:
    answer = signed_in.get("/ledger/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith("/desk/")


@pytest.mark.parametrize("seat", ["PDL border_check", "XXX oversight", "PDL curiosity", ""])
def test_only_a_seat_of_ones_own_can_be_taken(signed_in: Client, seat: str) -> None:
    assert sit(signed_in, seat) == ""
    assert ledger.page(event=Event.OFFICER_SIGNED_IN) == []


def test_nobody_is_led_to_another_house(signed_in: Client) -> None:
    assert sit(signed_in, "PDL oversight", "https://elsewhere.example/") == "/"


def test_the_seat_is_in_the_ledger_with_its_purpose(signed_in: Client, officer: Officer) -> None:
    sit(signed_in, "PDL data_subject")
    (entry,) = ledger.page(event=Event.OFFICER_SIGNED_IN)
    assert (entry.actor_id, entry.purpose) == (str(officer.pk), "data_subject")
    assert b"PDL" in bytes(entry.details)


def test_a_seat_is_lost_with_the_purpose(signed_in: Client, officer: Officer) -> None:
    sit(signed_in, "PDL oversight")
    posting = officer.postings.get()
    posting.purposes = [Purpose.DATA_SUBJECT.value]
    posting.save()
    assert signed_in.get("/ledger/")["Location"].startswith("/desk/")


def test_a_suspended_officer_is_signed_out_everywhere(signed_in: Client, officer: Officer) -> None:
    sit(signed_in, "PDL oversight")
    services.add_officer(
        username="another.example",
        roles={Role.DATA_PROTECTION_OFFICER},
        postings={"PDL"},
        actor=BY,
        at=officer.created_at,
    )
    services.suspend(officer=officer, ground=Ground.LEFT, actor=BY, at=officer.created_at)
    assert signed_in.get("/ledger/")["Location"].startswith("/sign-in/")


def test_home_is_the_first_page_of_ones_work(signed_in: Client) -> None:
    sit(signed_in, "PDL oversight")
    first = signed_in.get("/")["Location"]
    assert signed_in.get(first).status_code == 200


def test_production_serves_nobody_without_a_second_factor(client: Client, officer: Officer) -> None:
    services.create_installation(
        kind=InstallationKind.PRODUCTION, title="Production", at=officer.created_at
    )
    client.force_login(officer)
    answer = client.get("/desk/")
    assert answer.status_code == 403
    assert b"second factor" in answer.content
    Authenticator.objects.create(user=officer, type=Authenticator.Type.TOTP, data={})
    assert client.get("/desk/").status_code == 200


def test_times_are_those_of_the_posting_and_utc(signed_in: Client) -> None:
    sit(signed_in, "PDL oversight")
    page = signed_in.get("/officers/").content.decode()
    assert "2026-09-01 06:00" in page
    assert "06:00 UTC" in page
    assert "Atlantic/Azores" in page


@pytest.mark.parametrize(
    ("role", "purpose", "begins"),
    [
        (Role.OFFICER, Purpose.BORDER_CHECK, "board"),
        (Role.DATA_PROTECTION_OFFICER, Purpose.DATA_SUBJECT, "subjects"),
        (Role.DATA_PROTECTION_OFFICER, Purpose.OVERSIGHT, "overview"),
        (Role.REGULATOR, Purpose.OVERSIGHT, "overview"),
        (Role.APPROVAL_AUTHORITY, Purpose.OVERSIGHT, "approvals"),
    ],
)
def test_each_begins_with_the_page_of_their_work(
    desk_for: Callable[[Role, Purpose], Client], role: Role, purpose: Purpose, begins: str
) -> None:
    assert desk_for(role, purpose).get("/")["Location"] == reverse(begins)
