"""Once the Union's router delivered somebody, what came of them another way before is deleted.

Sources: Regulation (EU) 2025/12 art. 16; Regulation (EU) 2025/13 art. 16.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.routing import routers
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.lease import Lease
from safepassage.apps.travel.delivered import keep_alone, told_with
from safepassage.apps.travel.undelivered import end_undelivered
from safepassage.flows.keeping import settle_ends
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor


def keep_what_was_routed(platform: Platform, lease: Lease, *, actor: Actor) -> None:
    """After a message was stored, in the transaction that closes it; whoever sent it.

    A direct message that is processed after the router's, though it came before, leaves nothing.
    """
    known = routers()
    if not known:
        return
    told = told_with(lease.id)
    senders = messages.senders_of(told.messages)
    routed = {message for message, sender in senders.items() if sender in known}
    keep_alone(
        told,
        routed,
        actor=actor,
        keys=platform.keys,
        ids=platform.ids,
        at=platform.clock.now(),
    )


def end_never_delivered(
    journeys: Sequence[UUID], *, at: datetime, now: datetime, actor: Actor
) -> None:
    """End those whom the router's closure does not name, in the caller's transaction.

    A hold or an order that stands keeps them still.
    """
    end_undelivered(journeys, at=at)
    settle_ends(journeys, at=now)
    ledger.write(
        event=Event.RETENTION_DELIVERED,
        actor=actor,
        details={"journeys": len(journeys)},
        at=now,
    )
