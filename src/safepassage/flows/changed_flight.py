"""A carrier changes a flight (PAXLST 266 CF): everybody announced goes along.

Which flight is changed is never guessed. It is the one stored under the data told; or the first
of two flights that the message names; or the only one on which the people it names are known.
"""

from uuid import UUID

from django.db import transaction
from msgspec.structs import replace

from safepassage.apps.cases.services import reschedule
from safepassage.apps.messages.lease import Lease
from safepassage.apps.oversight import selectors as oversight
from safepassage.apps.quality import services as quality
from safepassage.apps.travel.flight_changes import (
    flight_of,
    kinds_on,
    move,
    only_flight_of,
    retime,
    stored_as,
)
from safepassage.apps.travel.flight_key import flight_key
from safepassage.flows.platform import Platform
from safepassage.flows.window.feed import note_changed
from safepassage.pipeline.draft import Part, Prepared
from safepassage.records.crossing import Crossing
from safepassage.records.intent import Intent
from safepassage.safeguards.gate import basis_of_flight


def follow_changed_flights(platform: Platform, lease: Lease, prepared: Prepared) -> Prepared:
    """Move flights as the message says, in one transaction; what it is about then."""
    if not any(part.intent is Intent.CHANGE_FLIGHT for part in prepared.parts):
        return prepared
    with transaction.atomic():
        parts = tuple(_followed(platform, lease, part) for part in prepared.parts)
    return replace(prepared, parts=parts)


def _followed(platform: Platform, lease: Lease, part: Part) -> Part:
    crossing = part.changed_to or part.crossing
    if part.intent is not Intent.CHANGE_FLIGHT or crossing is None:
        return part
    known = stored_as(crossing)
    first = flight_of(part.crossing) if part.changed_to and part.crossing else None
    if known and first not in {None, known}:
        return part
    if known:
        if retime(known, crossing, sequence=lease.sequence):
            _tell(lease, known, crossing)
        return replace(part, crossing=crossing)
    former = first if part.changed_to else _where_known(platform, part, crossing)
    if former is None or not _is_covered(platform, former, crossing):
        return part
    moved = move(former, crossing, sequence=lease.sequence)
    if moved is None:
        return part
    _tell(lease, former, crossing)
    quality.follow(moved.key, flight_key(crossing))
    return replace(part, crossing=crossing, former=moved.was)


def _is_covered(platform: Platform, flight: UUID, crossing: Crossing) -> bool:
    """Whether a law in force lets all that is stored of a flight be kept of what it becomes."""
    at = platform.clock.now()
    bases = oversight.bases_in_force(at)
    return all(basis_of_flight(kind, crossing, bases, at) for kind in kinds_on(flight))


def _tell(lease: Lease, flight: UUID, crossing: Crossing) -> None:
    """Work on the flight is due at another time, and the agencies hear of everybody again."""
    reschedule(flight, crossing.departs_at or crossing.arrives_at)
    note_changed(flight, sequence=lease.sequence, at=lease.received_at)


def _where_known(platform: Platform, part: Part, crossing: Crossing) -> UUID | None:
    found = {only_flight_of(batch, crossing, platform.keys) for batch in part.batches[:1]}
    return next(iter(found), None)
