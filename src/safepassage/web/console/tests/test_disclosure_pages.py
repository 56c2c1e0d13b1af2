"""Disclosures in the console: asked from a decided item, agreed, sent as a file, and overseen."""

from datetime import timedelta
from uuid import uuid4

import pytest

from one_traveller import decided, item, message, notify, put_list, work
from safepassage.adapters import index_files
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.disclosures.models import (
    Change,
    CorrectionNotice,
    Disclosure,
    PersonNotice,
    Recipient,
    Stage,
)
from safepassage.flows.corrections import tell_recipients
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = pytest.mark.django_db(transaction=True)
UNIT, BOTH = Purpose.PNR_ASSESSMENT, Purpose.OVERSIGHT
KEY = "09" + 31 * "00"
RECIPIENT = {
    "code": "police",
    "name": "Police of Utopia",
    "kind": "authority",
    "state": "uto",
    "law": "Police Act s. 3",
    "purpose_lock": "prosecution of the offence named",
    "protection": "same_law",
    "onward": "never",
    "public_key": KEY,
    "contact": "desk@example.org",
}
WISH = {
    "offence": "04_drugs",
    "groups": ["identity"],
    "need": "to meet the person at the gate",
    "link": "the goods are carried on this flight",
}


@pytest.fixture
def unit(platform, bases, monkeypatch):
    """A hit that an officer confirmed; the recipient is entered by the pages themselves."""
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)
    monkeypatch.setattr(installed, "platform", lambda: platform)
    put_list(platform, "unit", UNIT)
    notify(platform, message())
    work(platform)
    decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL, "api_piu")
    return item("api_piu").id


@pytest.fixture
def recipient(unit, desk_for):
    """A recipient that an administrator entered and a supervisor confirmed."""
    desk_for(Role.ADMINISTRATOR, Purpose.TECHNICAL_REPAIR).post(
        "/disclosures/recipients/add/", RECIPIENT
    )
    made = Recipient.objects.get()
    supervisor = desk_for(Role.SUPERVISOR, UNIT)
    supervisor.post(f"/disclosures/recipients/{made.id}/confirm/")
    assert Recipient.objects.get().in_force
    Officer.objects.filter(username="supervisor.example").update(username="former.example")
    return made.id


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


@pytest.fixture
def asked(unit, recipient, desk_for):
    client = desk_for(Role.OFFICER, UNIT)
    assert f"/disclosures/ask/{unit}/" in text(client, f"/items/{unit}/")
    answer = client.post(f"/disclosures/ask/{unit}/", WISH | {"recipient": str(recipient)})
    assert answer.status_code == 302
    return client, Disclosure.objects.get().id


def test_the_form_chooses_nothing_and_says_every_reason(unit, recipient, desk_for):
    client = desk_for(Role.OFFICER, UNIT)
    page = text(client, f"/disclosures/ask/{unit}/")
    assert "checked" not in page.split('<form method="post" class="form"')[1].split("</form>")[0]
    Recipient.objects.update(protection="none", suspended_at=None)
    answer = client.post(f"/disclosures/ask/{unit}/", WISH | {"recipient": str(recipient)})
    assert "No agreement or decision" in answer.content.decode()
    assert not Disclosure.objects.exists()


def test_the_whole_way_from_the_item_to_the_sealed_file(asked, desk_for):
    officer, disclosure = asked
    address = f"/disclosures/{disclosure}/"
    assert "Give your word" not in text(officer, address)
    supervisor = desk_for(Role.SUPERVISOR, UNIT)
    assert "Give your word" in text(supervisor, address)
    supervisor.post(f"{address}second/", {"agrees": "yes"})
    assert "Make the sealed file" not in text(supervisor, address)
    assert "Make the sealed file" in text(officer, address)
    file = officer.post(f"{address}send/")
    assert file["Content-Disposition"].endswith('.sealed"')
    assert file.content.startswith(b'{"format":"safepassage-sealed 1"')
    assert b"TESTOVAR" not in file.content
    officer.post(f"{address}receipt/")
    officer.post(f"{address}feedback/", {"feedback": "used"})
    assert "It was used in the case" in text(officer, address)


def test_who_does_not_agree_says_why_and_the_first_officer_reads_it(asked, desk_for):
    officer, disclosure = asked
    address = f"/disclosures/{disclosure}/"
    supervisor = desk_for(Role.SUPERVISOR, UNIT)
    answer = supervisor.post(f"{address}second/", {"agrees": "no", "ground": ""})
    assert "Say in words why you do not agree" in answer.content.decode()
    supervisor.post(f"{address}second/", {"agrees": "no", "ground": "nothing links him to it"})
    assert "nothing links him to it" in text(officer, address)
    assert Disclosure.objects.get().stage == Stage.NOT_AGREED


def test_after_arrival_the_page_leads_to_the_authority(platform, asked, desk_for):
    officer, disclosure = asked
    platform.clock.forward(timedelta(days=1))
    address = f"/disclosures/{disclosure}/"
    desk_for(Role.SUPERVISOR, UNIT).post(f"{address}second/", {"agrees": "yes"})
    assert "Ask the authority" in text(officer, address)
    officer.post(f"{address}review/")
    page = text(officer, address)
    assert "asked, not answered yet" in page
    assert "Make the sealed file" not in page


def test_the_data_protection_officer_sees_all_and_does_nothing_but_note(asked, unit, desk_for):
    _, disclosure = asked
    border = desk_for(Role.SUPERVISOR, Purpose.BORDER_CHECK)
    assert border.get(f"/disclosures/{disclosure}/").status_code == 404
    assert border.get(f"/disclosures/ask/{unit}/").status_code == 404
    assert "Nothing waits" in text(border, "/disclosures/")
    dpo = desk_for(Role.DATA_PROTECTION_OFFICER, BOTH)
    assert "Police of Utopia" in text(dpo, "/disclosures/?view=waiting")
    assert "to meet the person at the gate" in text(dpo, f"/disclosures/{disclosure}/")
    assert dpo.post(f"/disclosures/{disclosure}/send/").status_code == 403
    Disclosure.objects.update(
        stage=Stage.SENT, second_agrees=True, officer_told_at=Disclosure.objects.get().at
    )
    assert "For you to see" in text(dpo, "/disclosures/")
    dpo.post(f"/disclosures/{disclosure}/seen/")
    assert ledger.page(event=Event.DISCLOSURE_SEEN)


def test_recipients_that_have_to_hear_are_listed_and_noted(platform, asked, desk_for):
    officer, disclosure = asked
    desk_for(Role.SUPERVISOR, UNIT).post(f"/disclosures/{disclosure}/second/", {"agrees": "yes"})
    officer.post(f"/disclosures/{disclosure}/send/")
    journey = Disclosure.objects.get().journey
    tell_recipients(
        platform, journey, Change.CORRECTED, actor=Actor.officer(str(uuid4())), purpose=UNIT
    )
    Officer.objects.filter(username="supervisor.example").update(username="older.example")
    supervisor = desk_for(Role.SUPERVISOR, UNIT)
    page = text(supervisor, "/disclosures/corrections/")
    assert "Police of Utopia" in page
    notice = CorrectionNotice.objects.get(channel="disclosure")
    supervisor.post(f"/disclosures/corrections/{notice.id}/heard/", {"way": "letter"})
    assert "By letter" in text(supervisor, "/disclosures/corrections/?view=done")


def test_the_letter_says_the_same_to_everybody_and_can_be_put_off(asked, desk_for):
    officer, disclosure = asked
    supervisor = desk_for(Role.SUPERVISOR, UNIT)
    supervisor.post(f"/disclosures/{disclosure}/second/", {"agrees": "yes"})
    officer.post(f"/disclosures/{disclosure}/send/")
    notice = PersonNotice.objects.get()
    assert "Letter …" in text(supervisor, "/disclosures/notices/")
    page = text(supervisor, f"/disclosures/notices/{notice.id}/")
    assert "1U220" in page
    for told in ("Police", "drug", "listed", "hit", "TESTOVAR"):
        assert told not in page.split("<pre")[1].split("</pre>")[0]
    address = f"/disclosures/notices/{notice.id}/defer/"
    far = {"ground": "investigation", "until": "2036-01-01"}
    assert "longest deferral" in supervisor.post(address, far).content.decode()
    supervisor.post(address, far | {"until": "2026-10-01"})
    assert "investigation" in text(supervisor, "/disclosures/notices/")
    supervisor.post(f"/disclosures/notices/{notice.id}/end/", {"how": "letter"})
    assert "Letter sent" in text(supervisor, "/disclosures/notices/?view=done")
