"""One history of a reservation: across pushes, flights and orders of processing."""

from itertools import permutations

import pytest
from msgspec.structs import replace

from pushed import ADA, BACK, BEA, OUT, apply_in, booking, cancelled, person, push
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel.bookings.booked import Booked, booked
from safepassage.apps.travel.bookings.differences import What
from safepassage.apps.travel.bookings.whole import reservation_file
from safepassage.apps.travel.models import Flight, Journey, Push, Reservation
from safepassage.apps.travel.retention import Chunk, mask
from safepassage.records import HistoryEntry, Payment
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db
UNIT = Purpose.PNR_ASSESSMENT
OFFICER = Actor.officer("officer-1")
WITHOUT_BACK = booking(ADA, BEA, flights=(OUT,))
ALONE = booking(ADA, phones=("+351911111111",))


@pytest.fixture
def told(platform, bases):
    """Process pushes in an order and open the reservation of the first journey."""

    def opened(bodies, order=(), *, journey=None):
        apply_in(platform, bodies, order)
        return look(platform, journey)

    return opened


def look(platform, journey=None, purpose=UNIT):
    told = Journey.objects.order_by("sightings__sequence", "sightings__ordinal")
    one = journey or told.values_list("id", flat=True)[0]
    return reservation_file(OFFICER, purpose, one, platform.keys, platform.clock.now())


def changes(push):
    return [(one.what, one.before, one.after) for one in push.changes]


def values(found):
    """A history without what is drawn by chance."""
    return [
        (one.sequence - found.pushes[-1].sequence, one.opened, one.unfounded, one.changes)
        for one in found.pushes
    ]


def people(found):
    return sorted((one.traveller.given_names, [on.where for on in one.on]) for one in found.people)


def test_what_changed_when_field_by_field(told):
    found = told([push(booking(ADA, BEA)), push(WITHOUT_BACK), push(ALONE)])
    third, second, first = found.pushes
    assert changes(first) == []
    assert changes(second) == [(What.ITINERARY, ("1U221 PDL-CDG 2026-09-08",), ())]
    assert changes(third) == [
        (What.TRAVELLER_GONE, ("MUSTER BEA",), ()),
        (What.ITINERARY, (), ("1U221 PDL-CDG 2026-09-08",)),
        (What.PHONES, (), ("+351911111111",)),
    ]
    assert people(found) == [("ADA", [Booked.BOOKED]), ("BEA", [Booked.LEFT])]
    assert [one.traveller.given_names for one in found.now.members] == ["ADA"]


def test_names_documents_status_and_payment_are_told_before_and_after(told):
    other = replace(
        ADA, given_names="ADA MARIA", documents=person("ADA", "X1111111", "X3").documents
    )
    paid = booking(other, status="HL", payments=(Payment(kind="CC", number="1111"),))
    newest = told([push(booking(ADA)), push(paid)]).pushes[0]
    assert set(changes(newest)) >= {
        (What.NAME, ("MUSTER ADA",), ("MUSTER ADA MARIA",)),
        (What.DOCUMENTS, (), ("P X3 QMA",)),
        (What.STATUS, ("HK",), ("HL",)),
    }
    assert What.PAYMENTS in {one.what for one in newest.changes}
    assert {one.who for one in newest.changes if one.what is What.NAME} == {"MUSTER ADA MARIA"}


def test_the_way_there_and_the_way_back_are_one_history(told, platform):
    back = booking(ADA, BEA, phones=("+351911111111",))
    found = told([push(booking(ADA, BEA)), push(back, flight=BACK), push(ALONE)])
    assert Reservation.objects.count() == 2
    assert [one.flight.number for one in found.pushes] == ["220", "221", "220"]
    assert changes(found.pushes[1]) == [(What.PHONES, (), ("+351911111111",))]
    assert people(found) == [
        ("ADA", [Booked.BOOKED, Booked.BOOKED]),
        ("BEA", [Booked.LEFT, Booked.BOOKED]),
    ]
    on_the_way_back = Journey.objects.filter(flight__number="221").first().id
    assert values(look(platform, on_the_way_back)) == values(found)


ORDERS = [
    [push(booking(ADA, BEA)), push(WITHOUT_BACK), push(booking(ADA, BEA))],
    [
        push(ALONE),
        push(booking(ADA, emails=("a@example.org",)), function="141"),
        push(booking(ADA, BEA)),
    ],
    [
        push(booking(ADA, BEA)),
        push(booking(person("ADA"), emails=("a@example.org",), flights=()), function="141"),
        push(booking(person("ADA"), phones=("+351922222222",), flights=()), function="141"),
    ],
]


@pytest.mark.parametrize("bodies", ORDERS)
@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_processing_never_matters(told, platform, bodies, order):
    found = told(bodies, order)
    straight = [values(found), people(found), found.now]
    Push.objects.all().delete()
    Journey.objects.all().delete()
    Reservation.objects.all().delete()
    Flight.objects.all().delete()
    again = told(bodies)
    mine, theirs = found.now, again.now
    assert straight[:2] == [values(again), people(again)]
    assert mine.reservation == theirs.reservation
    assert [one.traveller for one in mine.members] == [one.traveller for one in theirs.members]


def test_changes_only_keep_what_they_leave_out(told, platform):
    named = booking(person("ADA"), flights=(), agency=None, status=None, emails=("a@example.org",))
    found = told([push(booking(ADA, BEA)), push(named, function="141")])
    assert changes(found.pushes[0]) == [(What.EMAILS, (), ("a@example.org",))]
    now = found.now
    assert {one.number for one in now.reservation.flights} == {"220", "221"}
    assert people(found) == [("ADA", [Booked.BOOKED]), ("BEA", [Booked.BOOKED])]
    ada = next(one for one in found.people if one.traveller.given_names == "ADA")
    assert [one.number for one in ada.traveller.documents] == ["X1111111"]
    assert Journey.objects.filter(kind=DataKind.PNR).count() == 2


def test_changes_only_of_a_reservation_never_pushed_are_stored_and_flagged(told):
    (only,) = told([push(booking(ADA), function="141")]).pushes
    assert only.unfounded
    assert only.changes_only


def test_a_cancelled_reservation_keeps_everything_and_stands_as_cancelled(told):
    found = told([push(booking(ADA, BEA)), push(cancelled())])
    assert found.cancelled
    assert people(found) == [("ADA", [Booked.CANCELLED]), ("BEA", [Booked.CANCELLED])]
    assert Journey.objects.filter(kind=DataKind.PNR).count() == 2
    assert set(booked(UNIT, Flight.objects.get().id).values()) == {Booked.CANCELLED}
    assert booked(Purpose.BORDER_CHECK, Flight.objects.get().id) == {}


def test_a_reservation_booked_again_is_booked(told):
    found = told([push(booking(ADA)), push(cancelled()), push(booking(ADA))])
    assert not found.cancelled
    assert people(found) == [("ADA", [Booked.BOOKED])]


def test_the_carriers_own_history_stands_where_it_was_first_told(told):
    entry = HistoryEntry(at="2026-08-02T09:00", action="X", segment="TVL", text="1U 221")
    found = told([push(booking(ADA)), push(booking(ADA, history=(entry,)))])
    (one,) = found.pushes[0].carriers_own
    assert (one.at, one.action, one.segment, one.text) == ("2026-08-02T09:00", "X", "TVL", None)
    assert found.pushes[1].carriers_own == ()


def test_the_same_locator_in_another_system_or_made_another_day_is_another_reservation(told):
    later = booking(BEA, created_at="2026-08-20T10:00")
    elsewhere = booking(person("CLEO", "X3333333"), system="1A")
    found = told([push(booking(ADA), elsewhere), push(later, flight=BACK)])
    assert Reservation.objects.count() == 3
    assert [len(found.pushes), people(found)] == [1, [("ADA", [Booked.BOOKED])]]


def test_names_alone_are_not_told_twice_in_one_reservation(told):
    named = push(booking(person("ADA"), person("BEA")))
    found = told([named, push(booking(person("ADA"), person("BEA"), phones=("+351911111111",)))])
    assert Journey.objects.filter(kind=DataKind.PNR).count() == 2
    assert [one.what for one in found.pushes[0].changes] == [What.PHONES]


def test_who_is_divided_off_is_linked_from_both_sides(told, platform):
    """Whichever side told it, and whichever came first."""
    off = booking(BEA, locator="CCCD44", created_at="2026-08-10T10:00", split_from=("AAAB22",))
    told([push(booking(ADA, BEA)), push(booking(ADA), off)])
    ada, bea = (Journey.objects.get(id=one) for one in _by_name(platform))
    (to,), (since,) = look(platform, ada.id).divided, look(platform, bea.id).divided
    assert [to.locator, to.older, to.moved] == ["CCCD44", False, ("MUSTER BEA",)]
    assert [since.locator, since.older, since.moved] == ["AAAB22", True, ("MUSTER BEA",)]
    assert (to.journey, since.journey) == (bea.id, ada.id)
    assert people(look(platform, ada.id)) == [("ADA", [Booked.BOOKED]), ("BEA", [Booked.LEFT])]


def test_a_division_told_before_the_other_side_is_known(told, platform):
    off = booking(BEA, locator="CCCD44", created_at="2026-08-10T10:00", split_from=("AAAB22",))
    (link,) = told([push(off)]).divided
    assert (link.locator, link.journey, link.moved) == ("AAAB22", None, ())
    apply_in(platform, [push(booking(ADA))])
    ada = Journey.objects.latest("received_at", "version").id
    (link,) = look(platform, ada).divided
    assert (link.locator, link.older) == ("CCCD44", False)


def test_masking_cuts_the_way_to_the_other_side_and_closes_versions(told, platform):
    off = booking(BEA, locator="CCCD44", created_at="2026-08-10T10:00", split_from=("AAAB22",))
    told([push(booking(ADA)), push(off, flight=BACK)])
    ada = Journey.objects.get(flight__number="220", kind=DataKind.PNR)
    bea = Journey.objects.get(flight__number="221", kind=DataKind.PNR)
    assert look(platform, ada.id).divided
    both = Chunk(journeys=(bea.id,), reservations=(bea.reservation_id,))
    mask(both, at=platform.clock.now())
    assert look(platform, ada.id).divided == ()
    closed = look(platform, bea.id)
    assert [closed.now, [one.opened for one in closed.pushes]] == [None, [False]]
    assert [one.traveller for one in closed.people] == [None]


def test_only_a_purpose_with_reservations_finds_one_and_the_ledger_says_so(told, platform):
    told([push(booking(ADA, BEA)), push(ALONE, flight=BACK)])
    one = Journey.objects.filter(kind=DataKind.PNR).first().id
    assert look(platform, one, Purpose.BORDER_CHECK) is None
    subjects = {entry.subject for entry in ledger.page(event=Event.RECORD_READ, limit=100)}
    assert {str(row.id) for row in Reservation.objects.all()} <= subjects


def _by_name(platform):
    """The journeys of ADA and BEA."""
    found = look(platform)
    named = {one.traveller.given_names: one.on[0].journey for one in found.people}
    return named["ADA"], named["BEA"]
