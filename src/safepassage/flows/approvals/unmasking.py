"""Masked data open for one officer, one case and one record, on the authority's answer alone.

EU 2016/681 art. 12(3): full data only where it is needed for a reasoned request, and only with
approval. The answer is sealed to a key of the request that lies outside the database and every
backup, and is destroyed with the last use or at the end: nothing of it opens anything then.
"""

from uuid import UUID

from django.db import transaction

from safepassage.apps.approvals import selectors, services
from safepassage.apps.approvals.errors import NotAllowedError, NotStandingError
from safepassage.apps.approvals.services import Asking
from safepassage.apps.approvals.shown import RequestHead
from safepassage.apps.approvals.terms import ApprovalKind, Opens, State
from safepassage.apps.approvals.words import Words
from safepassage.apps.regulation.stops import StoppedError, refuse_stopped, stopped_thing
from safepassage.apps.travel.unmasking import (
    MaskedRecord,
    Unmasked,
    masked,
    open_masked,
    tell_opening,
)
from safepassage.flows.approvals.asking import LEAVE_PURPOSE, ask
from safepassage.flows.approvals.naming import named
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.approvals.answered import data_key_context
from safepassage.safeguards.capabilities import Capability, StopKind
from safepassage.safeguards.letters import open_letter
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import KeyGone, SealBroken


class AskToOpen(Record, frozen=True):
    """Which record is to be opened, by whom, and under which law."""

    record: UUID
    officer: UUID
    law: str
    urgent: bool = False
    opens: Opens = Opens.ONCE


def ask_to_open(platform: Platform, asking: AskToOpen, words: Words) -> RequestHead:
    """Ask that one masked record be opened.

    Raises ``ApprovalError`` when there is no such masked record, ``ValueError`` without law
    and ground, ``StoppedError`` where opening stands stopped.
    """
    record = _masked(asking.record)
    refuse_stopped(Capability.UNMASKING)
    return ask(
        platform,
        Asking(
            kind=ApprovalKind.UNMASK,
            subject=record.id,
            law=asking.law,
            purpose=LEAVE_PURPOSE,
            requester=asking.officer,
            words_until=record.delete_at,
            opens=asking.opens,
            urgent=asking.urgent,
        ),
        words,
    )


def open_record(platform: Platform, request: UUID, *, officer: UUID, purpose: Purpose) -> Unmasked:
    """Read the record for the officer who asked; the last use destroys the answer's key.

    Raises ``ApprovalError`` where there is no grant, and outside its purpose;
    ``StoppedError`` where opening stands stopped, of all records or of this one.
    """
    refuse_stopped(Capability.UNMASKING)
    head = selectors.request(request)
    if head is None or head.kind is not ApprovalKind.UNMASK:
        raise NotStandingError("there is no such request")
    if purpose is not head.purpose:
        raise NotAllowedError("masked data are read under the purpose for which leave was given")
    record = _masked(head.subject)
    if stop := stopped_thing(StopKind.RECORD, record.id):
        raise StoppedError(stop)
    data_key = _data_key(platform, head)
    at, actor = platform.clock.now(), Actor.officer(str(officer))
    with transaction.atomic():
        used = services.use(request, officer=officer, at=at)
        tell_opening(record, actor=actor, purpose=purpose, approval=request, at=at)
    opened = open_masked(record, purpose, data_key)
    if used.state is State.USED:
        platform.keys.answers.destroy(request.hex)
    return opened


def _masked(record: UUID) -> MaskedRecord:
    found = masked(LEAVE_PURPOSE, record)
    if found is None:
        raise NotStandingError("there is no masked record of this kind; it may be deleted")
    return found


def _data_key(platform: Platform, head: RequestHead) -> bytes:
    """The record's data key out of the authority's answer; it is kept nowhere."""
    letter = selectors.answer(head.id)
    try:
        private = platform.keys.answers.key(head.id.hex)
        return open_letter(private, data_key_context(named(platform, head)), letter)
    except (KeyGone, SealBroken) as error:
        raise NotStandingError("there is no grant that opens this record any more") from error
