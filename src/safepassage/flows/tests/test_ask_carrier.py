"""A carrier is asked for a reservation or a flight, on a ground, where a law allows it."""

import pytest

from pushed import ADA, BEA, apply_in, booking, push
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.models import Received
from safepassage.apps.oversight.models import LegalBasisVersion
from safepassage.apps.travel.bookings.requests import AskGround, requests_of
from safepassage.apps.travel.models import CarrierRequest, Flight, Journey, Reservation
from safepassage.apps.travel.retention import Chunk, mask, remove
from safepassage.flows.ask_carrier import NotAsked, WhyNot, ask_for_flight, ask_for_reservation
from safepassage.flows.context import Contexts
from safepassage.flows.process import apply
from safepassage.flows.receive import receive
from safepassage.formats import ackres
from safepassage.formats.read import read
from safepassage.records import AnswerError
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.offences import AirLink, Offence, Reasons
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db
OFFICER = Actor.officer("officer-1")
UNIT = Purpose.PNR_ASSESSMENT
GROUND = {"actor": OFFICER, "purpose": UNIT, "ground": AskGround.WORK_ITEM}


@pytest.fixture
def stored(platform, bases):
    """A reservation of two people on 1U220."""
    apply_in(platform, [push(booking(ADA, BEA))])
    return Journey.objects.filter(kind="pnr").first()


def carrier():
    return Received.objects.order_by("sequence").first().sender


def fetched(platform):
    """What the carrier is given, as read."""
    waiting = messages.answers_after(carrier(), 0)
    bodies = [
        platform.spool.unseal("outgoing", one.id, one.created_day, one.body) for one in waiting
    ]
    return [read(body).messages[0] for body in bodies]


def send(platform, body, sender=None):
    receive(platform, carrier=sender or carrier(), body=body)
    actor, context = Actor.component(Component.PIPELINE), Contexts(platform).current()
    for lease in platform.spool.claim("test", 10):
        apply(platform, lease, context.prepare(lease, platform.spool.open(lease)), actor=actor)


def test_one_reservation_goes_out_as_govreq_with_its_entry(platform, stored):
    ask_for_reservation(platform, journey=stored.id, **GROUND)
    (asked,) = fetched(platform)
    assert asked.format == "govreq"
    assert [(one.locator, one.system) for one in asked.reservations] == [("AAAB22", "1U")]
    assert [(one.carrier, one.number, one.origin) for one in asked.flights] == [
        ("1U", "220", "CDG")
    ]
    assert (asked.sender, asked.recipient) == ("UTOPIU", "1U")
    (entry,) = ledger.page(event=Event.REQUEST_SENT, limit=5)
    assert entry.subject == str(stored.reservation_id)
    assert entry.purpose == UNIT
    details = bytes(entry.details)
    assert b"work_item" in details
    assert b"AAAB22" not in details


def test_a_whole_flight_names_nobody(platform, stored):
    ask_for_flight(platform, flight=stored.flight_id, **GROUND)
    (asked,) = fetched(platform)
    assert (len(asked.flights), asked.reservations) == (1, ())


@pytest.mark.parametrize(
    "purpose", [one for one in Purpose if one not in {UNIT, Purpose.PNR_REQUEST}]
)
def test_no_other_purpose_asks(platform, stored, purpose):
    for ask, about in (
        (ask_for_reservation, {"journey": stored.id}),
        (ask_for_flight, {"flight": stored.flight_id}),
    ):
        with pytest.raises(NotAsked) as no:
            ask(platform, **about, **{**GROUND, "purpose": purpose})
        assert no.value.why is WhyNot.NO_PURPOSE
    assert fetched(platform) == []


def test_a_flight_without_a_legal_basis_is_never_asked_about(platform, stored):
    LegalBasisVersion.objects.all().delete()
    with pytest.raises(NotAsked) as no:
        ask_for_flight(platform, flight=stored.flight_id, **GROUND)
    assert no.value.why is WhyNot.NO_BASIS
    with pytest.raises(NotAsked) as no:
        ask_for_reservation(platform, journey=stored.id, **GROUND)
    assert no.value.why is WhyNot.NO_BASIS
    assert fetched(platform) == []
    assert list(ledger.page(event=Event.REQUEST_SENT, limit=5)) == []


def test_a_law_of_the_air_lets_nobody_ask_about_a_ship(platform, stored):
    Flight.objects.update(mode="sea")
    with pytest.raises(NotAsked) as no:
        ask_for_flight(platform, flight=stored.flight_id, **GROUND)
    assert no.value.why is WhyNot.NO_BASIS
    assert fetched(platform) == []


def test_what_is_masked_cannot_be_asked_for(platform, stored):
    chunk = Chunk(journeys=(stored.id,), reservations=(stored.reservation_id,))
    mask(chunk, at=platform.clock.now())
    with pytest.raises(NotAsked) as no:
        ask_for_reservation(platform, journey=stored.id, **GROUND)
    assert no.value.why is WhyNot.NOT_FOUND


def acknowledged(platform, *codes):
    (asked,) = fetched(platform)
    errors = tuple(AnswerError(code=code) for code in codes)
    return ackres.write(ackres.acknowledgement(asked, errors))


def test_the_ackres_is_tied_to_its_request(platform, stored):
    ask_for_reservation(platform, journey=stored.id, **GROUND)
    send(platform, acknowledged(platform, "114"))
    (asked,) = requests_of(stored.flight_id)
    assert asked.acknowledged_at
    assert asked.errors == ("114",)
    assert fetched(platform) == []


def test_an_ackres_of_another_carrier_is_nobodys(platform, stored):
    ask_for_reservation(platform, journey=stored.id, **GROUND)
    send(platform, acknowledged(platform), sender=platform.ids.new())
    (asked,) = requests_of(stored.flight_id)
    assert asked.acknowledged_at is None
    assert len(fetched(platform)) == 1


def test_the_push_that_follows_answers_it(platform, stored):
    ask_for_reservation(platform, journey=stored.id, **GROUND)
    ask_for_flight(platform, flight=stored.flight_id, **GROUND)
    send(platform, push(booking(ADA, locator="CCCD44"), function="141"))
    assert [one.answered_by for one in requests_of(stored.flight_id)] == [None, None]
    send(platform, push(booking(ADA, BEA, emails=("a@example.org",)), function="141"))
    told = {bool(one.reservation): one.answered_by for one in requests_of(stored.flight_id)}
    assert told[True]
    assert told[False] is None
    send(platform, push(booking(ADA), booking(BEA, locator="EEEF55")))
    assert all(one.answered_by for one in requests_of(stored.flight_id))


def test_a_request_ends_with_its_reservation(platform, stored):
    ask_for_reservation(platform, journey=stored.id, **GROUND)
    journeys = tuple(Journey.objects.filter(kind="pnr").values_list("id", flat=True))
    remove(Chunk(journeys=journeys, reservations=(stored.reservation_id,)))
    assert CarrierRequest.objects.count() == Reservation.objects.count() == 0


def test_a_request_in_one_case_wants_its_reasons_and_never_a_whole_flight(platform, stored):
    case = {**GROUND, "purpose": Purpose.PNR_REQUEST}
    with pytest.raises(NotAsked) as no:
        ask_for_reservation(platform, journey=stored.id, **case)
    assert no.value.why is WhyNot.NO_REASONS
    with pytest.raises(NotAsked) as no:
        ask_for_flight(platform, flight=stored.flight_id, **case)
    assert no.value.why is WhyNot.IN_BULK
    assert fetched(platform) == []
    reasons = Reasons(offence=Offence.ARMS, air_link=AirLink.GOODS_TRAVEL, case="PO-1")
    ask_for_reservation(platform, journey=stored.id, reasons=reasons, **case)
    assert len(fetched(platform)) == 1
