"""The page of a reservation: under a PNR purpose alone, current state on top, then its history."""

import pytest
from django.urls import reverse
from msgspec.structs import replace

from pushed import ADA, BEA, OUT, apply_in, booking, cancelled, push
from safepassage.apps.accounts.roles import Role
from safepassage.apps.travel.models import Flight, Journey
from safepassage.records import Bags, Service
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(platform, bases, monkeypatch):
    """Pushes through the pipeline under the console; the first PNR journey."""
    monkeypatch.setattr(installed, "platform", lambda: platform)

    def processed(*bodies):
        apply_in(platform, bodies)
        return Journey.objects.filter(kind=DataKind.PNR).order_by("received_at", "id").first()

    return processed


def page(client, journey, name="reservation"):
    return client.get(reverse(name, args=[journey.id]))


def test_the_state_the_people_and_what_changed_are_shown(told, desk_for):
    journey = told(push(booking(ADA, BEA)), push(booking(ADA, flights=(OUT,))))
    shown = page(desk_for(Role.OFFICER, Purpose.PNR_ASSESSMENT), journey).content.decode()
    for words in ("AAAB22", "MUSTER BEA", "1U221 PDL-CDG 2026-09-08", "no longer on the"):
        assert words in shown
    assert shown.index("As it stands") < shown.index("newest first")


def test_a_pool_of_bags_is_counted_once_with_its_head(told, desk_for):
    head = replace(ADA, bags=Bags(count=3, pool="head"))
    member = replace(BEA, bags=Bags(count=3, pool="member"))
    journey = told(push(booking(head, member, bag_count=3, bag_pieces_all_legs=3)))
    shown = page(desk_for(Role.OFFICER, Purpose.PNR_ASSESSMENT), journey).content.decode()
    assert "3 bags, head of a pool" in shown
    assert "bags counted with the pool" in shown
    assert "6" not in shown[shown.index("<dt>Bags</dt>") :][:40]


def test_a_train_of_the_journey_is_shown_and_a_hotel_is_not(told, desk_for):
    train = Service(
        code="6", provider="UR", number="77", place="PDL", destination="TER", starts="2026-09-02"
    )
    hotel = Service(code="8", provider="HH", place="PDL", name="Hotel of Utopia")
    journey = told(push(booking(ADA, services=(train, hotel))))
    shown = page(desk_for(Role.OFFICER, Purpose.PNR_ASSESSMENT), journey).content.decode()
    assert "UR 77" in shown
    assert "Utopia" not in shown[shown.index("As it stands") :]


def test_a_border_officer_finds_no_reservation(told, desk_for):
    journey = told(push(booking(ADA)))
    assert page(desk_for(Role.OFFICER, Purpose.BORDER_CHECK), journey).status_code == 404


def test_the_travellers_file_leads_to_it(told, desk_for):
    journey = told(push(booking(ADA)))
    file = page(desk_for(Role.OFFICER, Purpose.PNR_ASSESSMENT), journey, "traveller")
    assert reverse("reservation", args=[journey.id]) in file.content.decode()


def test_a_cancelled_reservation_is_told_on_file_and_conversation(told, desk_for):
    journey = told(push(booking(ADA)), push(cancelled()))
    client = desk_for(Role.OFFICER, Purpose.PNR_ASSESSMENT)
    said = client.get(reverse("conversation", args=[Flight.objects.get().id]))
    for answer in (page(client, journey), page(client, journey, "traveller"), said):
        assert "cancelled" in answer.content.decode()
    assert "Reservations" in said.content.decode()


def test_changes_only_without_a_push_before_are_flagged(told, desk_for):
    journey = told(push(booking(ADA), function="141"))
    shown = page(desk_for(Role.OFFICER, Purpose.PNR_ASSESSMENT), journey).content.decode()
    assert "changes only before" in shown


def test_a_divided_reservation_is_a_link_with_who_moved(told, desk_for):
    off = booking(BEA, locator="CCCD44", created_at="2026-08-10T10:00", split_from=("AAAB22",))
    told(push(booking(ADA, BEA)), push(booking(ADA), off))
    client = desk_for(Role.OFFICER, Purpose.PNR_ASSESSMENT)
    pages = [page(client, one).content.decode() for one in Journey.objects.filter(kind="pnr")]
    assert any("Split from" in one and "AAAB22" in one for one in pages)
    assert any("Split to" in one and "CCCD44" in one and "MUSTER BEA" in one for one in pages)
