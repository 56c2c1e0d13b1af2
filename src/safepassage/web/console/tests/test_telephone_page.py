"""The page of carriers to telephone: whom to call, what to say, and the note of the call."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers import services as carriers
from safepassage.apps.cases.models import BoardingStatus
from safepassage.apps.messages.models import Outgoing
from safepassage.apps.travel.carrier_view import address
from safepassage.apps.travel.models import Flight
from safepassage.flows.answers import queue_unsolicited
from safepassage.records.actor import Actor, Component
from safepassage.records.answer import Meaning
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db
BORDER = Purpose.BORDER_CHECK
ADDRESS = reverse("telephone")
BY = Actor.component(Component.COMMAND_LINE)


def text(client, address=ADDRESS):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().split("<main")[1]


@pytest.fixture
def officer(console, desk_for):
    return desk_for(Role.OFFICER, BORDER)


@pytest.fixture
def unheard(console, officer):
    """A listed traveller may board after all, and the carrier's system says nothing."""
    at = console.clock.now()
    item = console.items(BORDER, "border")[0]
    later = at + timedelta(hours=9)
    Flight.objects.filter(id=item.flight).update(desk_phones=["+35196000"], departs_at=later)
    carrier = carriers.add_carrier(
        code="1U", name="Utopia Air", contact_phone="+999 1 22", actor=BY, at=at
    )
    queue_unsolicited(
        console.platform,
        address(item.journey, actor=BY, keys=console.platform.keys, at=at),
        Meaning.BOARD,
        carrier=carrier.pk,
        decision=None,
        actor=BY,
    )
    console.clock.forward(timedelta(minutes=5))
    return Outgoing.objects.get()


def post(client, answer, **fields):
    address = reverse("telephone_called", args=[answer.id])
    return client.post(address, fields, follow=True).content.decode()


def test_it_says_whom_to_call_about_which_flight_and_what(officer, unheard):
    page = text(officer)
    assert "Utopia Air (1U)" in page
    assert 'href="tel:+999 1 22"' in page
    assert 'href="tel:+35196000"' in page
    assert "may board." in page
    assert f'href="/travellers/{unheard.journey}/"' in page
    assert ledger.page(event=Event.RECORD_READ, subject=str(unheard.journey))


@pytest.mark.parametrize("name", ["board", "queue", "telephone"])
def test_every_page_counts_what_waits(officer, unheard, name):
    assert "1 answer is to be told to a carrier by telephone." in text(officer, reverse(name))


def test_nothing_is_counted_when_nothing_waits(officer, console):
    assert "by telephone." not in text(officer, reverse("board"))
    assert "Every carrier has acknowledged" in text(officer)


def test_a_call_is_noted_with_the_desk_and_the_officer(officer, unheard):
    assert "The call is noted." in post(officer, unheard, party="gate", outcome="told")
    assert "Every carrier has acknowledged" in text(officer)
    told = text(officer, f"{ADDRESS}?view=told")
    code = officer.get("/about/").context["desk"].officer.code
    assert code in told
    assert "gate" in told
    again = post(officer, unheard, party="gate", outcome="told")
    assert "heard it before" in again


def test_who_called_in_vain_is_seen(officer, unheard):
    page = post(officer, unheard, party="station", outcome="unreached")
    assert "nobody answered" in page
    assert "station manager" in page


@pytest.mark.parametrize("party", ["", "Jane Desk"])
def test_no_words_of_ones_own_are_taken(officer, unheard, party):
    assert "Say with whom you spoke." in post(officer, unheard, party=party, outcome="told")
    assert Outgoing.objects.get().acknowledged_at is None


def test_who_oversees_sees_and_notes_nothing(unheard, desk_for):
    overseer = desk_for(Role.DATA_PROTECTION_OFFICER, Purpose.OVERSIGHT)
    assert 'name="party"' not in text(overseer)
    assert overseer.post(reverse("telephone_called", args=[unheard.id])).status_code == 403


def test_with_a_refusal_the_contact_and_the_way_to_appeal_are_read_out(officer, unheard):
    assert "Court of Utopia" not in text(officer)
    Outgoing.objects.update(status="1Z")
    BoardingStatus.objects.update_or_create(
        journey=unheard.journey,
        defaults={
            "carrier": unheard.carrier,
            "meaning": Meaning.DO_NOT_BOARD.value,
            "since": unheard.created_at,
            "delete_at": unheard.created_at + timedelta(days=1),
            "decision": uuid4(),
        },
    )
    page = text(officer)
    assert "must not board" in page
    assert "+999 1 000 000" in page
    assert "Court of Utopia" in page
