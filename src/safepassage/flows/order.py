"""Whether a message comes where it belongs in its conversation: told to carrier and officer.

Nothing is refused for its order: what the law allows is stored all the same.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.messages.lease import Lease
from safepassage.apps.travel.conversation import Before, said_before
from safepassage.apps.travel.services import Known
from safepassage.flows.acknowledged import take_acknowledgement
from safepassage.flows.effects import Effects, Told
from safepassage.flows.platform import Platform
from safepassage.flows.told import ASKING
from safepassage.pipeline.draft import Part, Prepared
from safepassage.pipeline.order import OrderCode, out_of_order
from safepassage.records.actor import Actor
from safepassage.records.crossing import Crossing
from safepassage.records.defect import Defect
from safepassage.records.intent import CLOSING, ENDING, OF_FLIGHT, TELLING, Intent
from safepassage.safeguards.basis import Direction

CREW_LIST = "250"
"""Crews are told at closure (Regulation (EU) 2025/13 art. 5): theirs is not late."""


def note_order(
    platform: Platform, lease: Lease, prepared: Prepared, effects: Effects, *, actor: Actor
) -> Prepared:
    """With what is odd about the message in the order of things, in the caller's transaction."""
    found: list[Defect] = []
    for number, part in enumerate(prepared.parts):
        found += map(out_of_order, take_acknowledgement(platform, lease, part, actor))
        if part.crossing is not None and part.format in ASKING:
            mine = [one for one in effects.told if one.part == number]
            found += _of_part(lease, part, part.crossing, mine, effects.flights.get(number))
    return replace(prepared, defects=(*prepared.defects, *found)) if found else prepared


def _of_part(
    lease: Lease, part: Part, crossing: Crossing, told: Sequence[Told], flight: Known | None
) -> Iterator[Defect]:
    yield from _of_carrier(lease, crossing)
    if not lease.progress:
        yield from _of_people(part, told)
    if crossing.direction != Direction.POSTING:
        about_it = part.intent in OF_FLIGHT
        before = said_before(crossing, sequence=lease.sequence, people=about_it, known=flight)
        yield from map(out_of_order, _of_flight(part, before))


def _of_carrier(lease: Lease, crossing: Crossing) -> Iterator[Defect]:
    """A registered sender may speak for others, but not for carriers that nobody knows."""
    if carriers.speaks_for_unknown(lease.sender, crossing.carrier):
        yield out_of_order(OrderCode.CARRIER_NOT_REGISTERED)


def _of_people(part: Part, told: Sequence[Told]) -> Iterator[Defect]:
    known = {one.draft.ordinal for one in told}
    new = {one.draft.ordinal for one in told if one.stored.new}
    if part.intent is Intent.CHANGE and new:
        yield out_of_order(OrderCode.CHANGE_BEFORE_ANNOUNCEMENT, found=len(new))
    unknown = part.travellers - len(known)
    if part.intent in ENDING and part.batches and unknown:
        yield out_of_order(OrderCode.CANCEL_BEFORE_ANNOUNCEMENT, found=unknown)


def _of_flight(part: Part, before: Before) -> Iterator[OrderCode]:
    if part.intent in OF_FLIGHT and not before.told:
        yield _of_nobody(part.intent)
    elif part.changed_to not in {None, part.crossing}:
        yield OrderCode.FLIGHT_CHANGE_UNCLEAR
    elif part.intent in CLOSING & before.intents and part.place is None:
        yield OrderCode.CLOSURE_REPEATED
    late = part.intent in TELLING - CLOSING and not CLOSING.isdisjoint(before.intents)
    if late and part.function != CREW_LIST:
        yield OrderCode.LIST_AFTER_CLOSURE


def _of_nobody(intent: Intent) -> OrderCode:
    if intent is Intent.CLOSE_ON_BOARD:
        return OrderCode.CLOSURE_BEFORE_LIST
    if intent is Intent.CHANGE_FLIGHT:
        return OrderCode.FLIGHT_CHANGE_UNCLEAR
    return OrderCode.FLIGHT_NOT_ANNOUNCED
