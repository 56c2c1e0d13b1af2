"""What a message would be understood as and answered, found without keeping anything of it.

The same stages as a real message goes through, with the same laws and the same agreement,
but no list: what is tried out here is never compared with listed persons, so that nobody can
ask this door who is listed. It only reads the database, and its result holds no value of any
traveller: names of fields, counts and positions.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import cast
from uuid import UUID

import msgspec

from safepassage.apps.carriers import agreements
from safepassage.apps.oversight import selectors as oversight
from safepassage.flows.platform import Platform
from safepassage.flows.told import ASKING
from safepassage.formats.edifact.interchange import read_interchange
from safepassage.formats.intents import intent_of
from safepassage.formats.paxlst.places import Place, traveller_places
from safepassage.formats.read import read
from safepassage.pipeline.draft import Part, Prepared
from safepassage.pipeline.indexes import Indexes
from safepassage.pipeline.stages import numbered, prepare
from safepassage.records._base import Record
from safepassage.records.answer import Meaning
from safepassage.records.defect import Defect
from safepassage.records.intent import ENDING, TELLING, Intent
from safepassage.records.message import Message, ParsedFile
from safepassage.records.traveller import Role, Traveller
from safepassage.safeguards.agreement import agreed
from safepassage.safeguards.completeness import FIELDS, understood, wanting
from safepassage.safeguards.gate import NO_FLIGHT, NO_ROUTE, NOT_PROCESSED
from safepassage.safeguards.sufficiency import missing_fields

REFUSALS = {
    None: "",
    "no_legal_basis": "No law in force here covers this carrier, route and date: refused.",
    NO_FLIGHT: "Carrier, flight number or day of departure cannot be read: set aside.",
    NO_ROUTE: "It is not known in which countries the places lie: set aside.",
    NOT_PROCESSED: "A message of this kind is read, but nothing is done with it: set aside.",
}
STATES = {
    "done": "A real message like this would be processed.",
    "parked": "A real message like this would be set aside until a person looks at it.",
    "refused": "A real message like this would be refused, and nothing of it kept.",
}


class Seen(Record, frozen=True):
    """One traveller: at which place of the message, as what, with which fields.

    ``segment`` and ``offset`` are where a PAXLST begins to tell of them, as of a defect.
    ``missing`` are fields that the law wants; ``answer`` is what an interactive request
    would be told about them as far as the message decides it, ``None`` where nothing is asked.
    """

    position: int
    segment: int | None
    offset: int | None
    role: Role
    understood: tuple[str, ...]
    missing: tuple[str, ...]
    answer: Meaning | None


class Examined(Record, frozen=True):
    """One message: what it is, whom it tells of, what is wrong with it.

    ``fields`` counts the travellers that have each field; ``kept_as`` names the kinds of
    data that a law lets be kept.
    """

    format: str
    version: str | None
    function: str | None
    subfunction: str | None
    intent: str
    flights: int
    reservations: int
    travellers: tuple[Seen, ...]
    fields: dict[str, int]
    kept_as: tuple[str, ...]
    refusal: str | None
    text: str
    defects: tuple[Defect, ...]


class Conformance(Record, frozen=True):
    """The whole input; ``state`` is the one that a real submission would end in."""

    state: str
    text: str
    travellers: int
    messages: tuple[Examined, ...]
    defects: tuple[Defect, ...]


def examine(platform: Platform, body: bytes, *, carrier: UUID | None = None) -> Conformance:
    """Take a message through the stages and forget it; ``carrier`` brings its agreement."""
    now = platform.clock.now()
    parsed = read(body, at=now.date().isoformat())
    agreement = agreements.agreements().get(carrier) if carrier else None
    parsed = agreed(parsed, agreement, platform.geography)
    prepared = prepare(
        parsed,
        received_at=now,
        bases=oversight.bases_in_force(now),
        geography=platform.geography,
        indexes=Indexes(),
        lists="",
    )
    messages = tuple(_examined(parsed, prepared, _places(body)))
    state = _state(prepared)
    own = sum(len(one.defects) for one in parsed.messages)
    first = len(parsed.defects)
    return Conformance(
        state=state,
        text=STATES[state],
        travellers=sum(len(one.travellers) for one in messages),
        messages=messages,
        defects=(*prepared.defects[:first], *prepared.defects[first + own :]),
    )


def as_json(found: Conformance) -> dict[str, object]:
    """The result in the public vocabulary."""
    return cast("dict[str, object]", msgspec.to_builtins(found))


def _state(prepared: Prepared) -> str:
    if prepared.fatal:
        return "parked"
    refused = [part.refusal is not None for part in prepared.parts]
    return "refused" if refused and all(refused) else "done"


def _places(body: bytes) -> list[list[Place]]:
    """Where the travellers of each PAXLST begin; nothing for what is no EDIFACT."""
    return [traveller_places(raw) for raw in read_interchange(body).messages]


def _examined(
    parsed: ParsedFile, prepared: Prepared, places: Sequence[Sequence[Place]]
) -> Iterator[Examined]:
    parts = iter(prepared.parts)
    known = places if len(places) == len(parsed.messages) else [()] * len(parsed.messages)
    for (first, message), at in zip(numbered(parsed), known, strict=True):
        yield _of_message(message, next(parts) if first is not None else None, at)


def _of_message(message: Message, part: Part | None, places: Sequence[Place]) -> Examined:
    people = list(_travellers(message))
    known = places if len(places) == len(people) else [(None, None)] * len(people)
    seen = tuple(
        _seen(number, at, one, message)
        for number, (one, at) in enumerate(zip(people, known, strict=True), 1)
    )
    refusal = part.refusal if part else None
    return Examined(
        format=message.format,
        version=message.version,
        function=message.function,
        subfunction=message.subfunction,
        intent=_intent(message).value,
        flights=len(message.flights),
        reservations=len(message.reservations),
        travellers=seen,
        fields=_counted(seen),
        kept_as=tuple(batch.kind.value for batch in part.batches) if part else (),
        refusal=refusal,
        text=REFUSALS.get(refusal, ""),
        defects=message.defects,
    )


def _travellers(message: Message) -> Iterator[Traveller]:
    yield from message.travellers
    for booking in message.reservations:
        yield from booking.travellers


def _intent(message: Message) -> Intent:
    return intent_of(message.format, message.function, message.subfunction)


def _seen(
    number: int, at: tuple[int | None, int | None], traveller: Traveller, message: Message
) -> Seen:
    segment, offset = at
    return Seen(
        position=number,
        segment=segment,
        offset=offset,
        role=traveller.role,
        understood=understood(traveller),
        missing=wanting(traveller) if _intent(message) in TELLING else (),
        answer=_answer(traveller, message),
    )


def _answer(traveller: Traveller, message: Message) -> Meaning | None:
    """Board, or what must be completed first; lists and officers are not asked here."""
    if message.format not in ASKING or _intent(message) in ENDING:
        return None
    return Meaning.INSUFFICIENT_DATA if missing_fields(traveller) else Meaning.BOARD


def _counted(seen: tuple[Seen, ...]) -> dict[str, int]:
    counts = Counter(name for one in seen for name in one.understood)
    return {name: counts[name] for name in FIELDS} if seen else {}
