"""Assessments, training, emergencies and suppliers as people see them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.assurance import emergencies, suppliers
from safepassage.apps.assurance.models import Assessment, Completion
from safepassage.apps.regulation import stops
from safepassage.flows.assurance.watch import watch
from safepassage.records.actor import Actor
from safepassage.safeguards.assurance.risks import risks_of
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.training.unit import QUESTIONS
from safepassage.web import installed

Seat = Callable[[Role], Client]
WORDS = "Enough words to say what is done about it."
SEARCH = Capability.SEARCH
RIGHT = {one.code: one.right for one in QUESTIONS}


def day(after: int) -> str:
    return (datetime.now(UTC) + timedelta(days=after)).date().isoformat()


def answered(level: str = "low") -> dict[str, str]:
    codes = [one.code for one in risks_of(SEARCH)]
    measures = {f"measures_{code}": WORDS for code in codes}
    return {"purpose": WORDS} | measures | {f"level_{code}": level for code in codes}


def said(client: Client, address: str, form: dict[str, str]) -> str:
    return client.post(address, form, follow=True).content.decode()


@pytest.fixture
def version(seat: Seat) -> str:
    """A version that is written and advised on; its address."""
    page = said(seat(Role.SUPERVISOR), "/assurance/search/write/", answered())
    assert "somebody else approves it" in page
    address = f"/assurance/versions/{Assessment.objects.get().pk}"
    assert "Kept." in said(
        seat(Role.DATA_PROTECTION_OFFICER), f"{address}/advise/", {"advice": WORDS}
    )
    return address


def test_an_assessment_is_written_advised_and_approved_by_three(seat: Seat, version: str) -> None:
    approver = seat(Role.SUPERVISOR)
    page = said(approver, f"{version}/approve/", {"until": day(300)})
    assert "It holds from now on." in page
    assert "Holds" in approver.get("/assurance/").content.decode()


def test_who_wrote_it_is_told_that_somebody_else_approves(seat: Seat) -> None:
    writer = seat(Role.SUPERVISOR)
    said(writer, "/assurance/search/write/", answered())
    address = f"/assurance/versions/{Assessment.objects.get().pk}/approve/"
    assert "Somebody else approves it" in said(writer, address, {"until": day(300)})


def test_an_unfinished_one_can_be_kept_and_says_what_is_missing(seat: Seat, version: str) -> None:
    writer, form = seat(Role.SUPERVISOR), answered()
    form["measures_error"] = ""
    said(writer, "/assurance/search/write/", form)
    assert "Not answered" in writer.get("/assurance/search/").content.decode()
    found = Assessment.objects.latest("version")
    address = f"/assurance/versions/{found.pk}/approve/"
    page = said(seat(Role.ADMINISTRATOR), address, {"until": day(300)})
    assert "not answered: error" in page
    assert version not in address


def test_the_regulator_extends_what_has_ended_and_nobody_else(seat: Seat) -> None:
    officer, regulator = seat(Role.SUPERVISOR), seat(Role.REGULATOR)
    form = {"until": day(20), "ground": WORDS}
    assert officer.post("/assurance/search/extend/", form).status_code == 403
    watch(installed.platform())
    assert stops.stopped(SEARCH) is not None
    said(regulator, "/assurance/search/extend/", form)
    assert WORDS in officer.get("/assurance/search/").content.decode()


def untrained(seat: Seat, role: Role) -> Client:
    client = seat(role)
    Completion.objects.all().delete()
    return client


@pytest.mark.parametrize(
    ("role", "queue"),
    [(Role.OFFICER, "queue"), (Role.PROTECTION_CONTACT, "protection_queue")],
)
def test_without_the_unit_no_queue_opens(seat: Seat, role: Role, queue: str) -> None:
    client, address = untrained(seat, role), reverse(queue)
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, "/training/")
    assert "Your queue is open" in said(client, "/training/", RIGHT)
    assert client.get(address).status_code == 200


def test_with_seven_right_answers_it_stays_closed_and_says_why(seat: Seat) -> None:
    client = untrained(seat, Role.OFFICER)
    wrong = {one.code: next(c for c in one.choices if c != one.right) for one in QUESTIONS[:3]}
    page = said(client, "/training/", RIGHT | wrong)
    assert "7 of ten are right" in page
    for one in QUESTIONS[:3]:
        assert one.why.split(";")[0].split("'")[0] in page
    assert client.get(reverse("queue")).status_code == 302


def test_who_oversees_looks_without_it(seat: Seat) -> None:
    assert untrained(seat, Role.DATA_PROTECTION_OFFICER).get(reverse("queue")).status_code == 200


def test_a_month_before_its_end_every_page_reminds(seat: Seat) -> None:
    client = seat(Role.OFFICER)
    assert "Your training" not in client.get("/board/").content.decode()
    Completion.objects.update(valid_until=datetime.now(UTC) + timedelta(days=29))
    assert "Your training" in client.get("/board/").content.decode()


def test_an_emergency_is_proposed_by_one_and_begun_by_another(seat: Seat) -> None:
    first, second = seat(Role.SUPERVISOR), seat(Role.SUPERVISOR)
    form = {"act": "Act of Utopia 7", "ground": WORDS, "until": day(10)}
    page = said(first, "/assurance/emergency/propose/", form)
    assert "somebody else begins it" in page
    waiting = emergencies.waiting(datetime.now(UTC))
    assert waiting
    address = f"/assurance/emergency/{waiting.pk}"
    assert "somebody else begins it" in said(first, f"{address}/begin/", {})
    assert "Stands now" in said(second, f"{address}/begin/", {})
    assert "An emergency stands" in first.get("/assurance/").content.decode()
    assert "It is over." in said(seat(Role.REGULATOR), f"{address}/end/", {})


def test_training_that_ends_in_an_emergency_still_counts(
    seat: Seat, officer_of: Callable[[Role], Officer]
) -> None:
    client = seat(Role.OFFICER)
    first, second = officer_of(Role.SUPERVISOR), officer_of(Role.SUPERVISOR)
    now = datetime.now(UTC)
    found = emergencies.propose(
        act="Act",
        ground=WORDS,
        until=now + timedelta(days=10),
        actor=Actor.officer(str(first.pk)),
        at=now - timedelta(days=2),
    )
    emergencies.begin(
        emergency=found.pk, actor=Actor.officer(str(second.pk)), at=now - timedelta(days=2)
    )
    Completion.objects.update(valid_until=now - timedelta(days=1))
    assert client.get(reverse("queue")).status_code == 200
    Completion.objects.update(valid_until=now - timedelta(days=3))
    assert client.get(reverse("queue")).status_code == 302


def test_suppliers_are_kept_by_administrators_and_read_by_everybody(seat: Seat) -> None:
    admin = seat(Role.ADMINISTRATOR)
    form = {"name": "Hosting of Utopia", "does": "hosts", "contract": "C-7", "since": day(-9)}
    assert "Kept and published." in said(admin, "/suppliers/keep/add/", form)
    assert "already" in said(admin, "/suppliers/keep/add/", form)
    (found,) = suppliers.register()
    of_it = f"/suppliers/keep/{found.pk}"
    said(admin, f"{of_it}/duty/", {"clause": "4.2", "duty": "Patches", "check_again": day(-1)})
    assert "1 duty is past" in admin.get("/suppliers/keep/").content.decode()
    duty = found.duties.get().pk
    checked = {"evidence": "Report 12", "checked_on": day(-1), "check_again": day(90)}
    said(admin, f"/suppliers/keep/duties/{duty}/check/", checked)
    incident = {"happened_on": day(-3), "what": "A disk failed", "done": "Replaced"}
    said(admin, f"{of_it}/incident/", incident)
    stranger = Client()
    page = stranger.get("/suppliers/").content.decode()
    for word in ("Hosting of Utopia", "4.2", "Patches", "Report 12", "A disk failed"):
        assert word in page
    (told,) = stranger.get("/suppliers/register.json").json()["suppliers"]
    assert told["duties"][0]["evidence"] == "Report 12"
    said(admin, f"{of_it}/end/", {"on": day(0)})
    assert suppliers.unchecked(datetime.now(UTC).date() + timedelta(days=999)) == 0
