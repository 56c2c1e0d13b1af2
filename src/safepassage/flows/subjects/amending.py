"""What a request changes on records: corrections, marks, deletion, and a redress number.

Each is an action of its own with its answer in the same transaction, and reaches everybody
who was given the record.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.authors import decided_about, is_open
from safepassage.apps.clearances.selectors import given_by
from safepassage.apps.disclosures.models import Change
from safepassage.apps.holds import selectors as holds
from safepassage.apps.regulation import orders
from safepassage.apps.subjects import marks
from safepassage.apps.subjects.marks import NoteKind
from safepassage.apps.subjects.services import By
from safepassage.apps.travel import correcting
from safepassage.apps.travel import retention as travel
from safepassage.apps.travel.correcting import Fields, NotCorrectable
from safepassage.apps.travel.selectors import heads
from safepassage.apps.travel.shown import RecordHead
from safepassage.apps.travel.subject_view import sealer_of, travels_alone
from safepassage.flows import redress
from safepassage.flows.corrections import tell_recipients
from safepassage.flows.mask import delete
from safepassage.flows.platform import Platform
from safepassage.flows.subjects.answering import done, give_number, ready
from safepassage.flows.subjects.looking import not_their_own
from safepassage.flows.subjects.told import NoRequest, Open, open_request
from safepassage.records.redress import in_groups
from safepassage.safeguards.orders import OrderKind
from safepassage.safeguards.sealing import NONCE_BYTES, Place, Sealer

_CHANGES = {NoteKind.DISPUTED: Change.ANNOTATED, NoteKind.RESTRICTED: Change.RESTRICTED}
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Fields).decode


class Held(Exception):  # noqa: N818 - a state, told as one
    """The record is needed: officers are at work on it, or a decision rests on it."""


@transaction.atomic
def correct(
    platform: Platform, request: UUID, journeys: Sequence[UUID], fields: Fields, *, by: By
) -> bool:
    """Correct records, or propose it where one touches a decision; whether it holds now.

    Raises ``NotCorrectable``, ``NoRequest``, ``NotReady``, ``OwnDecision``, ``ValueError``.
    """
    found, records = _several(platform, request, journeys, by)
    if not fields.names:
        raise ValueError("nothing is to be corrected")
    waits = any(map(_touches, journeys))
    for head in records:
        row_id = platform.ids.new()
        marks.propose(
            row_id,
            head.id,
            request,
            _sealed(platform, head.id, "correction", row_id, _encode(fields)),
            fields.names,
            delete_at=head.delete_at,
            waits=waits,
            by=by,
        )
        if not waits:
            _apply(platform, head, request, fields, by=by)
    if not waits:
        _corrected(found, records, by=by)
    return not waits


@transaction.atomic
def second(platform: Platform, correction: UUID, *, agrees: bool, by: By) -> None:
    """Agree to a correction of another person's, or decline it.

    Raises ``NoRequest`` for one's own, and ``OwnDecision`` for who decided about the person.
    """
    row = marks.correction(correction)
    if row is None or row.proposed_by == by.officer:
        raise NoRequest
    not_their_own([row.journey], by)
    if not agrees:
        marks.decline(row, by=by)
        return
    found = open_request(platform, row.request, by=by, lock=True)
    fields = proposed(platform, correction)
    marks.confirm(row, by=by)
    head = heads(by.purpose, [row.journey])[row.journey]
    _apply(platform, head, row.request, fields, by=by)
    if not found.row.answer and not marks.waiting(row.request):
        _corrected(found, [head], by=by)


def proposed(platform: Platform, correction: UUID) -> Fields:
    """What a correction that waits is to change; raises ``NotCorrectable`` once masked."""
    row = marks.correction(correction)
    sealer = sealer_of(row.journey, platform.keys) if row else None
    if row is None or sealer is None:
        raise NotCorrectable
    return _decode(sealer.open(bytes(row.fields), _place("correction", row.id)))


@transaction.atomic
def proposed_of(platform: Platform, correction: UUID) -> Fields:
    """The same, for a page that shows it."""
    return proposed(platform, correction)


@transaction.atomic
def note(
    platform: Platform,
    request: UUID,
    journeys: Sequence[UUID],
    kind: NoteKind,
    words: str,
    *,
    by: By,
) -> None:
    """Mark records: a fact is disputed, or their use is restricted. Everybody sees it there."""
    found, records = _several(platform, request, journeys, by)
    for head in records:
        _mark(platform, head, request, kind, words, by=by)
        tell_recipients(platform, head.id, _CHANGES[kind], actor=by.actor, purpose=by.purpose)
    done(found, _DONE[kind](), {head.kind for head in records}, by=by)


@transaction.atomic
def erase(platform: Platform, request: UUID, journeys: Sequence[UUID], *, by: By) -> None:
    """Delete one traveller's records now, with a reservation on which nobody else is.

    Raises ``Held`` while officers are at work on one, a decision in force rests on it, a reason
    to keep it is recorded, or the supervisory authority has ordered to preserve it.
    """
    found, records = _several(platform, request, journeys, by)
    if any(_touches(one) or _is_kept(one, by.at) for one in journeys):
        raise Held
    for head in records:
        _erase(platform, head, by=by)
    what = _("Your data of these journeys were deleted for good.")
    done(found, what, {head.kind for head in records}, by=by)


def _erase(platform: Platform, head: RecordHead, *, by: By) -> None:
    tell_recipients(platform, head.id, Change.ERASED, actor=by.actor, purpose=by.purpose)
    alone = head.reservation is not None and travels_alone(head.reservation)
    chunk = travel.Chunk(
        journeys=(head.id,),
        reservations=(head.reservation,) if alone and head.reservation else (),
        flights=(head.flight,),
    )
    ledger.write(
        event=Event.RECORD_ERASED,
        actor=by.actor,
        purpose=by.purpose,
        subject=str(head.id),
        details=chunk.counts,
        at=by.at,
    )
    delete(chunk, now=by.at)


@transaction.atomic
def give_redress(platform: Platform, request: UUID, journeys: Sequence[UUID], *, by: By) -> None:
    """Give who is repeatedly mistaken a redress number, in the letter alone.

    It is given for the first of the records about which something is cleared. Raises
    ``redress.NotCleared`` where no officer has found that they are not who is listed.
    """
    found, records = _several(platform, request, journeys, by)
    cleared = [head.id for head in records if given_by(head.id, by.purpose)]
    if not cleared:
        raise redress.NotCleared
    number = redress.give(
        platform, cleared[0], officer=by.person, actor=by.actor, purpose=by.purpose
    )
    give_number(found, in_groups(number), by=by)


def read_note(platform: Platform, journey: UUID, note_id: UUID, words: bytes) -> str:
    """The words of a mark; empty once the record is masked."""
    sealer = sealer_of(journey, platform.keys)
    return sealer.open(words, _place("note", note_id)).decode() if sealer else ""


def _several(
    platform: Platform, request: UUID, journeys: Sequence[UUID], by: By
) -> tuple[Open, list[RecordHead]]:
    """The request, and records that were found to be the person's, none of them masked."""
    found, own = ready(platform, request, by=by)
    records = list(heads(by.purpose, journeys).values())
    theirs = bool(journeys) and set(journeys) <= set(own) and len(records) == len(set(journeys))
    if not theirs or any(head.masked_at for head in records):
        raise NotCorrectable
    return found, records


def _touches(journey: UUID) -> bool:
    """Whether officers are at work on a record, or a decision in force rests on it."""
    return decided_about(journey) or is_open(journey)


def _is_kept(journey: UUID, at: datetime) -> bool:
    """Whether somebody has recorded why it stays, or an order preserves it as evidence."""
    preserved = any(one.kind == OrderKind.PRESERVE_RECORD for one in orders.about(journey))
    return preserved or bool(holds.last_ends([journey], at=at))


def _apply(platform: Platform, head: RecordHead, request: UUID, fields: Fields, *, by: By) -> None:
    correcting.correct(
        head.id,
        fields,
        actor=by.actor,
        purpose=by.purpose,
        keys=platform.keys,
        ids=platform.ids,
        at=by.at,
    )
    _mark(platform, head, request, NoteKind.CORRECTED, ", ".join(fields.names), by=by)
    tell_recipients(platform, head.id, Change.CORRECTED, actor=by.actor, purpose=by.purpose)


def _corrected(found: Open, records: Sequence[RecordHead], *, by: By) -> None:
    what = _("The data that you named were corrected.")
    done(found, what, {head.kind for head in records}, by=by)


def _mark(
    platform: Platform, head: RecordHead, request: UUID, kind: NoteKind, words: str, *, by: By
) -> None:
    note_id = platform.ids.new()
    sealed = _sealed(platform, head.id, "note", note_id, words.strip().encode())
    marks.note(note_id, head.id, request, kind, sealed, delete_at=head.delete_at, by=by)


def _sealed(platform: Platform, journey: UUID, column: str, row: UUID, content: bytes) -> bytes:
    sealer: Sealer | None = sealer_of(journey, platform.keys)
    if sealer is None:
        raise NotCorrectable
    return sealer.seal(platform.ids.random(NONCE_BYTES), content, _place(column, row))


def _place(column: str, row: UUID) -> Place:
    return Place(table="subjects_mark", column=column, row=row.hex, version=1)


_DONE: dict[NoteKind, Callable[[], str]] = {
    NoteKind.DISPUTED: lambda: _("It now stands on the record that you dispute this fact."),
    NoteKind.RESTRICTED: lambda: _("It now stands on the record that its use is restricted."),
}
