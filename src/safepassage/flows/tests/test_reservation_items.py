"""Work items of people whose reservation changes: nothing is lost, nobody waits for nothing."""

from datetime import timedelta

import pytest

from one_traveller import put_list
from pushed import ADA, BEA, apply_in, booking, cancelled, person, push
from safepassage.apps.cases.models import BoardingStatus, Hit, ItemState, WorkItem
from safepassage.apps.travel.bookings.booked import Booked, booked_of
from safepassage.apps.travel.models import Flight, Journey
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.flows.context import Contexts
from safepassage.flows.rescreen import Rescreening
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
UNIT = Purpose.PNR_ASSESSMENT
ON_A_LIST = (
    b'{"id": "L-2", "name": "Ada Muster", '
    b'"documents": [{"number": "X1111111", "country": "QMA"}]}\n'
)
CONTACT = {"emails": ("a@example.org",), "flights": (), "agency": None, "status": None}
NAMED = booking(person("ADA"), **CONTACT)


@pytest.fixture
def listed(platform, bases):
    """ADA is on the unit's list by her document."""
    put_list(platform, "Unit", UNIT, effect=LegalEffect.INFORM_ONLY, entries=ON_A_LIST)
    return platform


def wait_for(platform, journey, item):
    """A carrier waits for a word about the journey."""
    at = platform.clock.now()
    BoardingStatus.objects.create(
        journey=journey,
        carrier=platform.ids.new(),
        meaning="contact_government",
        since=at,
        lapses_at=at + timedelta(minutes=30),
        waits_for=item,
        delete_at=at + timedelta(days=30),
    )


@pytest.mark.parametrize("gone", [cancelled(), booking(BEA)])
def test_nobody_waits_about_who_is_on_the_reservation_no_more(listed, gone):
    apply_in(listed, [push(booking(ADA, BEA))])
    item = WorkItem.objects.get()
    wait_for(listed, item.journey, item.id)
    apply_in(listed, [push(gone)])
    held = BoardingStatus.objects.get()
    assert (held.lapses_at, held.waits_for) == (None, None)
    assert WorkItem.objects.get().state == ItemState.OPEN
    assert Hit.objects.get().withdrawn_at is None
    where = booked_of(UNIT, [item.journey])[item.journey]
    assert where in {Booked.CANCELLED, Booked.LEFT}
    assert booked_of(Purpose.BORDER_CHECK, [item.journey]) == {}


def test_a_push_that_still_names_somebody_ends_no_waiting(listed):
    apply_in(listed, [push(booking(ADA, BEA))])
    item = WorkItem.objects.get()
    wait_for(listed, item.journey, item.id)
    apply_in(listed, [push(booking(ADA)), push(booking(BEA, **CONTACT), function="141")])
    assert BoardingStatus.objects.get().waits_for == item.id


def test_a_hit_in_data_that_changes_only_leave_out_stays(listed):
    apply_in(listed, [push(booking(ADA)), push(NAMED, function="141")])
    assert Journey.objects.filter(kind="pnr").count() == 1
    assert Hit.objects.get().withdrawn_at is None
    assert Flight.objects.get().screened == ""
    rescreening = Rescreening(listed, Contexts(listed).current)
    while rescreening.step():
        pass
    assert Hit.objects.get().withdrawn_at is None
    assert Flight.objects.get().screened == listed.lists.stamp()
