"""What a recipient is given: the terms that bind it first, then the result and the record.

Each line is one JSON value; the last holds the whole as text, to be read on paper too. Of the
traveller and the reservation only the groups that were agreed; never earlier versions, others
of the reservation, or a redress number.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from safepassage.apps.disclosures.shown import DisclosureHead
from safepassage.apps.travel.disclosed import OpenedRecord
from safepassage.flows.disclosing.words import DisclosureWords
from safepassage.records._base import Record
from safepassage.records.groups import RESERVATION_GROUPS, TRAVELLER_GROUPS, FieldGroup
from safepassage.records.outcome import Outcome
from safepassage.safeguards.disclosure import Onward, Terms
from safepassage.safeguards.offence_words import OFFENCE_WORDS

FORMAT = "safepassage-disclosure 1"
NEVER = frozenset({"redress_numbers"})
_ONWARD = {
    Onward.NEVER: "It may not be given on to anybody.",
    Onward.WITH_CONSENT: "It may be given on only with our express consent, asked case by case.",
}
_CHANCE = (
    "Chance find: it came to light in an assessment for another offence of the list; weigh it as"
    " that."
)
_LOCK = "It may be used for this purpose alone, and no decision may rest on it alone: "


class Statement(Record, frozen=True):
    """Whose data these are to be kept as, by which law, and on what terms."""

    format: str
    reference: str
    sender: str
    recipient: str
    at: datetime
    law: str
    offence: str
    purpose_lock: str
    onward: str
    protection: str
    chance_find: bool
    case: str
    groups: tuple[str, ...]
    kind: str


def statement(head: DisclosureHead, words: DisclosureWords, sender: str, at: datetime) -> Statement:
    """The terms of a disclosure as its recipient reads them."""
    terms = head.recipient.terms
    return Statement(
        format=FORMAT,
        reference=head.reference,
        sender=sender,
        recipient=head.recipient.name,
        at=at,
        law=terms.law,
        offence=OFFENCE_WORDS[head.offence],
        purpose_lock=_LOCK + terms.purpose_lock,
        onward=_ONWARD[terms.onward],
        protection=_protection(terms),
        chance_find=head.chance_find,
        case=words.reference,
        groups=head.groups,
        kind=head.kind.value,
    )


def lines(
    told: Statement,
    outcome: Outcome,
    decided_at: datetime,
    words: DisclosureWords,
    opened: OpenedRecord,
) -> Iterator[bytes]:
    """The lines of the file before it is sealed."""
    groups = tuple(map(FieldGroup, told.groups))
    result = {"decision": outcome.what, "decided_at": decided_at, "why": words.need}
    record = {
        "flight": _of_flight(opened),
        "traveller": chosen(opened.traveller, TRAVELLER_GROUPS, groups),
    }
    if opened.reservation:
        record["reservation"] = chosen(opened.reservation, RESERVATION_GROUPS, groups)
    parts = {"terms": msgspec.to_builtins(told), "result": result, **record}
    for name, value in parts.items():
        yield msgspec.json.encode({name: value}) + b"\n"
    yield msgspec.json.encode({"paper": paper(told, result, record)}) + b"\n"


def chosen(
    value: Record,
    names: Mapping[FieldGroup, Sequence[str]],
    groups: Iterable[FieldGroup],
) -> dict[str, Any]:
    """What these groups hold of a record, without what is empty."""
    told: dict[str, Any] = msgspec.to_builtins(value)
    kept = {name for group in groups for name in names.get(group, ())} - NEVER
    return {name: told[name] for name in told if name in kept and told[name]}


def paper(told: Statement, result: Mapping[str, Any], record: Mapping[str, Any]) -> str:
    """The same as text, one value a line."""
    head = [
        f"DISCLOSURE {told.reference} OF {told.at:%Y-%m-%d %H:%M} UTC",
        f"From: {told.sender}",
        f"To: {told.recipient}",
        f"Law: {told.law}",
        f"Offence: {told.offence}",
        told.purpose_lock,
        told.onward,
        told.protection,
        *([_CHANCE] if told.chance_find else []),
    ]
    values = [*_flat(result), *(line for part in record.values() for line in _flat(part))]
    return "\n".join([*filter(None, head), "", *values]) + "\n"


def _flat(value: Any, name: str = "") -> Iterator[str]:  # noqa: ANN401 - plain values of any form
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(inner, f"{name} {key}".strip().replace("_", " "))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value, 1):
            yield from _flat(inner, f"{name} {number}" if len(value) > 1 else name)
    elif value is not None:
        yield f"{name}: {value}"


def _of_flight(opened: OpenedRecord) -> dict[str, Any]:
    flight = opened.flight
    return {
        "flight": f"{flight.carrier}{flight.number}",
        "from": flight.origin,
        "to": flight.destination,
        "departs": flight.departs,
        "arrives": flight.arrives,
        "day": flight.departure_date,
    }


def _protection(terms: Terms) -> str:
    if not terms.reference:
        return ""
    until = f", until {terms.until:%Y-%m-%d}" if terms.until else ""
    return f"Protection of data by: {terms.reference}{until}"
