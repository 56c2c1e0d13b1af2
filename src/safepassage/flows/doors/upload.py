"""An officer uploads a file for a carrier that has no system: looked at, then let go.

The file waits in the spool, sealed, until who uploaded it has seen what is understood. What is
shown are counts, defects and headings; who travels is not.
"""

from collections import Counter
from uuid import UUID

from django.db import transaction
from msgspec.structs import replace

from safepassage.apps.carriers.mappings import remember
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.messages import held
from safepassage.apps.messages.lease import Lease
from safepassage.apps.messages.states import Hold
from safepassage.flows.context import Contexts
from safepassage.flows.platform import Platform
from safepassage.flows.quarantine import discard, let_go
from safepassage.flows.receive import Receipt, receive
from safepassage.formats.manifests import (
    Field,
    Layout,
    Mapping,
    layout_of,
    read_manifest,
    write_csv,
)
from safepassage.pipeline.draft import Part
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.defect import Defect, Severity


class Seen(Record, frozen=True):
    """What of an upload is understood: each message, and how often each defect."""

    parts: tuple[Part, ...]
    defects: tuple[tuple[Defect, int], ...]
    fatal: bool
    is_table: bool


def begin(platform: Platform, *, carrier: Carrier, body: bytes, actor: Actor) -> Receipt:
    """Keep an uploaded file; it waits until it is confirmed. A known one gets its first id."""
    receipt = receive(platform, carrier=carrier.pk, body=body, hold=Hold.UPLOAD)
    if receipt.new:
        with transaction.atomic():
            at = platform.clock.now()
            held.told_upload(receipt.id, carrier=carrier.pk, actor=actor, at=at)
    return receipt


def look(platform: Platform, *, message: UUID, actor: Actor) -> Seen | None:
    """What is understood of one's own upload; ``None`` when it does not wait any more."""
    lease = _opened(platform, message, actor)
    if lease is None:
        return None
    body = platform.spool.open(lease)
    prepared = Contexts(platform).current().prepare(lease, body)
    counted = Counter((one.code, one.severity, one.text) for one in prepared.defects)
    defects = tuple(
        (Defect(code=code, severity=severity, text=text), count)
        for (code, severity, text), count in counted.items()
    )
    order = {severity: place for place, severity in enumerate(reversed(Severity))}
    return Seen(
        parts=prepared.parts,
        defects=tuple(sorted(defects, key=lambda one: order[one[0].severity])),
        fatal=prepared.fatal,
        is_table=layout_of(body) is not None,
    )


def layout(platform: Platform, *, message: UUID, actor: Actor) -> Layout | None:
    """The headings of one's own upload, where it is a table."""
    lease = _opened(platform, message, actor)
    return layout_of(platform.spool.open(lease)) if lease else None


def map_columns(
    platform: Platform,
    *,
    message: UUID,
    carrier: Carrier,
    name: str,
    mapping: Mapping,
    journey: dict[Field, str],
    actor: Actor,
) -> UUID | None:
    """Remember what the columns mean; the upload's id from now on.

    ``journey`` is what the file does not say of its journey. It is true of this file alone, so
    it is written into it: the upload is replaced by the platform's own form of the table.
    """
    lease = _opened(platform, message, actor)
    if lease is None:
        return None
    at = platform.clock.now()
    remember(carrier=carrier, name=name, mapping=mapping, actor=actor, at=at)
    if not journey:
        return message
    completed = replace(mapping, constants={**mapping.constants, **journey})
    at_day = lease.received_at.date().isoformat()
    read = read_manifest(platform.spool.open(lease), at=at_day, mapping=completed)
    if len(read.messages) != 1:
        return message
    body = write_csv(read.messages[0])
    new = begin(platform, carrier=carrier, body=body, actor=actor).id
    discard(platform, message=message, actor=actor)
    return new


def confirm(platform: Platform, *, message: UUID, actor: Actor) -> bool:
    """Let one's own upload be processed; false when it does not wait any more."""
    return held.uploaded_by(message, actor) and let_go(platform, message=message, actor=actor)


def drop(platform: Platform, *, message: UUID, actor: Actor) -> bool:
    """Destroy one's own upload; false when it does not wait any more."""
    return held.uploaded_by(message, actor) and discard(platform, message=message, actor=actor)


def _opened(platform: Platform, message: UUID, actor: Actor) -> Lease | None:
    """After the reading is in the ledger."""
    return held.uploaded_body(message, actor=actor, at=platform.clock.now())
