"""Masking hides the six groups of Directive (EU) 2016/681 art. 12(2); what stays names nobody."""

from datetime import timedelta

import pytest

from safepassage.apps.travel import selectors
from safepassage.apps.travel.models import Journey
from safepassage.flows.receive import receive
from safepassage.flows.retain import run
from safepassage.flows.work import Worker
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose
from safepassage.simulation.benchmark import benchmark_reservations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("masks_only")]
UNIT, OFFICER = Purpose.PNR_ASSESSMENT, Actor.officer("officer-1")
LAW = {
    "a": "names, those of others, and how many travel together",
    "b": "address and contact",
    "c": "payment and billing address",
    "d": "frequent flyer",
    "e": "general remarks",
    "f": "advance passenger information",
}
NEVER_STORED = {"e"}


def of_law(file):
    """What is read of each group of the law."""
    traveller, booking = file.record.traveller, file.reservation
    both = [one for one in (traveller, booking) if one]
    return {
        "a": [traveller and traveller.surname, file.record.head.reservation, *file.companions],
        "b": [value for one in both for value in (one.phones, one.emails, one.addresses)],
        "c": [booking.payments] if booking else [],
        "d": [traveller.frequent_flyer] if traveller else [],
        "e": [booking.remarks] if booking else [],
        "f": [traveller.documents, traveller.born, traveller.sex] if traveller else [],
    }


@pytest.fixture
def stored(platform, bases):
    for body in benchmark_reservations(1, 25):
        receive(platform, carrier=platform.ids.new(), body=body)
    Worker(platform, processes=1).drain()
    return list(Journey.objects.filter(kind="pnr").values_list("id", flat=True))


def read(platform, journey):
    return selectors.journey(OFFICER, UNIT, journey, platform.keys, platform.clock.now())


def test_each_of_the_six_groups_is_read_before_and_none_afterwards(platform, clock, stored):
    before = [of_law(read(platform, one)) for one in stored]
    found = {letter for letter in LAW if any(any(one[letter]) for one in before)}
    assert found == LAW.keys() - NEVER_STORED
    clock.forward(timedelta(days=184))
    run(platform)
    for one in stored:
        after = of_law(read(platform, one))
        for letter, words in LAW.items():
            assert not any(after[letter]), words


def test_what_stays_is_the_flight_the_law_and_dates(platform, clock, stored):
    clock.forward(timedelta(days=184))
    run(platform)
    file = read(platform, stored[0])
    assert file.flight.number
    assert file.flight.departure_date
    assert file.record.head.basis == "PNR-PIU"
    assert file.record.head.masked_at == clock.now()
    assert file.tellings[0].message
    assert (file.record.traveller, file.reservation, file.companions) == (None, None, ())
    assert file.person.records == (file.record,)
    assert file.bearers == {}
