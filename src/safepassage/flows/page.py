"""A carrier waits for a person: the on-call officer is called, once an item or a quarantine."""

from typing import Protocol
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.selectors import quarantined
from safepassage.apps.carriers.services import Ground
from safepassage.apps.cases.status import mark_paged, to_page
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor, Component

ACTOR = Actor.component(Component.PIPELINE)


class Calls(Protocol):
    """What calls a person."""

    def page(self, item: UUID) -> bool:
        """Call about a work item; false when nobody could be reached this way."""


def page_for_quarantine(platform: Platform, pager: Calls) -> int:
    """Call once for every carrier that the platform itself put in quarantine; how many calls.

    Nobody else knows that its messages wait. The entry is written first, as in ``page``.
    """
    due = [one for one in quarantined() if one.quarantine_ground == Ground.MANY_FAULTY.value]
    due = [one for one in due if not _was_paged(one)]
    for carrier in due:
        at = platform.clock.now()
        with transaction.atomic():
            ledger.write(event=Event.OFFICER_PAGED, actor=ACTOR, subject=str(carrier.pk), at=at)
        pager.page(carrier.pk)
    return len(due)


def _was_paged(carrier: Carrier) -> bool:
    entries = ledger.page(event=Event.OFFICER_PAGED, subject=str(carrier.pk), limit=1)
    since = carrier.quarantined_at
    return bool(since and entries and entries[0].at >= since)


def page(platform: Platform, pager: Calls) -> int:
    """Call for every item a carrier waits for; returns how many were called for.

    The mark and its entry are written first: a program that hangs or fails is
    not called again and again.
    """
    waiting = to_page()
    for journey, item in waiting:
        at = platform.clock.now()
        with transaction.atomic():
            mark_paged(journey, at=at)
            ledger.write(event=Event.OFFICER_PAGED, actor=ACTOR, subject=str(item), at=at)
        pager.page(item)
    return len(waiting)
