"""Reservations of invented people on 1U220 from CDG to PDL and back, pushed as PNRGOV, for tests.

``apply_in`` puts messages into the spool in one order and processes them in another.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from msgspec.structs import replace

from safepassage.flows.context import Contexts
from safepassage.flows.platform import Platform
from safepassage.flows.process import apply
from safepassage.formats.pnrgov.writer import write
from safepassage.records import Document, Leg, Message, Reservation, Traveller
from safepassage.records.actor import Actor, Component

OUT = Leg(
    carrier="1U",
    number="220",
    origin="CDG",
    destination="PDL",
    departs="2026-09-01T15:00",
    arrives="2026-09-01T19:00",
)
BACK = Leg(
    carrier="1U",
    number="221",
    origin="PDL",
    destination="CDG",
    departs="2026-09-08T09:00",
    arrives="2026-09-08T13:00",
)
MADE = "2026-08-01T10:00"


def person(given_names: str, *numbers: str, born: str | None = "1980-02-03") -> Traveller:
    """A traveller named MUSTER with passports of these numbers."""
    papers = tuple(Document(type="P", number=one, issuer="QMA") for one in numbers)
    return Traveller(
        surname="MUSTER",
        given_names=given_names,
        born=born if papers else None,
        sex="F" if papers else None,
        nationality="QMA" if papers else None,
        documents=papers,
    )


ADA, BEA = person("ADA", "X1111111"), person("BEA", "X2222222")


def booking(*people: Traveller, locator: str = "AAAB22", **told: object) -> Reservation:
    """A reservation of these people, there and back."""
    numbered = [
        replace(one, local_reference=str(number), reservation=locator)
        for number, one in enumerate(people, 1)
    ]
    known: dict[str, object] = {
        "system": "1U",
        "created_at": MADE,
        "status": "HK",
        "agency": "12345675",
        "origin": "CDG",
        "flights": (OUT, BACK),
    }
    return Reservation(locator=locator, travellers=tuple(numbered), **{**known, **told})  # type: ignore[arg-type]


def cancelled(*people: Traveller, locator: str = "AAAB22") -> Reservation:
    """What is left of a reservation once it is cancelled."""
    return replace(
        booking(*people, locator=locator), status="cancelled", agency=None, flights=(), origin=None
    )


def push(*bookings: Reservation, flight: Leg = OUT, function: str = "22") -> bytes:
    """A push of these reservations for a flight."""
    return write(
        Message(
            format="pnrgov",
            version="13.1",
            function=function,
            sender="1U",
            recipient="UTOPIU",
            sent_at="2026-08-30T06:00",
            flights=(flight,),
            reservations=bookings,
        )
    )


def apply_in(
    platform: Platform,
    bodies: Sequence[bytes],
    order: Iterable[int] = (),
    *,
    senders: Sequence[UUID] = (),
) -> list[UUID]:
    """Receive the messages as they stand, process them in ``order``; their ids as received.

    They are one carrier's, unless ``senders`` names one for each.
    """
    context, carrier = Contexts(platform).current(), platform.ids.new()
    for number, body in enumerate(bodies):  # the same bytes would be taken for a repeat
        sender = senders[number] if senders else carrier
        platform.spool.put(sender, body + b"\n" * number)
    leases = platform.spool.claim("test", len(bodies))
    actor = Actor.component(Component.PIPELINE)
    for place in order or range(len(bodies)):
        lease = leases[place]
        prepared = context.prepare(lease, platform.spool.open(lease))
        apply(platform, lease, prepared, actor=actor)
    return [lease.id for lease in leases]
