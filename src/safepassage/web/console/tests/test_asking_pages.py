"""Asking a carrier from the console: on a ground, under a PNR purpose, and why not."""

import pytest
from django.urls import reverse

from pushed import ADA, BEA, OUT, apply_in, booking, push
from safepassage.apps.accounts.roles import Role
from safepassage.apps.messages.models import Outgoing
from safepassage.apps.oversight.models import LegalBasisVersion
from safepassage.apps.travel.models import Flight, Journey
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = pytest.mark.django_db
UNIT = Purpose.PNR_ASSESSMENT


@pytest.fixture
def stored(platform, bases, monkeypatch):
    """A reservation of two people on 1U220, under the console."""
    monkeypatch.setattr(installed, "platform", lambda: platform)
    apply_in(platform, [push(booking(ADA, BEA))])
    return Journey.objects.filter(kind="pnr").first()


def test_the_page_asks_after_a_ground_and_shows_what_came(stored, desk_for):
    client = desk_for(Role.OFFICER, UNIT)
    address = reverse("ask_reservation", args=[stored.id])
    assert "Choose the ground" in client.post(address).content.decode()
    assert client.post(address, {"ground": "work_item"}).status_code == 302
    shown = client.get(reverse("reservation", args=[stored.id])).content.decode()
    assert "waits for the carrier" in shown
    flight = reverse("ask_flight", args=[Flight.objects.get().id])
    assert client.post(flight, {"ground": "push_missing"}).status_code == 302
    assert Outgoing.objects.count() == 2
    border = desk_for(Role.SUPERVISOR, Purpose.BORDER_CHECK)
    assert {border.get(one).status_code for one in (address, flight)} == {404}


def test_the_page_says_why_nobody_is_asked(stored, desk_for):
    LegalBasisVersion.objects.all().delete()
    client = desk_for(Role.OFFICER, UNIT)
    answer = client.post(reverse("ask_flight", args=[stored.flight_id]), {"ground": "work_item"})
    assert "No legal basis in force" in answer.content.decode()
    assert OUT.number in answer.content.decode()
