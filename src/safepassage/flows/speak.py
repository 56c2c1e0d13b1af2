"""What a message does to the conversation besides telling who travels.

A flight is closed, cancelled or changed; somebody travels no more; a refusal meets changed
data. Acknowledgements are in ``flows.acknowledged``, wrong orders in ``flows.order``.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from msgspec.structs import replace

from safepassage.apps.cases import services as cases
from safepassage.apps.cases.status import Status, statuses, stop_waiting
from safepassage.apps.messages.lease import Lease
from safepassage.apps.messages.part_sets import PartTold, SetState, note_part
from safepassage.apps.travel.changes import altered
from safepassage.apps.travel.conversation import note_flight_event
from safepassage.apps.travel.flight_changes import flight_of
from safepassage.flows.ask_carrier import take_acknowledged, take_pushed
from safepassage.flows.effects import Effects, Told
from safepassage.flows.platform import Platform
from safepassage.flows.window.feed import note_cancelled
from safepassage.formats.edifact.defects import Code, defect
from safepassage.pipeline.draft import Part, PartPlace, Prepared
from safepassage.records.actor import Actor
from safepassage.records.answer import Meaning
from safepassage.records.defect import Defect
from safepassage.records.intent import ENDING, OF_FLIGHT

MOST_TOLD = 20


def speak(
    platform: Platform,
    lease: Lease,
    prepared: Prepared,
    effects: Effects,
    *,
    actor: Actor,
) -> None:
    """All that, inside the transaction that finishes the message."""
    for part in prepared.parts:
        _note_event(lease, part)
        note_cancelled(part, sequence=lease.sequence, at=lease.received_at)
        take_acknowledged(platform, lease, part, actor=actor)
    take_pushed(platform, lease, effects.bookings, actor=actor)
    stop_waiting([*_gone(prepared, effects.told), *effects.off])
    for one in _refused(effects.told):
        _look_again(platform, one, actor)


def note_parts(lease: Lease, prepared: Prepared) -> Prepared:
    """With what the other parts of its messages show: totals that contradict, parts that miss."""
    found: list[Defect] = []
    for part in prepared.parts:
        if part.place:
            told = _told(lease, part, part.place)
            found += _of_parts(note_part(told, at=lease.received_at), part.place)
    return replace(prepared, defects=(*prepared.defects, *found)) if found else prepared


def _told(lease: Lease, part: Part, place: PartPlace) -> PartTold:
    return PartTold(
        sender=lease.sender,
        format=part.format,
        reference=place.reference,
        function=part.told_as,
        number=place.number,
        is_last=place.is_last,
        counts=place.counts,
        announced=place.announced,
        flight=flight_of(part.crossing) if part.crossing else None,
    )


def _of_parts(state: SetState, place: PartPlace) -> Iterator[Defect]:
    if state.differs:
        yield defect(Code.PART_DIFFERS, number=place.number)
    for announced, found in state.contradictions:
        yield defect(Code.CONTROL_TOTAL, announced=announced, found=found)
    for number in state.missing[:MOST_TOLD] if place.is_last else ():
        yield defect(Code.PART_MISSING, number=number)


def _note_event(lease: Lease, part: Part) -> None:
    if part.intent in OF_FLIGHT and part.crossing is not None:
        note_flight_event(
            part.crossing,
            message=lease.id,
            sequence=lease.sequence,
            intent=part.intent,
            travellers=part.travellers,
            at=lease.received_at,
            former=part.former,
        )


def _gone(prepared: Prepared, told: Sequence[Told]) -> Iterator[UUID]:
    """The journeys of people who travel no more, none of them spoken of later."""
    for one in told:
        if prepared.parts[one.part].intent in ENDING and one.stored.current:
            yield one.stored.journey


def _refused(told: Sequence[Told]) -> Iterator[Status]:
    changed = [one.stored.journey for one in told if one.stored.changed and not one.stored.new]
    known = statuses(changed) if changed else {}
    return (status for status in known.values() if status.meaning is Meaning.DO_NOT_BOARD)


def _look_again(platform: Platform, status: Status, actor: Actor) -> None:
    """Name, birth date or document of somebody refused are others now: a person looks first."""
    at = platform.clock.now()
    if altered(status.journey, actor=actor, keys=platform.keys, at=at):
        cases.raise_altered(status.journey, actor=actor, at=at)
