"""A carrier waits for a person: the on-call officer is called, once an item."""

from typing import Protocol
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.status import mark_paged, to_page
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor, Component

ACTOR = Actor.component(Component.PIPELINE)


class Calls(Protocol):
    """What calls a person."""

    def page(self, item: UUID) -> bool:
        """Call about a work item; false when nobody could be reached this way."""


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
