"""Leave to read a reservation after entry, where a profile followed asks for it.

Opinion 1/15; EU-UK TCA art. 553. What an assessment before entry raised is read until somebody
has decided it; everything else waits for the authority, or, where it cannot wait, is reviewed by
it afterwards.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.approvals import selectors, services
from safepassage.apps.approvals.errors import NotStandingError
from safepassage.apps.approvals.services import Asking
from safepassage.apps.approvals.shown import RequestHead
from safepassage.apps.approvals.terms import ApprovalKind, Opens
from safepassage.apps.approvals.words import Words
from safepassage.apps.cases.selectors import undecided
from safepassage.apps.oversight import following
from safepassage.apps.travel.after_entry import Leave
from safepassage.apps.travel.scope import on_leave
from safepassage.flows.approvals.asking import ask
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import WATCHING, Purpose, may_read

PURPOSE = Purpose.PNR_REQUEST


class AskToUse(Record, frozen=True):
    """Which journey's reservation is to be read, by whom, and under which law."""

    journey: UUID
    officer: UUID
    law: str
    urgent: bool = False


def leave_of(officer: UUID, purpose: Purpose, now: Callable[[], datetime]) -> Leave | None:
    """What the officer may read after entry under ``purpose``; ``None`` where all is open.

    Whoever watches over the data needs no leave: nothing is used by them against anybody.
    """
    if purpose in WATCHING or not may_read(purpose, DataKind.PNR):
        return None
    at = now()
    if not following.profile_in_force(at).review_after_entry:
        return None
    mine = selectors.granted_to(officer, ApprovalKind.LATER_USE, at)
    granted = mine if purpose is PURPOSE else []
    return Leave(at=at, granted=granted, assessed=undecided(purpose))


def ask_to_use(platform: Platform, asking: AskToUse, words: Words) -> RequestHead:
    """Ask to read a reservation after entry; what is urgent is read now and reviewed in time.

    Raises ``ApprovalError`` where no leave is wanted, ``ValueError`` without law and ground.
    """
    row = on_leave(PURPOSE).filter(id=asking.journey).first()
    if row is None:
        raise NotStandingError("there is no such reservation that is read only with leave")
    return ask(
        platform,
        Asking(
            kind=ApprovalKind.LATER_USE,
            subject=row.id,
            law=asking.law,
            purpose=PURPOSE,
            requester=asking.officer,
            words_until=row.delete_at,
            opens=Opens.UNTIL,
            urgent=asking.urgent,
        ),
        words,
    )


def note_use(platform: Platform, journey: UUID, *, officer: UUID) -> None:
    """Say that the officer reads a journey on leave, if it is so; before it is opened."""
    at = platform.clock.now()
    head = selectors.standing(journey, ApprovalKind.LATER_USE, officer=officer, at=at)
    if head:
        with transaction.atomic():
            services.use(head.id, officer=officer, at=at)
