"""Somebody waits for a person: the on-call officer is called.

Once an item for which a carrier waits, once a refusal that waits for its second officer, once
a quarantine that the platform itself began.
"""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.selectors import quarantined
from safepassage.apps.carriers.services import Ground
from safepassage.apps.cases.status import awaiting_second, mark_paged, to_page
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
    found = [one.pk for one in due if not _was_paged(one.pk, one.quarantined_at)]
    for carrier in found:
        _call(platform, pager, carrier)
    return len(found)


def page_for_second(platform: Platform, pager: Calls) -> int:
    """Call once for every refusal that waits for a second officer; how many calls.

    At night that officer sits elsewhere: a desk of any posting with the item's purpose may
    agree or not. Whoever cannot be reached refuses nobody (``flows.lapse``).
    """
    due = [one for one in awaiting_second() if not _was_paged(one.item, one.since)]
    for one in due:
        _call(platform, pager, one.item)
    return len(due)


def _call(platform: Platform, pager: Calls, about: UUID) -> None:
    at = platform.clock.now()
    with transaction.atomic():
        ledger.write(event=Event.OFFICER_PAGED, actor=ACTOR, subject=str(about), at=at)
    pager.page(about)


def _was_paged(about: UUID, since: datetime | None) -> bool:
    entries = ledger.page(event=Event.OFFICER_PAGED, subject=str(about), limit=1)
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
