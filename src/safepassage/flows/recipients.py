"""To whom a person's data were actually given: each recipient, when, for what, and which groups.

For answers on access (GDPR 15(1)(c), LED 14(c): the actual recipients, C-154/21) and for "a
correction reaches every recipient" (GDPR 19; LED 16(5)-(6)). What was given is read where it was
recorded before it left: in the ledger, and in the rows of answers and disclosures.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from safepassage.apps.agencies import selectors as agencies
from safepassage.apps.audit import ledger
from safepassage.apps.audit.chain import EntryText
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.cases.status import statuses
from safepassage.apps.disclosures import selectors as disclosures
from safepassage.apps.messages.answered import told_later
from safepassage.apps.oversight import selectors as oversight
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.handing import groups_of
from safepassage.apps.travel.shown import RecordHead
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.purpose import Purpose, purpose_of

FIELD_GROUP = "recipients"
STATUS = "status"
"""What a carrier is given: whether the traveller boards, and nothing else."""
_AT_ONCE = 200


class Channel(StrEnum):
    """By which way data were given; it says how the recipient hears of a correction."""

    AGENCY = "agency"
    CARRIER = "carrier"
    DISCLOSURE = "disclosure"
    EXPORT = "export"
    REGISTER = "register"


class Given(Record, frozen=True):
    """That one recipient was given something of one journey, once or several times.

    ``recipient`` is the id of an agency, carrier or disclosure's recipient, the name of a
    register, or the fingerprint of an export's key; ``reference`` is how it knows the journey,
    where it does; ``groups`` are names of groups, for a register names of fields.
    """

    journey: UUID
    channel: Channel
    recipient: str
    name: str
    purpose: Purpose
    first_at: datetime
    last_at: datetime
    times: int = 1
    law: str = ""
    groups: tuple[str, ...] = ()
    reference: str = ""


def recipients_of(
    platform: Platform, journeys: Iterable[UUID], *, actor: Actor, purpose: Purpose
) -> list[Given]:
    """Everybody who was given data of those of the journeys that ``purpose`` finds, oldest first.

    That somebody looked at this is in the ledger, one entry a journey; values are not opened.
    """
    heads = travel.heads(purpose, journeys)
    at = platform.clock.now()
    with transaction.atomic():
        for journey in sorted(heads):
            ledger.write_read(
                actor=actor,
                purpose=purpose,
                subject=str(journey),
                field_group=FIELD_GROUP,
                at=at,
            )
    return given(platform, list(heads.values()))


def given(platform: Platform, heads: Sequence[RecordHead]) -> list[Given]:
    """The same for who has told the ledger already."""
    found = [
        one
        for head in heads
        for told in (
            _agencies(head),
            _carriers(head),
            _registers(platform, head),
            _disclosures(head),
            _exports(head),
        )
        for one in told
    ]
    return sorted(_together(found), key=lambda one: (one.first_at, one.channel, one.recipient))


def _agencies(head: RecordHead) -> Iterator[Given]:
    laws = {str(row): oversight.to_agency_value(row) for row in oversight.agency_versions()}
    for entry in _entries(str(head.id), Event.AGENCY_GIVEN):
        named = [laws[one] for one in _details(entry)["laws"] if one in laws]
        fields = [field for law in named for field in law.fields.get(head.kind, ())]
        agency = agencies.by_id(UUID(entry.actor_id))
        yield Given(
            journey=head.id,
            channel=Channel.AGENCY,
            recipient=entry.actor_id,
            name=agency.name if agency else entry.actor_id,
            purpose=Purpose(entry.purpose or purpose_of(head.kind)),
            law="; ".join(dict.fromkeys(f"{one.law}, {one.article}" for one in named)),
            groups=tuple(groups_of(fields)),
            first_at=entry.at,
            last_at=entry.at,
        )


def _carriers(head: RecordHead) -> Iterator[Given]:
    told = [(one.carrier, one.at) for one in told_later([head.id])]
    told += [(one.carrier, one.since) for one in statuses([head.id]).values()]
    for carrier_id, at in dict.fromkeys(told):
        carrier = carriers.by_id(carrier_id)
        yield Given(
            journey=head.id,
            channel=Channel.CARRIER,
            recipient=str(carrier_id),
            name=carrier.name if carrier else str(carrier_id),
            purpose=purpose_of(head.kind),
            groups=(STATUS,),
            first_at=at,
            last_at=at,
        )


def _registers(platform: Platform, head: RecordHead) -> Iterator[Given]:
    for entry in _entries(str(head.id), Event.ENQUIRY_ASKED):
        told = _details(entry)
        terms = platform.registers.terms(told["register"])
        yield Given(
            journey=head.id,
            channel=Channel.REGISTER,
            recipient=told["register"],
            name=f"{terms.owner}: {terms.name}" if terms else told["register"],
            purpose=Purpose(entry.purpose or purpose_of(head.kind)),
            law=terms.legal_ground if terms else "",
            groups=tuple(told["fields"]),
            reference=told["enquiry"],
            first_at=entry.at,
            last_at=entry.at,
        )


def _disclosures(head: RecordHead) -> Iterator[Given]:
    for one in disclosures.given([head.id]):
        if one.sent_at:
            yield Given(
                journey=head.id,
                channel=Channel.DISCLOSURE,
                recipient=str(one.recipient.id),
                name=one.recipient.name,
                purpose=one.purpose,
                law=one.recipient.terms.law,
                groups=one.groups,
                reference=one.reference,
                first_at=one.sent_at,
                last_at=one.sent_at,
            )


def _exports(head: RecordHead) -> Iterator[Given]:
    """Full exports in which the journey was read."""
    for begun in _entries(None, Event.EXPORT_BEGUN):
        ended = next(iter(_entries(begun.subject, Event.EXPORT_ENDED)), None)
        reads = ledger.page(
            subject=str(head.id),
            event=Event.RECORD_READ,
            actor_id=begun.actor_id,
            before=ended.id if ended else None,
            limit=1,
        )
        if reads and reads[0].id > begun.id:
            told = _details(begun)
            yield Given(
                journey=head.id,
                channel=Channel.EXPORT,
                recipient=told["recipient"],
                name=told["ground"],
                purpose=Purpose.OVERSIGHT,
                groups=tuple(FieldGroup),
                reference=begun.subject,
                first_at=begun.at,
                last_at=begun.at,
            )


def _entries(subject: str | None, event: Event) -> Iterator[EntryText]:
    """Every entry of an event about something, newest first."""
    before = None
    while True:
        found = ledger.page(subject=subject, event=event, before=before, limit=_AT_ONCE)
        yield from found
        if len(found) < _AT_ONCE:
            return
        before = found[-1].id


def _details(entry: EntryText) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.json.decode(entry.details)
    return told


def _together(found: Iterable[Given]) -> Iterator[Given]:
    """One for each recipient, purpose, law and reference of a journey."""
    by_whom: dict[tuple[object, ...], Given] = {}
    for one in found:
        key = (one.journey, one.channel, one.recipient, one.purpose, one.law, one.reference)
        before = by_whom.get(key)
        by_whom[key] = _joined(before, one) if before else one
    yield from by_whom.values()


def _joined(one: Given, other: Given) -> Given:
    return msgspec.structs.replace(
        one,
        first_at=min(one.first_at, other.first_at),
        last_at=max(one.last_at, other.last_at),
        times=one.times + other.times,
        groups=tuple(dict.fromkeys((*one.groups, *other.groups))),
    )
