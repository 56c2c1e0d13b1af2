"""A message that kills, blocks or overfills whoever processes it is set aside, alone."""

import os
import signal
import struct
import time
from itertools import repeat
from multiprocessing.connection import Connection

import pytest

from safepassage.apps.messages import selectors
from safepassage.apps.messages.models import Received
from safepassage.flows import context, work
from safepassage.flows.receive import receive
from safepassage.flows.work import Worker
from safepassage.simulation.benchmark import benchmark_messages

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]
HANG_SECONDS = 1.5
NEIGHBOURS = 7


def hang():
    for _ in repeat(None):
        time.sleep(0.01)


def deaf_hang():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    hang()


def half_an_answer():
    def send_half(connection, _):
        os.write(connection.fileno(), struct.pack("!i", 1_000) + b"half")
        os.kill(os.getpid(), signal.SIGKILL)

    Connection._send_bytes = send_half


POISONS = {
    "exit": lambda: os._exit(7),
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "hang": hang,
    "deaf": deaf_hang,
    "half": half_an_answer,
}


@pytest.fixture
def poisoned(monkeypatch):
    """The stages do what a body beginning with POISON says; forked processes inherit that."""
    pure = context.read

    def read(body, **values):
        if body.startswith(b"POISON "):
            POISONS[body.split()[1].decode()]()
        return pure(body, **values)

    monkeypatch.setattr(context, "read", read)


@pytest.fixture
def worker(platform, bases):
    made = Worker(platform, processes=2, seconds=HANG_SECONDS)
    yield made
    made.hand_back()


def put_among_neighbours(platform, poisons):
    """Poison after every second good message; the ids of the good and of the bad."""
    carrier = platform.ids.new()
    good, bad = [], []
    for number, body in enumerate(benchmark_messages(1, 4, NEIGHBOURS)):
        good.append(receive(platform, carrier=carrier, body=body).id)
        if number % 2 and poisons:
            bad.append(receive(platform, carrier=carrier, body=poisons.pop()).id)
    return good, bad


def states(ids):
    return {selectors.story(one).state for one in ids}


@pytest.mark.parametrize("kind", sorted(POISONS))
def test_poison_is_parked_and_its_neighbours_are_not_touched(platform, poisoned, worker, kind):
    good, bad = put_among_neighbours(platform, [f"POISON {kind} {n}".encode() for n in range(2)])
    worker.drain()
    assert states(good) == {"done"}
    assert states(bad) == {"parked"}
    assert {selectors.story(one).defects[0]["code"] for one in bad} == {"processing_failed"}
    assert set(Received.objects.values_list("attempts", flat=True)) == {1}


def test_all_kinds_of_poison_at_once(platform, poisoned, worker):
    good, bad = put_among_neighbours(platform, [f"POISON {kind}".encode() for kind in POISONS])
    worker.drain()
    assert (states(good), states(bad)) == ({"done"}, {"parked"})


@pytest.mark.parametrize("death", ["killed", "half"])
def test_a_process_killed_from_outside_costs_no_message(
    platform, worker, monkeypatch, tmp_path, death
):
    pure, done = context.read, tmp_path / "done"

    def read(body, **values):
        if not done.exists():
            done.touch()
            POISONS[death]()
        return pure(body, **values)

    monkeypatch.setattr(context, "read", read)
    good, _ = put_among_neighbours(platform, [])
    worker.drain()
    assert done.exists()
    assert states(good) == {"done"}


def test_the_processes_that_hung_are_gone(platform, poisoned, worker):
    before = set(children())
    put_among_neighbours(platform, [b"POISON deaf"])
    worker.drain()
    deadline = time.monotonic() + 10
    while set(children()) - before and time.monotonic() < deadline:
        time.sleep(0.02)
    assert set(children()) == before


def children():
    with open(f"/proc/self/task/{os.getpid()}/children") as file:  # noqa: PTH123 - the kernel's
        return file.read().split()


def test_a_body_that_cannot_be_opened_is_parked(platform, worker):
    good, _ = put_among_neighbours(platform, [])
    Received.objects.filter(id=good[2]).update(body=b"tampered with")
    worker.drain()
    assert states(good[:2] + good[3:]) == {"done"}
    assert selectors.story(good[2]).state == "parked"


def test_what_fails_again_and_again_is_parked_without_harm(platform, worker, monkeypatch):
    apply, broken = work.apply, []

    def failing(platform, lease, prepared, **values):
        if lease.id in broken:
            raise ValueError("this message always fails")
        return apply(platform, lease, prepared, **values)

    monkeypatch.setattr(work, "apply", failing)
    good, _ = put_among_neighbours(platform, [])
    broken.append(good.pop(3))
    worker.drain()
    assert states(good) == {"done"}
    assert (states(broken), selectors.story(broken[0]).attempts) == ({"parked"}, 4)


def test_who_lost_the_lease_meanwhile_parks_nothing(platform, worker, monkeypatch):
    def taken_over(platform, lease, prepared, **values):
        Received.objects.filter(id=lease.id).update(lease_owner="another")
        raise work.Unprocessable

    monkeypatch.setattr(work, "apply", taken_over)
    (first, *_), _ = put_among_neighbours(platform, [])
    worker.step()
    assert selectors.story(first).state == "processing"


def test_values_longer_than_any_field_harm_no_neighbour(platform, worker):
    long = b"X" * 300
    (body,) = benchmark_messages(5, 3)
    changes = [
        (b"1U100+++1U'", b"1U" + long + b"+++1U'"),
        (b"1U100+++1U'", b"1U100+++" + long + b"'"),
        (b"LOC+125+CDG", b"LOC+125+" + long),
        (b"LOC+87+PDL", b"LOC+87+" + long),
        (b"BGM+745'", b"BGM+745" + long + b"'"),
        (b"ATT+2++M", b"ATT+2++" + long),
        (b"1U100/260301/0600", long),
        (b"PAXLST+1U+", b"PAXLST+" + long + b"+"),
        (b"NAD+FL+", b"NAD+" + long + b"+"),
        (b"LOC+125+CDG", b"LOC+125+C\x00G"),
        (b"BGM+745'", b"BGM+7\x0045'"),
        (b"NAD+FL+++", b"NAD+FL+++\x00"),
    ]
    carrier = platform.ids.new()
    changed = [body.replace(old, new) for old, new in changes if old in body]
    assert len(changed) == len(changes)
    ids = [receive(platform, carrier=carrier, body=one).id for one in changed]
    good, _ = put_among_neighbours(platform, [])
    worker.drain()
    assert states(good) == {"done"}
    assert states(ids) <= {"done", "parked", "refused"}
    assert "processing_failed" not in {
        defect["code"] for one in ids for defect in selectors.story(one).defects
    }
