"""A masked record is asked for, answered far away, opened once, and reviewed: by page."""

import os
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from one_traveller import push
from platform_fixtures import make_platform
from safepassage.adapters.keys import create_home
from safepassage.adapters.pem import authority_pair
from safepassage.apps.accounts.roles import Role
from safepassage.apps.approvals.models import ApprovalRequest
from safepassage.apps.approvals.terms import State
from safepassage.apps.travel.models import Journey
from safepassage.flows.retain import run
from safepassage.safeguards.approvals.answered import Saying, answer, answer_text
from safepassage.safeguards.approvals.asked import read_asked
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("masks_only")]
AUTHORITY = os.urandom(32)
ASKED = {
    "law": "PNR 12(3)",
    "case": "UT-2026-17",
    "ground": "Named in the file of a bomb maker, who flew that day.",
    "opens": "once",
}
SAID = "Seen with the file; the record was the one of the case."


@pytest.fixture
def platform(tmp_path, clock):
    home = tmp_path / "home"
    create_home(home, authority_pem=authority_pair(AUTHORITY)[1], random=os.urandom)
    return make_platform(home, clock)


@pytest.fixture
def masked(platform, bases, clock, monkeypatch):
    """The journey of a traveller who was masked."""
    monkeypatch.setattr(installed, "platform", lambda: platform)
    push(platform)
    clock.forward(timedelta(days=184))
    run(platform)
    return Journey.objects.exclude(masked_at=None).get(kind="pnr").id


@pytest.fixture
def officer(masked, desk_for):
    return desk_for(Role.OFFICER, Purpose.PNR_REQUEST)


@pytest.fixture
def asked(masked, officer):
    """The address of a request that was made."""
    answered = officer.post(reverse("leave_ask", args=[masked]), ASKED)
    assert answered.status_code == 302, answered.content.decode()
    return ApprovalRequest.objects.get().id


def text(client, name, *of):
    found = client.get(reverse(name, args=of))
    assert found.status_code == 200
    return found.content.decode()


def from_far_away(platform, content, *, granted=True):
    at = platform.clock.now()
    until = at + timedelta(hours=24) if granted else None
    saying = Saying(
        granted=granted, reasons="Made out by the file.", decided_at=at, valid_until=until
    )
    given = answer(read_asked(content), AUTHORITY, saying, os.urandom)
    return SimpleUploadedFile("answer.json", answer_text(given))


def granted(platform, client, asked, name="leave"):
    content = client.post(reverse(f"{name}_file", args=[asked])).content
    back = {"file": from_far_away(platform, content)}
    return client.post(reverse(f"{name}_answer", args=[asked]), back, follow=True)


def test_the_whole_way_by_page(platform, masked, officer, asked):
    page = text(officer, "traveller", masked)
    assert reverse("leave_ask", args=[masked]) in page
    assert str(Journey.objects.get(id=masked).reservation_id) not in page
    assert "Download the request" in text(officer, "leave_request", asked)
    page = granted(platform, officer, asked).content.decode()
    assert "The authority granted it." in page
    assert "Made out by the file." in page
    opened = officer.post(reverse("leave_open", args=[asked])).content.decode()
    assert "TESTOVAR" in opened
    assert "closed for good" in opened
    again = officer.post(reverse("leave_open", args=[asked]), follow=True).content.decode()
    assert "TESTOVAR" not in again
    assert "There is no grant" in again


def test_without_ground_case_and_purpose_nothing_is_asked(masked, officer, desk_for):
    address = reverse("leave_ask", args=[masked])
    for left_out in ("law", "case", "ground"):
        page = officer.post(address, {**ASKED, left_out: ""})
        assert page.status_code == 200
        assert "Fill this in." in page.content.decode()
    other = desk_for(Role.OFFICER, Purpose.PNR_ASSESSMENT)
    assert other.post(address, ASKED).status_code == 404
    assert not ApprovalRequest.objects.exists()


def test_urgency_is_offered_only_where_the_state_has_a_key_for_it(platform, masked, officer):
    address = reverse("leave_ask", args=[masked])
    assert "Urgent" not in officer.get(address).content.decode()
    platform.keys.authority.adopt_urgent(authority_pair(os.urandom(32))[1])
    assert "Urgent" in officer.get(address).content.decode()
    officer.post(address, {**ASKED, "urgent": "urgent"})
    assert ApprovalRequest.objects.get().urgent


def test_nobody_sees_or_uses_another_officers_request(asked, desk_for):
    other = desk_for(Role.OFFICER, Purpose.PNR_REQUEST)
    for name in ("leave_file", "leave_answer", "leave_open"):
        assert other.post(reverse(name, args=[asked])).status_code == 404
    assert other.get(reverse("leave_request", args=[asked])).status_code == 404


def test_the_authority_reads_the_ground_and_grants_with_a_file(platform, asked, desk_for):
    judge = desk_for(Role.APPROVAL_AUTHORITY, Purpose.OVERSIGHT)
    assert "Open masked data" in text(judge, "approvals")
    page = text(judge, "approval", asked)
    assert "bomb maker" in page
    assert "never comes to this machine" in page
    assert (
        "The authority granted it." in granted(platform, judge, asked, "approval").content.decode()
    )


def test_no_button_opens_masked_data(asked, desk_for):
    judge = desk_for(Role.APPROVAL_AUTHORITY, Purpose.OVERSIGHT)
    words = {"hours": "24", "reasons": "This is made out by the file."}
    page = judge.post(reverse("approval_grant", args=[asked]), words).content.decode()
    assert "only with the authority" in page
    assert ApprovalRequest.objects.get().state == State.ASKED


def test_the_authority_refuses_with_reasons_that_the_officer_reads(asked, officer, desk_for):
    judge = desk_for(Role.APPROVAL_AUTHORITY, Purpose.OVERSIGHT)
    address = reverse("approval_refuse", args=[asked])
    assert "at least 20" in judge.post(address, {"reasons": "No."}).content.decode()
    judge.post(address, {"reasons": "The file does not name this person."})
    assert "does not name this person" in text(officer, "leave_request", asked)


def test_a_file_that_is_no_answer_is_refused_with_the_reason(asked, officer):
    officer.post(reverse("leave_file", args=[asked]))
    back = {"file": SimpleUploadedFile("answer.json", b"{}")}
    page = officer.post(reverse("leave_answer", args=[asked]), back).content.decode()
    assert "This is no answer to a request" in page


def test_the_data_protection_officer_is_told_of_each_opening_and_notes_a_review(
    platform, asked, officer, desk_for
):
    granted(platform, officer, asked)
    dpo = desk_for(Role.DATA_PROTECTION_OFFICER, Purpose.OVERSIGHT)
    assert "To be reviewed by you" in text(dpo, "approvals")
    assert "bomb maker" in text(dpo, "approval", asked)
    noted = {"note-finding": "right", "note-said": SAID}
    page = dpo.post(reverse("approval_note", args=[asked]), noted, follow=True).content.decode()
    assert SAID in page
    assert "Nothing waits for your review." in text(dpo, "approvals")


def test_the_regulator_sees_codes_and_no_words(asked, desk_for):
    page = text(desk_for(Role.REGULATOR, Purpose.OVERSIGHT), "approval", asked)
    assert "PNR 12(3)" in page
    assert "bomb maker" not in page
    assert "UT-2026-17" not in page
