"""The desk of requests in the console, from the letter to the answer and its review."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client

from one_traveller import decided, message, notify, put_list, until_listed, work
from safepassage.apps.accounts.roles import Role
from safepassage.apps.subjects import marks
from safepassage.apps.subjects.models import SubjectRequest
from safepassage.apps.travel.models import Journey
from safepassage.records.kinds import DataKind
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = pytest.mark.django_db(transaction=True)
Seat = Callable[[Role], Client]
LETTER = {
    "channel": "visit",
    "right": "access",
    "for_whom": "oneself",
    "surname": "Testovar",
    "given_names": "Ilmo",
    "born": "1971-05-27",
    "number": "XK0098231",
    "issuer": "QMA",
    "answer_by": "collected",
    "route": "authority",
}
HIT = re.compile(r'name="records" value="([\w-]+)"')
RECEIPT = re.compile(r'class="receipt" dir="ltr">([A-Z0-9-]+)<')


@pytest.fixture(autouse=True)
def here(platform, clock, monkeypatch) -> Iterator[None]:
    monkeypatch.setattr(installed, "platform", lambda: platform)
    return iter(())


@pytest.fixture
def travelled(platform, bases):
    notify(platform, message())
    work(platform)
    return Journey.objects.get(kind=DataKind.API_BORDER.value).id


@pytest.fixture
def desk(seat: Seat):
    return seat(Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def entered(seat: Seat):
    """A visitor's request, entered by an officer at the border; its page and receipt."""

    def made(**changed: str) -> tuple[str, str]:
        answer = seat(Role.OFFICER).post("/subjects/enter/", LETTER | changed)
        found = RECEIPT.search(answer.content.decode())
        assert found
        newest = SubjectRequest.objects.latest("received_at", "id")
        return f"/subjects/{newest.pk}/", found[1]

    return made


def prepared(desk: Client, page: str) -> None:
    desk.post(f"{page}proof/", {"proof": "in_person"})
    hits = re.findall(
        r'name="records" value="([\w-]+)"', desk.post(f"{page}look/").content.decode()
    )
    desk.post(f"{page}records/", {"records": hits})


def said(client: Client, page: str) -> str:
    return client.get(page).content.decode()


def test_from_a_visit_to_the_letter_that_is_handed_over(
    travelled, desk, entered, seat, clock
) -> None:
    page, receipt = entered()
    assert "30 days left" in said(desk, "/subjects/")
    prepared(desk, page)
    answer = desk.post(f"{page}answer/", {"how": "report"}, follow=True)
    assert "it leaves with all others" in answer.content.decode()
    officer = seat(Role.OFFICER)
    early = officer.post("/subjects/hand-over/", {"receipt": receipt})
    assert "has not left yet" in early.content.decode()
    clock.forward(timedelta(days=21))
    letter = officer.post("/subjects/hand-over/", {"receipt": receipt})
    assert "1U220" in letter.content.decode()
    assert "sha256-" in letter["Content-Security-Policy"]
    assert "unsafe" not in letter["Content-Security-Policy"]


def test_the_order_of_the_work_is_said(travelled, desk, entered) -> None:
    page, _receipt = entered()
    first = desk.post(f"{page}answer/", {"how": "report"}, follow=True).content.decode()
    assert "First check who asks" in first
    desk.post(f"{page}proof/", {"proof": "in_person"})
    second = desk.post(f"{page}answer/", {"how": "report"}, follow=True).content.decode()
    assert "First look for records" in second


def test_a_mark_stands_above_everything_on_the_record(travelled, desk, entered, seat) -> None:
    page, _receipt = entered(right="notation", words="The sex is wrong.")
    prepared(desk, page)
    form = {"records": [str(travelled)], "kind": "disputed", "words": "The sex is wrong."}
    desk.post(f"{page}mark/", form)
    record = said(seat(Role.OFFICER), f"/travellers/{travelled}/")
    assert "The person disputes a fact" in record
    assert "The sex is wrong." in record


def test_a_correction_that_touches_a_decision_is_agreed_to_by_another(
    platform, bases, desk, entered, seat
) -> None:
    put_list(platform, "border", Purpose.BORDER_CHECK)
    until_listed()
    notify(platform, message())
    work(platform)
    decided(platform, Outcome.BOARD)
    journey = Journey.objects.get(kind=DataKind.API_BORDER.value).id
    page, _receipt = entered(right="correction", words="Born a day later.")
    prepared(desk, page)
    desk.post(f"{page}correct/", {"records": [str(journey)], "born": "1971-05-28"})
    assert "another person has to agree" in said(desk, "/subjects/corrections/")
    (row,) = marks.waiting()
    regulator = seat(Role.REGULATOR)
    assert "1971-05-28" in said(regulator, "/subjects/corrections/")
    regulator.post(f"/subjects/corrections/{row.pk}/", {"agree": "1"})
    record = said(desk, f"/travellers/{journey}/")
    assert "1971-05-28" in record
    assert "Corrected at the person" in record


def test_limits_are_read_by_the_regulator_alone_and_reviewed(
    travelled, desk, entered, seat, clock
) -> None:
    page, receipt = entered()
    prepared(desk, page)
    form = {
        "aims": ["offences"],
        "reasons": "it would warn the suspect of file 7",
        "recheck_on": "2026-12-01",
    }
    desk.post(f"{page}limit/", form)
    clock.forward(timedelta(days=21))
    everybody = Client()
    everybody.post("/your-rights/state/", {"receipt": receipt, "review": "1"})
    regulator = seat(Role.REGULATOR)
    row = SubjectRequest.objects.get()
    shown = said(regulator, f"/subjects/reviews/{row.pk}/")
    assert "file 7" in shown
    assert "not to prejudice preventing" in shown
    regulator.post(f"/subjects/reviews/{row.pk}/", {"result": "again", "words": "time is over"})
    assert "Send the report" in said(desk, page)


def test_a_request_of_the_supervisors_way_is_not_the_authoritys(
    travelled, desk, entered, seat
) -> None:
    page, _receipt = entered(route="regulator")
    assert page not in said(desk, "/subjects/")
    regulator, row = seat(Role.REGULATOR), SubjectRequest.objects.get()
    assert "Check in their place" in said(regulator, "/subjects/reviews/")
    regulator.post(f"/subjects/reviews/{row.pk}/proof/", {"proof": "in_person"})
    regulator.post(f"/subjects/reviews/{row.pk}/checked/")
    row.refresh_from_db()
    assert row.answer == "checked"


def test_who_waits_too_long_is_on_every_page_of_the_desk(travelled, desk, entered, clock) -> None:
    entered()
    assert "waits for an answer" not in said(desk, "/legal-bases/")
    row = SubjectRequest.objects.get()
    SubjectRequest.objects.update(received_at=row.received_at - timedelta(days=200))
    assert "waits for an answer" in said(desk, "/legal-bases/")
    assert "overdue" in said(desk, "/subjects/")


def test_under_another_purpose_the_desk_opens_nothing(travelled, desk, entered) -> None:
    page, _receipt = entered()
    session = desk.session
    session["desk_purpose"] = Purpose.OVERSIGHT.value
    session.save()
    assert desk.get(page).status_code == 403
