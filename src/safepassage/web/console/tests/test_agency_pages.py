"""Agencies in the console: who gets which field by which law, and what was handed over."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agency_laws import agency, law, put_laws
from one_traveller import message, notify, work
from safepassage.apps.accounts.roles import Role
from safepassage.apps.agencies import selectors
from safepassage.apps.oversight import selectors as oversight
from safepassage.flows.window.single_window import page
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sharing import AgencyRole

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def administrator(desk_for):
    return desk_for(Role.ADMINISTRATOR, Purpose.TECHNICAL_REPAIR)


@pytest.fixture
def supervisor(desk_for):
    return desk_for(Role.SUPERVISOR, Purpose.TECHNICAL_REPAIR)


@pytest.fixture
def border(platform, bases):
    return agency(platform, AgencyRole.BORDER)


def text(client, one):
    return client.get(reverse("agency", args=[one.pk])).content.decode()


def cell(page_text, field):
    found = re.search(rf'<th scope="row" class="mono">{field}</th>(.*?)</tr>', page_text, re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found[1])


@pytest.mark.parametrize("role", [Role.DATA_PROTECTION_OFFICER, Role.REGULATOR])
def test_who_oversees_sees_every_field_with_its_law_and_changes_nothing(desk_for, role, border):
    shown = text(desk_for(role, Purpose.OVERSIGHT), border)
    assert "UTO-BORDER" in cell(shown, "surname")
    assert "not given" in cell(shown, "nationality")
    assert "Window Act of Utopia" in shown
    assert "New credential" not in shown
    assert "No agency" not in shown


def test_reservations_are_shown_as_for_people_only(administrator, platform, bases):
    fields = {"api_piu": ["surname"], "pnr": ["surname", "booking.locator"]}
    unit = agency(platform, AgencyRole.POLICE_UNIT, fields=fields)
    shown = text(administrator, unit)
    assert "by a person only" in cell(shown, "surname")
    assert "not stored" in cell(shown, "booking.locator")


def test_a_copy_that_no_law_collects_is_pointed_out(administrator, platform, border):
    customs = agency(platform, AgencyRole.CUSTOMS)
    assert "none of it can be given: API, customs" in text(administrator, customs)
    assert "none of it can be given" not in text(administrator, border)


def test_what_was_handed_over_is_counted_by_day(administrator, platform, border, monkeypatch):
    views = "safepassage.web.console.agencies.views.SystemClock"
    monkeypatch.setattr(views, lambda: platform.clock)
    assert "Nothing was handed over" in text(administrator, border)
    notify(platform, message(), message(place="2", name="MUSTER:ADA", number="UT1"))
    work(platform)
    for _ in range(2):
        assert len(page(platform, border, after=0).entries) == 2
    row = re.search(r"<tr><th [^>]*>2026-09-01</th>(.*?)</tr>", text(administrator, border))
    assert re.findall(r">(\d+)<", row[1]) == ["4", "0", "2"]


def test_a_law_of_another_purpose_is_not_shown_as_giving(administrator, platform, border):
    crossed = law(AgencyRole.CUSTOMS, agency="BORDER")
    put_laws(platform.clock.now(), crossed)
    assert "UTO-CUSTOMS" not in text(administrator, border)


def test_an_administrator_adds_gives_suspends_and_restores(administrator):
    told = {"code": "customs", "name": "Customs", "role": "customs"}
    answer = administrator.post(reverse("agency_add"), told)
    one = selectors.by_code("CUSTOMS")
    assert answer["Location"] == reverse("agency", args=[one.pk])
    assert "it is refused" in text(administrator, one)
    shown = administrator.post(reverse("agency_rotate", args=[one.pk])).content.decode()
    token = re.search(r'class="secret">([^<]+)<', shown)[1]
    assert token not in text(administrator, one)
    (credential,) = one.credentials.all()
    ending = reverse("agency_credential_revoke", args=[one.pk, credential.pk])
    assert "Revoke a credential" in administrator.get(ending).content.decode()
    administrator.post(ending, {"ground": "replaced"})
    administrator.post(reverse("agency_suspend", args=[one.pk]), {"ground": "asked"})
    credential.refresh_from_db()
    one.refresh_from_db()
    assert credential.revoked_at is not None
    assert not one.is_active
    administrator.post(reverse("agency_restore", args=[one.pk]))
    one.refresh_from_db()
    assert one.is_active


def test_what_is_wrong_with_a_new_agency_is_said(administrator, border):
    told = {"code": border.code, "name": "Again", "role": "border"}
    assert "already an agency" in administrator.post(reverse("agency_add"), told).content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[]", "holds no legal basis"),
        (b'[{"code": "X"}]', "missing required field"),
    ],
)
def test_a_faulty_file_of_laws_is_refused_with_its_fault(supervisor, content, said):
    file = SimpleUploadedFile("laws.json", content)
    answer = supervisor.post(reverse("agency_laws_import"), {"file": file})
    assert said in answer.content.decode()


def test_laws_are_imported_from_a_file(supervisor):
    content = (
        b'[{"code": "UTO-B", "agency": "BORDER", "title": "t", "law": "l", "article": "a",'
        b' "purpose": "border_check", "fields": {"api_border": ["surname"]},'
        b' "valid_from": "2026-01-01", "keep_hours": 1}]'
    )
    for said in ("1 law put in force", "in force already"):
        file = SimpleUploadedFile("laws.json", content)
        answer = supervisor.post(reverse("agency_laws_import"), {"file": file}, follow=True)
        assert said in answer.content.decode()
    assert [one.code for one in oversight.agency_bases("BORDER")] == ["UTO-B"]


def test_who_gives_credentials_does_not_say_by_which_law(administrator):
    file = SimpleUploadedFile("laws.json", b"[]")
    answer = administrator.post(reverse("agency_laws_import"), {"file": file})
    assert answer.status_code == 403
