"""A carrier sends what it is agreed for; anything else is parked with its reason."""

from datetime import timedelta

import pytest

from one_traveller import interchange, message
from safepassage.apps.carriers import agreements
from safepassage.apps.carriers import services as carriers
from safepassage.apps.carriers.senders import set_senders
from safepassage.apps.messages import selectors as messages
from safepassage.apps.travel.models import Journey
from safepassage.flows.interactive import Interactive
from safepassage.flows.receive import receive
from safepassage.flows.repair import try_again
from safepassage.flows.work import Worker
from safepassage.formats.read import read
from safepassage.records.actor import Actor, Component
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations

pytestmark = pytest.mark.django_db(transaction=True)
ADMIN = Actor.component(Component.COMMAND_LINE)


@pytest.fixture
def carrier(platform, bases):
    at = platform.clock.now()
    return carriers.add_carrier(code="1U", name="Utopia Airways", actor=ADMIN, at=at)


@pytest.fixture
def agree(platform, clock, carrier):
    def agree(formats=(), routes=()):
        clock.forward(timedelta(seconds=2))
        at = clock.now()
        agreements.agree(carrier=carrier, formats=formats, routes=routes, actor=ADMIN, at=at)

    return agree


@pytest.fixture
def worker(platform):
    made = Worker(platform, processes=1)
    yield made
    made.hand_back()


def story(platform, worker, carrier, body):
    receipt = receive(platform, carrier=carrier.pk, body=body)
    worker.drain()
    return messages.story(receipt.id)


def found(story):
    return [one["code"] for one in story.defects if one["severity"] == "fatal"]


def test_a_sender_in_the_envelope_that_is_not_the_carriers_is_parked_until_it_is(
    platform, worker, carrier, clock
):
    def allow(*senders):
        clock.forward(timedelta(seconds=2))
        set_senders(carrier=carrier, texts=senders, actor=ADMIN, at=clock.now())

    allow("unb:other")
    parked = story(platform, worker, carrier, interchange(message()))
    assert (parked.state, parked.stored, found(parked)) == ("parked", 0, ["sender_not_agreed"])
    allow("unb:other", "unb:1u")
    assert try_again(platform, message_id=parked.id, actor=ADMIN)
    worker.drain()
    assert messages.story(parked.id).state == "done"


def test_a_format_that_is_not_agreed_is_parked_and_nothing_is_stored(
    platform, worker, carrier, agree
):
    agree(formats=["pnrgov"])
    (api,) = benchmark_messages(1, 5)
    told = story(platform, worker, carrier, api)
    assert (told.state, found(told)) == ("parked", ["format_not_agreed"])
    assert Journey.objects.count() == 0
    (pnr,) = benchmark_reservations(1, 5)
    assert story(platform, worker, carrier, pnr).state == "done"


def test_a_route_that_is_not_agreed_is_parked_until_the_agreement_is_mended(
    platform, worker, carrier, agree
):
    agree(routes=["XXX-*"])
    (api,) = benchmark_messages(1, 5)
    told = story(platform, worker, carrier, api)
    assert (told.state, found(told)) == ("parked", ["route_not_agreed"])
    agree()
    assert try_again(platform, message_id=told.id, actor=ADMIN)
    worker.drain()
    again = messages.story(told.id)
    assert (again.state, again.travellers) == ("done", 5)


def test_the_agreement_of_one_carrier_binds_no_other(platform, worker, carrier, agree):
    agree(formats=["pnrgov"], routes=["XXX-YYY"])
    (api,) = benchmark_messages(1, 5)
    receipt = receive(platform, carrier=platform.ids.new(), body=api)
    worker.drain()
    assert messages.story(receipt.id).state == "done"


def test_who_waits_is_told_why_and_the_message_is_parked(platform, carrier, agree):
    agree(formats=["pnrgov"])
    door = Interactive(platform, seconds=20)
    (api,) = benchmark_messages(1, 5)
    answered = door.answer(carrier=carrier.pk, body=api)
    door.close()
    assert answered.body is None
    assert [one.code for one in answered.defects] == ["format_not_agreed"]
    told = messages.story(answered.id)
    assert (told.state, found(told)) == ("parked", ["format_not_agreed"])
    assert Journey.objects.count() == 0


def test_the_agreed_part_of_an_interchange_is_answered_for_its_own_travellers(
    platform, carrier, agree
):
    agree(routes=["CDG-PDL"])
    door = Interactive(platform, seconds=20)
    elsewhere = message(place="1").replace("LOC+125+CDG", "LOC+125+FRA")
    lacking = message(place="2").replace("DTM+329:710527'", "")
    answered = door.answer(carrier=carrier.pk, body=interchange(elsewhere, lacking))
    door.close()
    statuses = [one.status for told in read(answered.body).messages for one in told.answers]
    assert statuses == ["4Z"]
    assert messages.story(answered.id).state == "parked"
