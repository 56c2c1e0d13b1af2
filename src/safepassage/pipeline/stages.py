"""The stages of one input after parsing, in their order: gate, draft, screen."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from safepassage.formats.intents import intent_of
from safepassage.formats.part_totals import found_totals
from safepassage.formats.parts import key_of
from safepassage.matching import ListIndex, screen
from safepassage.pipeline.doubts import doubts
from safepassage.pipeline.draft import (
    Batch,
    JourneyDraft,
    Part,
    PartPlace,
    Prepared,
    batch_of,
    journey_draft,
)
from safepassage.pipeline.indexes import Indexes
from safepassage.pipeline.measure import measure
from safepassage.pipeline.order import OrderCode, out_of_order
from safepassage.pipeline.subjects import listed_as
from safepassage.records.crossing import Crossing
from safepassage.records.defect import Defect, Severity
from safepassage.records.intent import Intent
from safepassage.records.journey import Leg
from safepassage.records.message import Message, ParsedFile
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import LegalBasis
from safepassage.safeguards.gate import (
    NO_FLIGHT,
    NO_ROUTE,
    NOT_PROCESSED,
    Admission,
    Gated,
    gate,
    told,
)
from safepassage.safeguards.lateness import AFTER_DEPARTURE, is_after_departure
from safepassage.safeguards.minimise import minimise_contact
from safepassage.safeguards.route import Geography, crossing_of
from safepassage.safeguards.sufficiency import missing_fields

_NO_LAW = "so no law can be looked for; the message is set aside and can be tried again."
SET_ASIDE: dict[str | None, tuple[str, str]] = {
    NO_FLIGHT: (
        "flight_not_identified",
        f"Carrier, number or day of the journey cannot be read, {_NO_LAW}",
    ),
    NO_ROUTE: (
        "route_not_known",
        f"It is not known in which countries the places of this journey lie, {_NO_LAW}",
    ),
    NOT_PROCESSED: (
        "not_processed",
        "A message of this kind is read, but nothing is done with it here yet; it is kept aside.",
    ),
}
"""Refusals that are no matter of law: code and sentence of the defect that parks the message."""
LATE = timedelta(hours=96)
"""After that the purpose of a border check is over (Regulation (EU) 2025/12 art. 8)."""
REPLYING = frozenset({"cusres", "ackres"})
"""The formats in which a carrier says something back to us."""
# A document name code has three characters (UN/EDIFACT 1001), what follows it four; garbage more.
FUNCTION_LENGTH, SUBFUNCTION_LENGTH, REFERENCE_LENGTH = 8, 7, 35


def prepare(
    parsed: ParsedFile,
    *,
    received_at: datetime,
    bases: Sequence[LegalBasis],
    geography: Geography,
    indexes: Indexes,
    lists: str,
) -> Prepared:
    """Everything that can be known about an input without the database; pure and repeatable.

    ``lists`` is the stamp of ``indexes``; nothing personal is in ``defects``.
    """
    parts = tuple(
        _part(
            message,
            gate(message, bases=bases, geography=geography, received_at=received_at),
            geography,
            indexes,
            first,
            received_at=received_at,
        )
        for first, message in numbered(parsed)
        if first is not None
    )
    late = (one for part in parts for one in _late(part, received_at))
    doubted = _doubted(parts, geography.home())
    defects = (*_all_defects(parsed), *_unplaced(parts), *doubted, *late)
    return Prepared(
        parts=parts,
        defects=defects,
        fatal=not parsed.messages or _is_fatal(defects),
        lists=lists,
    )


def numbered(parsed: ParsedFile) -> Iterator[tuple[int | None, Message]]:
    """Each message with the ordinal of its first traveller; ``None`` where nothing is readable."""
    first = 0
    for message in parsed.messages:
        if _is_fatal(message.defects):
            yield None, message
        else:
            yield first, message
            first += told(message)


def late_places(parsed: ParsedFile, geography: Geography, *, at: datetime) -> frozenset[int]:
    """The ordinals of those of whom a message speaks after the departure of its flight."""
    return frozenset(
        first + place
        for first, message in numbered(parsed)
        if first is not None
        and is_after_departure(
            crossing_of(message.flights, geography),
            intent=intent_of(message.format, message.function, message.subfunction),
            format_name=message.format,
            received_at=at,
        )
        for place in range(told(message))
    )


def within_time(prepared: Prepared, *, at: datetime) -> Prepared:
    """Without what is past its mask date already: it came late, or waited too long, parked.

    A part of which nothing is left is refused as ``past_its_time``.
    """
    if all(batch.mask_at > at for part in prepared.parts for batch in part.batches):
        return prepared
    return replace(prepared, parts=tuple(_in_time(part, at) for part in prepared.parts))


def _in_time(part: Part, at: datetime) -> Part:
    kept = tuple(batch for batch in part.batches if batch.mask_at > at)
    late = bool(part.batches) and not kept
    return replace(part, batches=kept, refusal="past_its_time" if late else part.refusal)


def _part(
    message: Message,
    gated: Gated,
    geography: Geography,
    indexes: Indexes,
    first: int,
    *,
    received_at: datetime,
) -> Part:
    intent = intent_of(message.format, message.function, message.subfunction)
    return Part(
        format=message.format,
        version=message.version,
        function=(message.function or "")[:FUNCTION_LENGTH],
        subfunction=message.subfunction[:SUBFUNCTION_LENGTH] if message.subfunction else None,
        intent=intent,
        transaction=message.transaction,
        reference=message.reference,
        sender=message.sender,
        recipient=message.recipient,
        crossing=gated.crossing,
        batches=tuple(_batch(one, indexes, first) for one in gated.admissions),
        refusal=gated.refusal,
        struck=gated.struck,
        travellers=told(message),
        replies=message.answers if message.format in REPLYING else (),
        answers_to=(message.common_access_reference or "")[:REFERENCE_LENGTH] or None,
        place=_place(message),
        measure=measure(message),
        phones=minimise_contact(message.contact, gated.crossing) if gated.admissions else (),
        changed_to=_changed_to(message, geography),
        late=is_after_departure(
            gated.crossing, intent=intent, format_name=message.format, received_at=received_at
        ),
    )


def _changed_to(message: Message, geography: Geography) -> Crossing | None:
    """What a changed flight becomes, where a message names both (PAXLST 266 CF)."""
    intent = intent_of(message.format, message.function, message.subfunction)
    if intent is not Intent.CHANGE_FLIGHT:
        return None
    first = next(iter(message.flights), None)
    others = [one for one in message.flights if not _is_same_flight(one, first)]
    return crossing_of(others, geography)


def _is_same_flight(one: Leg, first: Leg | None) -> bool:
    """Whether a leg belongs to the flight of the first one, rather than to the next flight."""
    return first is not None and (
        (one.carrier, one.number, (one.departs or "")[:10])
        == (first.carrier, first.number, (first.departs or "")[:10])
    )


def _place(message: Message) -> PartPlace | None:
    if key_of(message) is None or message.transfer is None:
        return None
    return PartPlace(
        reference=(message.common_access_reference or "")[:REFERENCE_LENGTH],
        number=message.transfer.number,
        is_last=message.transfer.last,
        counts=found_totals(message),
        announced=message.control_totals,
    )


def _batch(admission: Admission, indexes: Indexes, first: int) -> Batch:
    placed: list[tuple[Traveller, int | None]]
    placed = [(one, None) for one in admission.travellers] + [
        (one, place)
        for place, booking in enumerate(admission.reservations)
        for one in booking.travellers
    ]
    index = indexes.for_kind(admission.kind)
    journeys = tuple(
        _screened(journey_draft(ordinal, traveller, booking), traveller, index)
        for ordinal, (traveller, booking) in enumerate(placed, first)
    )
    return batch_of(admission, journeys)


def _screened(draft: JourneyDraft, traveller: Traveller, index: ListIndex | None) -> JourneyDraft:
    matches = screen(index, listed_as(traveller), limit=None) if index else ()
    missing = missing_fields(traveller)
    if not matches and not missing:
        return draft
    return replace(draft, matches=matches, missing=missing)


def _all_defects(parsed: ParsedFile) -> tuple[Defect, ...]:
    inner = (defect for message in parsed.messages for defect in message.defects)
    return (*parsed.defects, *inner)


def _unplaced(parts: Sequence[Part]) -> Iterator[Defect]:
    """What is refused without a law is set aside: a person looks, and it can be tried again."""
    for refusal in {part.refusal for part in parts} & SET_ASIDE.keys():
        code, text = SET_ASIDE[refusal]
        yield Defect(code=code, severity=Severity.FATAL, text=text)


def _doubted(parts: Sequence[Part], home: str | None) -> Iterator[Defect]:
    """What is doubtful about the journeys, each once however many messages tell it."""
    found = (one for part in parts if part.travellers for one in doubts(part.crossing, home))
    yield from dict.fromkeys(found)


def _late(part: Part, received_at: datetime) -> Iterator[Defect]:
    """That the flight had left, told once: with the days where it left days ago."""
    leaves = part.crossing.departs_at if part.crossing else None
    if leaves and leaves + LATE <= received_at:
        yield out_of_order(OrderCode.LONG_DEPARTED, days=(received_at - leaves).days)
    elif part.late:
        yield AFTER_DEPARTURE


def _is_fatal(defects: Sequence[Defect]) -> bool:
    return any(one.severity is Severity.FATAL for one in defects)
