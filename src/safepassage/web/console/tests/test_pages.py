from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from safepassage.adapters.clock import SystemClock
from safepassage.adapters.keys import HomeKeys
from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.oversight import selectors as oversight
from safepassage.flows.seal import seal
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from safepassage.web.console.words import WORDS, in_words

Seat = Callable[[Role], Client]


@pytest.fixture
def admin(seat: Seat) -> Client:
    return seat(Role.ADMINISTRATOR)


def shown(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_carrier_is_added_and_its_token_shown_once(admin: Client) -> None:
    answer = admin.post("/carriers/add/", {"code": "ut", "name": "Utopia Airways"})
    page = answer["Location"]
    assert "has no credential" in shown(admin, page)
    secret = admin.post(f"{page}rotate/").content.decode().split('class="secret">')[1][:43]
    carrier = carriers.by_code("UT")
    assert carriers.authenticate(secret, SystemClock().now()) == carrier
    assert secret not in shown(admin, page)


def test_a_credential_is_revoked_and_a_carrier_suspended_and_restored(admin: Client) -> None:
    page = admin.post("/carriers/add/", {"code": "UT", "name": "Utopia Airways"})["Location"]
    admin.post(f"{page}rotate/")
    carrier = carriers.by_code("UT")
    assert carrier
    credential = f"{page}credentials/{carrier.credentials.get().pk}/revoke/"
    for address, ground in ((credential, "replaced"), (f"{page}suspend/", "flies_no_more")):
        assert "in the ledger with your name" in shown(admin, address)
        assert "Choose the ground" in admin.post(address).content.decode()
        assert ledger.page(subject=str(carrier.pk), limit=1)[0].event.endswith(":rotated") is (
            ground == "replaced"
        )
        admin.post(address, {"ground": ground})
        assert ground.encode() in bytes(ledger.page(subject=str(carrier.pk), limit=1)[0].details)
    text = shown(admin, page)
    assert "Revoked" in text
    assert "its messages are refused" in text
    admin.post(f"{page}restore/")
    assert "Active" in shown(admin, "/carriers/")


def test_what_a_carrier_may_send_is_set_on_its_page(admin: Client) -> None:
    page = admin.post("/carriers/add/", {"code": "UT", "name": "Utopia Airways"})["Location"]
    answer = admin.post(
        f"{page}agree/", {"formats": ["paxlst"], "routes": "cdg-pdl, FR-*"}, follow=True
    )
    text = answer.content.decode()
    assert "The agreement is set." in text
    assert "CDG-PDL, FR-*" in text
    assert 'value="paxlst" id="id_formats_0" checked' in text
    faulty = admin.post(f"{page}agree/", {"routes": "PARIS"}).content.decode()
    assert "is no route" in faulty
    carrier = carriers.by_code("UT")
    assert carrier
    assert (carrier.formats, carrier.routes) == (["paxlst"], ["CDG-PDL", "FR-*"])


def test_a_faulty_carrier_shows_what_to_mend(admin: Client) -> None:
    text = admin.post("/carriers/add/", {"code": "U-", "name": "X"}).content.decode()
    assert 'role="alert"' in text
    assert "designator" in text
    assert 'value="U-"' in text


def test_what_does_not_exist_is_said_so(admin: Client) -> None:
    nobody = UUID(int=7)
    for address in (f"/carriers/{nobody}/", f"/officers/{nobody}/", f"/legal-bases/{nobody}/"):
        assert admin.get(address).status_code == 404
    assert admin.post(f"/carriers/{nobody}/rotate/").status_code == 404


def put_profile(client: Client, data: bytes) -> str:
    form = {"file": SimpleUploadedFile("bases.json", data)}
    return client.post("/legal-bases/import/", form, follow=True).content.decode()


def test_a_profile_is_imported_seen_and_withdrawn(admin: Client) -> None:
    assert "nothing is stored" in shown(admin, "/legal-bases/")
    assert "5 bases put in force" in put_profile(admin, oversight.demonstration_profile())
    assert "in force already" in put_profile(admin, oversight.demonstration_profile())
    basis = next(row for row in oversight.versions() if row.code == "PNR-PIU")
    text = shown(admin, f"/legal-bases/{basis.pk}/")
    assert "Directive (EU) 2016/681" in text
    assert "1826 days" in text
    admin.post(f"/legal-bases/{basis.pk}/withdraw/")
    text = admin.post(f"/legal-bases/{basis.pk}/withdraw/", follow=True).content.decode()
    assert "No basis PNR-PIU is in force" in text
    assert "Superseded or withdrawn" in shown(admin, "/legal-bases/")


@pytest.mark.parametrize("data", [b"[]", b"no JSON", b"x" * 1_000_001])
def test_a_faulty_profile_is_refused_with_its_fault(admin: Client, data: bytes) -> None:
    assert 'role="alert"' in put_profile(admin, data)


def test_an_officer_is_added_with_a_link_shown_once(admin: Client) -> None:
    form = {"username": "n.example", "roles": ["officer", "supervisor"], "postings": ["PDL"]}
    text = admin.post("/officers/add/", form).content.decode()
    assert "http://testserver/enrol/" in text
    officer = accounts.officer_by_name("n.example")
    assert officer
    assert officer.roles == {Role.OFFICER, Role.SUPERVISOR}
    page = f"/officers/{officer.pk}/"
    assert "/enrol/" not in shown(admin, page)
    assert "/enrol/" in admin.post(f"{page}invite/").content.decode()
    assert "signed out everywhere at once" in shown(admin, f"{page}suspend/")
    assert "Choose the ground" in admin.post(f"{page}suspend/").content.decode()
    assert "Suspended" not in shown(admin, page)
    admin.post(f"{page}suspend/", {"ground": "left"})
    assert "Suspended" in shown(admin, page)
    assert b"left" in bytes(ledger.page(event=Event.OFFICER_SUSPENDED)[0].details)
    admin.post(f"{page}restore/")
    assert "Suspended" not in shown(admin, page)


def test_roles_that_never_fall_together_are_refused(admin: Client) -> None:
    form = {"username": "n.example", "roles": ["officer", "regulator"], "postings": ["PDL"]}
    text = admin.post("/officers/add/", form).content.decode()
    assert "never held by one person" in text
    assert accounts.officer_by_name("n.example") is None


def test_an_administrator_cannot_suspend_the_own_account(admin: Client) -> None:
    own = accounts.officer_by_name("administrator.example")
    assert own
    text = admin.post(
        f"/officers/{own.pk}/suspend/", {"ground": "left"}, follow=True
    ).content.decode()
    assert "Nobody can suspend" in text


def test_an_entry_is_one_line_with_seconds_and_what_it_names_folded(seat: Seat) -> None:
    client = seat(Role.REGULATOR)
    someone = UUID(int=7)
    with transaction.atomic():
        ledger.write_read(
            actor=Actor.component(Component.PIPELINE),
            purpose=Purpose.BORDER_CHECK,
            subject="flight",
            field_group="identity",
            about=[someone],
            at=datetime(2026, 9, 1, 6, 0, 7, tzinfo=UTC),
        )
    page = shown(client, f"/ledger/?subject={someone}")
    assert page.count("<tr tabindex") == 1
    assert "06:00:07 UTC" in page
    assert "1 traveller: field_group identity" in page
    assert f'<a href="?subject={someone}">' in page


def test_reading_the_ledger_is_in_the_ledger(seat: Seat) -> None:
    client = seat(Role.REGULATOR)
    assert "an officer was added" in shown(client, "/ledger/")
    assert "the ledger was read" in shown(client, "/ledger/")
    assert len(ledger.page(event=Event.LEDGER_READ)) == 2


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("event=officer:account:added", 1),
        ("actor=command_line", 2),
        ("actor=CODE", 3),
        ("subject=ID", 2),
        ("event=carrier:record:added", 0),
        ("before=1", 0),
        ("before=nonsense", 5),
    ],
)
def test_the_ledger_is_filtered_by_event_actor_and_record(
    seat: Seat, query: str, count: int
) -> None:
    client = seat(Role.REGULATOR)
    own = accounts.officer_by_name("regulator.example")
    assert own
    shown(client, "/ledger/")
    query = query.replace("CODE", own.code).replace("ID", str(own.pk))
    assert shown(client, f"/ledger/?{query}").count("<tr tabindex") == count


def test_the_chain_is_verified_on_demand(
    seat: Seat, platform: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    client = seat(Role.REGULATOR)
    monkeypatch.setattr(settings, "SAFEPASSAGE_HOME", tmp_path / "home")
    assert platform
    seal(HomeKeys(settings.SAFEPASSAGE_HOME), at=SystemClock().now())
    whole = client.post("/ledger/verify/").content.decode()
    part = client.post("/ledger/verify/", headers={"HX-Request": "true"}).content.decode()
    assert "Intact" in whole
    assert "Intact" in part
    assert "<html" in whole
    assert "<html" not in part


def test_the_demonstration_says_what_it_is(admin: Client) -> None:
    assert "Never enter a real person" in shown(admin, "/carriers/")
    assert "Demonstration" in shown(admin, "/about/")


def test_nothing_comes_from_elsewhere(admin: Client) -> None:
    answer = admin.get("/carriers/")
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    text = answer.content.decode()
    assert "http://" not in text
    assert "https://" not in text


def test_the_closed_lists_have_words() -> None:
    assert all(in_words(value) != value for value in WORDS)
    assert in_words("something else") == "something else"
