"""The officer sees notes on the document with what to do next; whoever protects sees none."""

from datetime import timedelta

import pytest
from django.urls import reverse

from one_traveller import decided, message, notify, put_list, work
from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.retention import Chunk, mask
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = pytest.mark.django_db(transaction=True)
BORDER = Purpose.BORDER_CHECK
TITLE = "Notes on the document"
EXPIRED = message().replace("DTM+36:310101'", "DTM+36:260831'")


@pytest.fixture
def pages(platform, bases, monkeypatch, desk_for):
    assert bases is None
    monkeypatch.setattr(installed, "platform", lambda: platform)
    put_list(platform, "border", BORDER)
    officer = desk_for(Role.OFFICER, BORDER)

    def read(*sent):
        notify(platform, *sent)
        work(platform)
        return officer

    return read


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def both(officer, place=0):
    item = WorkItem.objects.order_by("opened_at", "id")[place]
    return [
        text(officer, reverse("item", args=[item.id])),
        text(officer, reverse("traveller", args=[item.journey])),
    ]


def test_a_note_and_its_advice_stand_on_the_item_and_on_the_file(pages):
    for page in both(pages(EXPIRED)):
        assert TITLE in page
        assert "expires before the journey ends" in page
        assert "no ground to refuse a national of this state" in page
        assert "No hit and no ground to refuse anybody" in page


def test_a_faultless_document_has_no_place_for_notes(pages):
    assert not any(TITLE in page for page in both(pages(message())))


def test_two_bearers_lead_to_each_other(pages):
    officer = pages(message(), message(name="ANDERIM:ILMA", place="2").replace("710527", "830101"))
    for page in both(officer):
        assert "announced with the same document" in page
        assert "Open the other record (1)" in page


def test_of_a_refugee_nothing_is_noticed(pages):
    page, file = both(pages(EXPIRED.replace("NAT+2+QMA", "NAT+2+XXB")))
    assert TITLE not in page
    assert TITLE not in file


def test_where_protection_may_be_needed_no_note_stands_anywhere(pages, platform, desk_for):
    officer = pages(EXPIRED)
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED)
    item = WorkItem.objects.get()
    contact = desk_for(Role.PROTECTION_CONTACT, BORDER)
    for client, address in (
        (contact, reverse("protection_item", args=[item.id])),
        (contact, reverse("traveller", args=[item.journey])),
        (officer, reverse("traveller", args=[item.journey])),
    ):
        assert TITLE not in text(client, address)


def test_the_queue_and_the_board_know_nothing_of_notes(pages):
    officer = pages(EXPIRED)
    item = WorkItem.objects.get()
    for address in (reverse("queue"), reverse("board"), reverse("flight", args=[item.flight])):
        assert "expires before" not in text(officer, address)


def test_notes_are_the_same_whenever_they_are_read(pages, platform):
    officer = pages(message().replace("DTM+36:310101'", "DTM+36:260902'"))
    platform.clock.forward(timedelta(days=2))
    assert not any(TITLE in page for page in both(officer))


def test_what_is_masked_has_no_notes(pages, platform):
    officer = pages(EXPIRED)
    mask(Chunk(journeys=(Journey.objects.get(kind="api_border").id,)), at=platform.clock.now())
    assert not any(TITLE in page for page in both(officer))
