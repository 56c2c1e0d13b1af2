"""A carrier's message from bytes to stored, sealed, screened rows."""

from datetime import timedelta

import pytest
from django.apps import apps
from msgspec.structs import replace

from safepassage.apps.audit.models import Entry
from safepassage.apps.messages import selectors as messages
from safepassage.apps.travel.models import Flight, Journey, LookUp, Part, Sighting
from safepassage.flows.receive import receive
from safepassage.flows.work import Worker
from safepassage.formats.manifests import READERS, write_csv
from safepassage.formats.read import read
from safepassage.records import Mode
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def worker(platform, bases):
    made = Worker(platform, processes=1)
    yield made
    made.hand_back()


def test_a_manifest_is_stored_once_per_basis(platform, worker):
    carrier = platform.ids.new()
    (body,) = benchmark_messages(1, 60)
    receipt = receive(platform, carrier=carrier, body=body)
    assert worker.drain() == 1
    story = messages.story(receipt.id)
    assert (story.state, story.travellers, story.stored) == ("done", 60, 120)
    assert Flight.objects.count() == 1
    assert Journey.objects.filter(kind="api_border").count() == 60
    assert Sighting.objects.count() == 120
    assert Entry.objects.filter(event="message:spool:processed").count() == 1


def test_no_value_of_a_traveller_stands_in_clear(platform, worker):
    (body,) = benchmark_messages(1, 20)
    receive(platform, carrier=platform.ids.new(), body=body)
    worker.drain()
    surnames = [
        line.split("+++")[1].split(":")[0] for line in body.decode().split("'") if "NAD+FL" in line
    ]
    rows = (row for model in apps.get_models() for row in model._base_manager.values_list())
    dump = "\n".join(map(repr, rows)).upper()
    assert len(surnames) == 20
    # Four letters occur in sealed bytes by chance; six practically never do.
    telling = [name.upper() for name in surnames if len(name) > 5]
    assert len(telling) > 10
    assert not [name for name in telling if name in dump]


def test_a_repeat_gets_the_first_id_and_has_no_second_effect(platform, worker):
    carrier = platform.ids.new()
    (body,) = benchmark_messages(1, 10)
    first = receive(platform, carrier=carrier, body=body)
    worker.drain()
    again = receive(platform, carrier=carrier, body=body)
    assert (again.id, again.new) == (first.id, False)
    assert worker.drain() == 0


def test_the_same_travellers_in_another_message_are_the_same_journeys(platform, worker):
    carrier = platform.ids.new()
    (body,) = benchmark_messages(1, 60)
    receive(platform, carrier=carrier, body=body)
    receive(platform, carrier=carrier, body=body + b"\r\n")
    worker.drain()
    assert Journey.objects.count() == 120
    assert Sighting.objects.count() == 240
    assert Part.objects.values("version").distinct().count() == 1


def test_reservations_come_with_their_travellers(platform, worker):
    (body,) = benchmark_reservations(1, 20)
    receipt = receive(platform, carrier=platform.ids.new(), body=body)
    worker.drain()
    story = messages.story(receipt.id)
    assert story.state == "done", story
    assert Journey.objects.filter(kind="pnr", reservation__isnull=False).count() == story.stored
    assert story.stored == story.travellers > 20


def test_a_table_goes_the_same_way_as_a_message(platform, worker):
    (body,) = benchmark_messages(1, 10)
    (told,) = read(body).messages
    receipt = receive(platform, carrier=platform.ids.new(), body=as_table(told))
    worker.drain()
    story = messages.story(receipt.id)
    assert (story.state, story.format) == ("done", "csv-manifest"), story
    assert (story.travellers, story.stored) == (10, 20)


def test_a_ferry_is_refused_with_that_reason_until_a_law_on_ferries_is_in_force(platform, worker):
    (body,) = benchmark_messages(1, 10)
    (told,) = read(body).messages
    voyage = replace(told.flights[0], mode=Mode.SEA)
    ferry = as_table(replace(told, format="vehicle-manifest", flights=(voyage,)))
    receipt = receive(platform, carrier=platform.ids.new(), body=ferry)
    worker.drain()
    story = messages.story(receipt.id)
    assert (story.state, story.refusal) == ("refused", "no_legal_basis")
    assert not Journey.objects.exists()


def as_table(message):
    known = message.format in READERS
    return write_csv(message if known else replace(message, format="csv-manifest"))


def test_garbage_is_parked_with_its_reason(platform, worker):
    receipt = receive(platform, carrier=platform.ids.new(), body=b"\x00 nothing to see")
    worker.drain()
    story = messages.story(receipt.id)
    assert story.state == "parked"
    assert story.defects[0]["severity"] == "fatal"
    assert story.body_until is not None


def test_without_a_basis_nothing_is_kept(platform, clock):
    made = Worker(platform, processes=1)
    (body,) = benchmark_messages(1, 10)
    receipt = receive(platform, carrier=platform.ids.new(), body=body)
    made.drain()
    story = messages.story(receipt.id)
    assert (story.state, story.refusal) == ("refused", "no_legal_basis")
    assert not Journey.objects.exists()
    assert not LookUp.objects.exists()
    assert Entry.objects.filter(event="message:spool:refused").count() == 1


def test_what_is_past_its_time_when_it_is_worked_is_refused_not_stored(platform, worker, clock):
    (body,) = benchmark_messages(1, 5)
    receipt = receive(platform, carrier=platform.ids.new(), body=body)
    clock.forward(timedelta(days=3))
    worker.drain()
    assert messages.story(receipt.id).state == "done"
    assert set(Journey.objects.values_list("kind", flat=True)) == {"api_piu"}


def test_when_every_copy_is_past_its_time_the_message_is_refused(platform, worker, clock):
    (body,) = benchmark_messages(1, 5)
    receipt = receive(platform, carrier=platform.ids.new(), body=body)
    clock.forward(timedelta(days=200))
    worker.drain()
    story = messages.story(receipt.id)
    assert (story.state, story.refusal) == ("refused", "past_its_time")
    assert not Journey.objects.exists()
