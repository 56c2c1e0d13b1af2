"""What requests leave on records: notes and corrections, by journey, sealed by the caller."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.drafts import Details
from safepassage.apps.audit.events import Event
from safepassage.apps.subjects.models import FieldCorrection, RecordNote
from safepassage.apps.subjects.services import By


class NoteKind(StrEnum):
    """Why a record is marked."""

    CORRECTED = "corrected"
    DISPUTED = "disputed"
    RESTRICTED = "restricted"


def note(
    note_id: UUID,
    journey: UUID,
    request: UUID,
    kind: NoteKind,
    words: bytes,
    *,
    delete_at: datetime,
    by: By,
) -> None:
    """Mark a record for everybody who opens it."""
    _tell(Event.RECORD_NOTED, journey, by, {"kind": kind.value, "request": str(request)})
    RecordNote.objects.create(
        id=note_id,
        journey=journey,
        request=request,
        kind=kind.value,
        words=words,
        by=by.person,
        at=by.at,
        delete_at=delete_at,
    )


def end_note(row: RecordNote, *, by: By) -> None:
    """Take a mark away."""
    _tell(Event.RECORD_NOTE_ENDED, row.journey, by, {"kind": row.kind})
    row.delete()


def notes_on(journey: UUID) -> list[RecordNote]:
    """The marks of a record, oldest first."""
    return list(RecordNote.objects.filter(journey=journey).order_by("at", "id"))


def is_restricted(journey: UUID) -> bool:
    """Whether a person had the use of a record restricted."""
    return RecordNote.objects.filter(journey=journey, kind=NoteKind.RESTRICTED.value).exists()


def restricted() -> frozenset[UUID]:
    """The records whose use persons had restricted."""
    rows = RecordNote.objects.filter(kind=NoteKind.RESTRICTED.value)
    return frozenset(rows.values_list("journey", flat=True))


def on_any(journeys: Collection[UUID]) -> set[UUID]:
    """Those of the records that are marked, or of which a correction is proposed or made."""
    found: set[UUID] = set()
    for model in (RecordNote, FieldCorrection):
        rows = model._default_manager.filter(journey__in=journeys)
        found |= set(rows.values_list("journey", flat=True))
    return found


def note_by_id(note_id: UUID) -> RecordNote | None:
    """One mark."""
    return RecordNote.objects.filter(id=note_id).first()


def propose(
    correction: UUID,
    journey: UUID,
    request: UUID,
    fields: bytes,
    names: Sequence[str],
    *,
    delete_at: datetime,
    waits: bool,
    by: By,
) -> FieldCorrection:
    """Write a correction; it ``waits`` for a second person, or is applied by the caller now."""
    if waits:
        _tell(Event.RECORD_CORRECTION_PROPOSED, journey, by, {"fields": sorted(names)})
    return FieldCorrection.objects.create(
        id=correction,
        journey=journey,
        request=request,
        fields=fields,
        names=sorted(names),
        proposed_by=by.person,
        proposed_at=by.at,
        applied_at=None if waits else by.at,
        delete_at=delete_at,
    )


def confirm(row: FieldCorrection, *, by: By) -> None:
    """Note the second person's agreement; the caller applies it."""
    row.second_by, row.applied_at = by.officer, by.at
    row.save(update_fields=["second_by", "applied_at"])


def decline(row: FieldCorrection, *, by: By) -> None:
    """Drop a correction to which the second person does not agree."""
    _tell(Event.RECORD_CORRECTION_DECLINED, row.journey, by, {"fields": row.names})
    row.delete()


def waiting(request: UUID | None = None) -> list[FieldCorrection]:
    """The corrections that wait for a second person: all, or those of one request."""
    rows = FieldCorrection.objects.filter(applied_at=None).order_by("proposed_at", "id")
    return list(rows.filter(request=request) if request else rows)


def correction(correction_id: UUID) -> FieldCorrection | None:
    """One that waits."""
    rows = FieldCorrection.objects.select_for_update().filter(id=correction_id, applied_at=None)
    return rows.first()


def _tell(event: Event, journey: UUID, by: By, details: Details) -> None:
    ledger.write(
        event=event,
        actor=by.actor,
        purpose=by.purpose,
        subject=str(journey),
        details=details,
        at=by.at,
    )
