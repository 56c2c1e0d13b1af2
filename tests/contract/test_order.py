"""What is stored follows the order in which messages came, not that in which they are processed."""

from datetime import timedelta
from itertools import permutations

import pytest

from safepassage.apps.messages.models import Received
from safepassage.apps.travel.models import Flight, Journey, LookUp, Part, Sighting
from safepassage.apps.travel.vault import open_keys, open_parts
from safepassage.flows import effects
from safepassage.flows.process import apply
from safepassage.flows.work import ACTOR, Worker
from safepassage.pipeline.draft import traveller_from
from safepassage.records.groups import FieldGroup

pytestmark = pytest.mark.django_db(transaction=True)
GROUPS = [one.value for one in FieldGroup]


def traveller(number, seat=None, *, known=True, document=None):
    """One traveller's segments; unless ``known``, only the reference that the carrier uses."""
    told = (
        f"ATT+2++F'DTM+329:710527'LOC+178+CDG'LOC+179+PDL'NAT+2+QMA'RFF+AVF:AAAB22'"
        f"RFF+ABO:9{number:04d}'" + (f"RFF+SEA:{seat}'" if seat else "")
    )
    papers = f"DOC+P:110:111+{document or f'XK00{number:05d}'}'DTM+36:310101'LOC+91+QMA'"
    name = f"TESTOVAR{chr(65 + number % 26)}{chr(65 + number // 26)}:ILMA"
    if not known:
        return f"NAD+FL'RFF+AVF:AAAB22'RFF+ABO:9{number:04d}'"
    return f"NAD+FL+++{name}'{told}{papers}"


def manifest(*travellers, function="745", arrives="1900", reference="77"):
    return (
        f"UNA:+.? 'UNB+UNOA:4+1U+UTOPIU+260901:0600+{reference}++IAPI'"
        f"UNH+1+PAXLST:D:05B:UN:IATA'BGM+{function}'NAD+MS+++DESK'TDT+20+1U220+++1U'"
        f"LOC+125+CDG'DTM+189:2609011500:201'LOC+87+PDL'DTM+232:260901{arrives}:201'"
        f"{''.join(travellers)}CNT+42:{len(travellers)}'UNT+21+1'UNZ+1+{reference}'"
    ).encode()


@pytest.fixture
def process(platform, bases):
    """Put messages in one order and process them in another; nobody else works meanwhile."""

    def processed(bodies, order):
        carrier, worker = platform.ids.new(), Worker(platform, processes=1)
        for body in bodies:
            platform.spool.put(carrier, body)
        leases = platform.spool.claim("test", len(bodies))
        for place in order:
            body = platform.spool.open(leases[place])
            prepared = worker._contexts.current().prepare(leases[place], body)
            apply(platform, leases[place], prepared, actor=ACTOR)
        worker.hand_back()
        assert set(Received.objects.values_list("state", flat=True)) == {"done"}

    return processed


@pytest.fixture
def now(platform):
    """The border's journeys as they stand now: name, seats, documents."""

    def standing():
        rows = Journey.objects.filter(kind="api_border")
        versions = {row.id: row.version for row in rows}
        parts = open_parts(open_keys(versions, platform.keys), versions, GROUPS)
        people = [traveller_from(parts[one]) for one in versions]
        return sorted(
            (
                one.surname,
                tuple(seat.number for seat in one.seats),
                tuple(document.number for document in one.documents),
            )
            for one in people
        )

    return standing


FIRST = manifest(traveller(1, "1A"), reference="71", arrives="1900")
SECOND = manifest(traveller(1, "2B"), reference="72", arrives="1945")
THIRD = manifest(traveller(1, "1A"), reference="73", arrives="1930")
CLOSURE = manifest(traveller(1, known=False), reference="74", function="266")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_last_message_holds_in_whatever_order_they_are_processed(process, now, order):
    process([FIRST, THIRD, SECOND], order)
    assert now() == [("TESTOVARBA", ("2B",), ("XK0000001",))]
    assert [(row.arrives) for row in Flight.objects.all()] == ["2026-09-01T19:45"]
    assert Sighting.objects.filter(journey__kind="api_border").count() == 3


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_an_older_word_said_again_holds_again(process, now, order):
    process([FIRST, SECOND, THIRD], order)
    assert now() == [("TESTOVARBA", ("1A",), ("XK0000001",))]
    assert [(row.arrives) for row in Flight.objects.all()] == ["2026-09-01T19:30"]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_closure_by_references_hides_nobodys_data(process, now, order):
    process([FIRST, SECOND, CLOSURE], order)
    assert now() == [("TESTOVARBA", ("2B",), ("XK0000001",))]


@pytest.mark.parametrize("place", [1, 49, 50, 51, 99])
def test_two_travellers_with_one_document_are_both_kept_wherever_they_stand(process, now, place):
    people = [traveller(number, "1A") for number in range(100)]
    people[place] = traveller(place, "9F", document="XK0000000")
    process([manifest(*people)], [0])
    told = now()
    assert len(told) == 100
    assert len({name for name, *_ in told}) == 100
    assert [seats for _, seats, _ in told].count(("9F",)) == 1
    apart = Journey.objects.exclude(ambiguous_with=None).filter(kind="api_border")
    assert apart.count() == 1


def test_what_is_tried_again_has_no_second_effect(process, now, platform, clock):
    body = manifest(*[traveller(n, "1A", document="XK0000000") for n in range(60)])
    process([body], [0])
    before = now(), Journey.objects.count(), Part.objects.count(), LookUp.objects.count()
    again = Received.objects.get()
    Received.objects.filter(id=again.id).update(
        state="received",
        progress=0,
        **dict(zip(("body", "body_key"), sealed(platform, again, body), strict=True)),
    )
    clock.forward(timedelta(minutes=1))
    Worker(platform, processes=1).drain()
    assert before == (now(), Journey.objects.count(), Part.objects.count(), LookUp.objects.count())
    assert Sighting.objects.count() == 120


@pytest.mark.parametrize("chunks", [1, 2, 3])
def test_what_passes_its_time_during_a_take_over_takes_nothing_along(
    platform, bases, clock, monkeypatch, chunks
):
    platform.spool.put(platform.ids.new(), manifest(*[traveller(n, "1A") for n in range(60)]))
    (lease,) = platform.spool.claim("dies", 1)
    worker = Worker(platform, processes=1)
    prepared = worker._contexts.current().prepare(lease, platform.spool.open(lease))
    border, unit = prepared.parts[0].batches
    assert border.mask_at < unit.mask_at
    with monkeypatch.context() as cut:
        cut.setattr(effects.messages, "progressed", dying_after(chunks))
        with pytest.raises(ConnectionAbortedError):
            apply(platform, lease, prepared, actor=ACTOR)
    clock.at = border.mask_at
    worker.drain()
    assert Journey.objects.filter(kind=unit.kind.value).count() == 60
    assert set(Received.objects.values_list("state", flat=True)) == {"done"}


def dying_after(chunks):
    """Commit so many chunks, and die in the next one."""
    whole = effects.messages.progressed
    left = iter(range(chunks))

    def progressed(lease, **values):
        if next(left, None) is None:
            raise ConnectionAbortedError
        whole(lease, **values)

    return progressed


def sealed(platform, row, body):
    made = platform.spool.seal("received", row.id, row.received_day, body)
    return made.content, made.key
