"""Corrections of single records, laid over whatever carriers tell: versions of nobody's message.

A correction is a part of its own, sealed under the record's key, with a version below zero: the
next one holds all of the former too. Everybody who opens the version in force reads it as
corrected, also when a carrier tells the wrong value again. Look-ups of what was told stay, so
that the carrier's next message is still known as this traveller's; those of what is right come
beside them.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Min

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel.models import Flight, Journey, LookUp, Part
from safepassage.apps.travel.rescreening import forget_flights
from safepassage.apps.travel.scope import tokens
from safepassage.apps.travel.services import hold_flights
from safepassage.apps.travel.vault import CORRECTIONS, open_keys, open_parts, part_place
from safepassage.pipeline.draft import look_ups_of, traveller_from
from safepassage.pipeline.ports import Ids, Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.records.traveller import Traveller
from safepassage.safeguards.purpose import Purpose, may_read
from safepassage.safeguards.sealing import NONCE_BYTES, Sealer

CORRECTABLE = ("surname", "given_names", "born", "sex", "nationality")
_GROUPS = (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS)


class NotCorrectable(Exception):  # noqa: N818 - a state, told as one
    """The record is masked, deleted, or of a kind that the purpose does not find."""


class Fields(Record, frozen=True):
    """What is to stand there: fields of ``CORRECTABLE``, and document numbers by wrong ones."""

    identity: dict[str, str] = msgspec.field(default_factory=dict)
    numbers: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The names of what changes, without a value."""
        return [*self.identity, *(["document_number"] if self.numbers else [])]


def correct(
    journey: UUID,
    fields: Fields,
    *,
    actor: Actor,
    purpose: Purpose,
    keys: Keys,
    ids: Ids[UUID],
    at: datetime,
) -> Traveller:
    """Correct a record inside the caller's transaction; the traveller as read from now on.

    Its flight is screened again. Raises ``NotCorrectable``.
    """
    hold_flights(Journey.objects.filter(id=journey).values_list("flight", flat=True))
    row = Journey.objects.select_for_update().filter(id=journey, masked_at=None).first()
    sealers = open_keys([journey], keys) if row and may_read(purpose, DataKind(row.kind)) else {}
    if row is None or journey not in sealers:
        raise NotCorrectable
    ledger.write(
        event=Event.RECORD_CORRECTED,
        actor=actor,
        purpose=purpose,
        subject=str(journey),
        details={"fields": sorted(fields.names)},
        at=at,
    )
    for group, content in _contents(fields).items():
        _lay(journey, group, content, sealers[journey], ids)
    opened = open_parts(sealers, {journey: row.version}, _GROUPS)
    traveller = traveller_from(opened[journey])
    _look_ups(row, traveller, keys)
    Flight.objects.filter(id=row.flight_id).update(revision=_next_revision(row.flight_id))
    forget_flights([row.flight_id])
    return traveller


def _contents(fields: Fields) -> Mapping[FieldGroup, dict[str, Any]]:
    identity: dict[str, Any] = {
        name: value for name, value in fields.identity.items() if name in CORRECTABLE
    }
    if identity.keys() & {"surname", "given_names"}:
        identity["names"] = []
    found = {FieldGroup.IDENTITY: identity, FieldGroup.DOCUMENTS: fields.numbers}
    return {group: content for group, content in found.items() if content}


def _lay(
    journey: UUID, group: FieldGroup, content: dict[str, Any], sealer: Sealer, ids: Ids[UUID]
) -> None:
    earlier = Part.objects.filter(CORRECTIONS, holder=journey, group=group.value)
    last = earlier.aggregate(last=Min("version"))["last"] or 0
    if last:
        place = part_place(journey, group.value, last)
        before = msgspec.msgpack.decode(sealer.open(bytes(earlier.get(version=last).sealed), place))
        content = before | content
    place = part_place(journey, group.value, last - 1)
    sealed = sealer.seal(ids.random(NONCE_BYTES), msgspec.msgpack.encode(content), place)
    Part.objects.create(holder=journey, group=group.value, version=last - 1, sealed=sealed)


def _look_ups(row: Journey, traveller: Traveller, keys: Keys) -> None:
    wanted = tokens(look_ups_of(traveller), [row.mask_day], keys)
    known = set(map(bytes, LookUp.objects.filter(holder=row.id).values_list("token", flat=True)))
    LookUp.objects.bulk_create(
        LookUp(token=token, kind=kind.value, holder=row.id)
        for token, kind in wanted.items()
        if token not in known
    )


def _next_revision(flight: UUID) -> int:
    return Flight.objects.select_for_update().get(id=flight).revision + 1
