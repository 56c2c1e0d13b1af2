"""Leave to read a reservation after entry, where a profile followed asks for it.

Opinion 1/15; EU-UK TCA art. 553. What an assessment before entry raised is read until somebody
has decided it; everything else waits for the authority, or, where it cannot wait, is reviewed by
it afterwards.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from safepassage.apps.travel.after_entry import Leave, granted
from safepassage.apps.travel.scope import on_leave
from safepassage.flows.approvals.asking import LEAVE_PURPOSE, ask
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import WATCHING, Purpose, may_read


class AskToUse(Record, frozen=True):
    """Which journey's reservation is to be read, by whom, and under which law."""

    journey: UUID
    officer: UUID
    law: str
    urgent: bool = False


def leave_of(purpose: Purpose, now: Callable[[], datetime], *, protection: bool) -> Leave | None:
    """What a desk may read after entry under ``purpose``; ``None`` where all is open.

    ``protection`` is the desk of that contact, whose items wait after a decision. Whoever watches
    over the data needs no leave: nothing is used by them against anybody.
    """
    if purpose in WATCHING or not may_read(purpose, DataKind.PNR):
        return None
    at = now()
    if not following.profile_in_force(at).review_after_entry:
        return None
    return Leave(at=at, undecided=undecided(purpose, protection=protection))


def ask_to_use(platform: Platform, asking: AskToUse, words: Words) -> RequestHead:
    """Ask to read a reservation after entry; what is urgent is read now and reviewed in time.

    Raises ``ApprovalError`` where no leave is wanted, ``ValueError`` without law and ground.
    """
    row = on_leave(LEAVE_PURPOSE).filter(id=asking.journey).first()
    if row is None:
        raise NotStandingError("there is no such reservation that is read only with leave")
    return ask(
        platform,
        Asking(
            kind=ApprovalKind.LATER_USE,
            subject=row.id,
            law=asking.law,
            purpose=LEAVE_PURPOSE,
            requester=asking.officer,
            words_until=row.delete_at,
            opens=Opens.UNTIL,
            urgent=asking.urgent,
        ),
        words,
    )


@contextmanager
def on_leave_of(
    platform: Platform, journey: UUID, *, officer: UUID, purpose: Purpose
) -> Iterator[None]:
    """Read a journey on the officer's leave, if there is one; its use is noted before."""
    head = standing(platform, journey, officer=officer, purpose=purpose)
    if head is None:
        yield
        return
    with transaction.atomic():
        services.use(head.id, officer=officer, at=platform.clock.now())
    with granted(journey):
        yield


def standing(
    platform: Platform, journey: UUID, *, officer: UUID, purpose: Purpose
) -> RequestHead | None:
    """The leave on which the officer may read a journey's reservation now, under ``purpose``."""
    if purpose is not LEAVE_PURPOSE:
        return None
    at = platform.clock.now()
    return selectors.standing(journey, ApprovalKind.LATER_USE, officer=officer, at=at)
