"""The messages that are put while processes die: manifests, reservations, repeats, garbage."""

import random
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from safepassage.formats.read import read
from safepassage.records import ListedDocument, ListEntry
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations
from safepassage.simulation.watchlist import as_jsonl

LISTED_EVERY = 9


class Sent(NamedTuple):
    """A body, and whether a carrier waited for its answer when its request died."""

    body: bytes
    interactive: bool = False


def messages(seed: int, flights: int, start: datetime) -> list[Sent]:
    """Seven messages a flight, which tell of the same travellers, and what is wrong with others."""
    rng = random.Random(seed)  # noqa: S311 - a test's choices, to be repeated
    sent = [one for flight in range(flights) for one in _flight(rng, seed, flight, start)]
    rng.shuffle(sent)
    return sent


def _flight(rng: random.Random, seed: int, flight: int, start: datetime) -> Iterator[Sent]:
    people, bookings = rng.randint(60, 120), rng.randint(15, 40)
    api = _nth(benchmark_messages(seed, people, flight + 1, start=start), flight)
    pnr = _nth(benchmark_reservations(seed, bookings, flight + 1, start=start), flight)
    yield Sent(api)
    yield Sent(api + b"\r\n")
    yield Sent(_other_seats(api), interactive=flight % 2 == 0)
    yield Sent(pnr)
    yield Sent(_other_seats(pnr))
    if flight % 3 == 0:
        yield Sent(b"%d: nothing that could be read" % flight)
        yield Sent(api[: len(api) * 2 // 3])
    if flight % 3 == 1:
        yield Sent(re.sub(rb"\bPDL\b", b"LHR", api))
        yield Sent(api[: len(api) // 2], interactive=True)


def _nth(bodies: Iterator[bytes], place: int) -> bytes:
    return next(islice(bodies, place, None))


def _other_seats(body: bytes) -> bytes:
    """The same travellers with something new about each, and a later arrival."""
    body = re.sub(rb"(DTM\+232:\d{8})00", rb"\g<1>15", body)
    body = re.sub(rb"(RFF\+SEA:)(\d+)", lambda found: found[1] + b"%d" % (int(found[2]) + 1), body)
    return re.sub(rb"(SSD\+)(\d+)", lambda found: found[1] + b"%d" % (int(found[2]) + 1), body)


def listed(sent: list[Sent], at: datetime) -> bytes:
    """A watchlist of some of the travellers, in the JSONL exchange form."""
    entries = {}
    for body in sorted(one.body for one in sent):
        for message in read(body, at=at.date().isoformat()).messages:
            people = [
                *message.travellers,
                *(one for r in message.reservations for one in r.travellers),
            ]
            for one in people[::LISTED_EVERY]:
                if one.documents and one.documents[0].number and one.documents[0].issuer:
                    number, issuer = one.documents[0].number, one.documents[0].issuer
                    entries[number] = ListEntry(
                        id=number,
                        name=f"{one.given_names} {one.surname}",
                        dob=(one.born,) if one.born else (),
                        documents=(ListedDocument(number=number, country=issuer),),
                    )
    return b"".join(as_jsonl(entries.values()))
