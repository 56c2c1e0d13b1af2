"""Nobody decided in time: the traveller boards, the carrier hears it, arrival is told.

An outage or an empty desk never stops boarding (DESIGN section 3). A refusal for which no second
officer can be reached lapses, too: one person alone refuses nobody.
"""

import logging

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import Why
from safepassage.apps.cases.status import (
    Awaiting,
    Status,
    awaiting_second,
    boarding,
    lapsed,
    mark_lapsed,
    open_alerts,
    say_all,
    statuses,
    still_awaits,
    still_waits,
)
from safepassage.apps.travel.carrier_view import Masked, address, siblings
from safepassage.flows.answers import queue_unsolicited, severest
from safepassage.flows.arrival import tell_arrival
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor, Component
from safepassage.records.answer import Meaning
from safepassage.safeguards.sealing import KeyGone, SealBroken

log = logging.getLogger(__name__)
ACTOR = Actor.component(Component.PIPELINE)


def lapse(platform: Platform) -> int:
    """Turn "contact government" into "board" where its time is over; returns how many."""
    due = lapsed(platform.clock.now())
    for status in due:
        with transaction.atomic():
            _board(platform, status)
    return len(due)


def lapse_proposals(platform: Platform) -> int:
    """End refusals that no second officer spoke about in time; returns how many.

    Where a carrier waits its own time runs, and ``lapse`` ends both.
    """
    over = platform.clock.now() - platform.contact_time
    ended = 0
    for one in awaiting_second():
        if one.since <= over:
            with transaction.atomic():
                ended += _end(platform, one)
    return ended


def _end(platform: Platform, waiting: Awaiting) -> bool:
    if still_waits(waiting.journey) or not still_awaits(waiting.item):
        return False
    at = platform.clock.now()
    ledger.write(event=Event.CASE_LAPSED, actor=ACTOR, subject=str(waiting.journey), at=at)
    mark_lapsed([waiting.item], at=at)
    copies = siblings(waiting.journey)
    tell_arrival(platform, {waiting.journey: waiting.item}, copies, Why.LAPSED, actor=ACTOR)
    return True


def _board(platform: Platform, status: Status) -> None:
    if not still_waits(status.journey):
        return
    at = platform.clock.now()
    copies = siblings(status.journey)
    before = severest(one.meaning for one in statuses(copies).values())
    undecided = {journey: alert.item for journey, alert in open_alerts(copies).items()}
    say_all([boarding(status, at)])
    ledger.write(event=Event.CASE_LAPSED, actor=ACTOR, subject=str(status.journey), at=at)
    mark_lapsed(undecided.values(), at=at)
    tell_arrival(platform, undecided, copies, Why.LAPSED, actor=ACTOR)
    after = severest(one.meaning for one in statuses(copies).values())
    if after != before:
        _tell(platform, status, after)


def _tell(platform: Platform, status: Status, meaning: Meaning) -> None:
    try:
        addressed = address(
            status.journey,
            actor=ACTOR,
            keys=platform.keys,
            at=platform.clock.now(),
        )
    except Masked:
        return
    except (SealBroken, KeyGone):
        log.exception("the carrier cannot be told about journey %s", status.journey)
        return
    queue_unsolicited(
        platform, addressed, meaning, carrier=status.carrier, decision=None, actor=ACTOR
    )
