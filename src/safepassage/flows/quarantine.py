"""A sender that misbehaves waits, alone: nothing of it is lost, and nobody else notices.

Its messages are received as durably as ever and answered "board"; an officer looks, and
lets them go. Quarantine is about a system, never about its travellers: nobody's boarding
stops for it.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from safepassage.apps.carriers import quarantine as carriers
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.selectors import by_id, is_quarantined
from safepassage.apps.carriers.services import Ground
from safepassage.apps.messages import held as messages
from safepassage.apps.messages import selectors
from safepassage.apps.messages.lease import Lease
from safepassage.apps.messages.states import Hold
from safepassage.flows.platform import Platform
from safepassage.pipeline.draft import Prepared
from safepassage.records.actor import Actor


def quarantine(platform: Platform, *, carrier: Carrier, ground: Ground, actor: Actor) -> bool:
    """Hold a carrier's messages, those that wait included; false when they are held already."""
    with transaction.atomic():
        return _hold(platform, carrier, ground, actor)


def release(platform: Platform, *, carrier: Carrier, actor: Actor) -> int:
    """Process a carrier's messages again, the held ones in their old order; how many were."""
    with transaction.atomic():
        carriers.release(carrier=carrier, actor=actor, at=platform.clock.now())
        return messages.let_go_of(carrier.pk)


def let_go(platform: Platform, *, message: UUID, actor: Actor) -> bool:
    """Let one held message go; while its sender is in quarantine it waits for that.

    One whose sender nobody knows is let go by ``unknown.let_go_as``.
    """
    story = selectors.story(message)
    if story is None or story.held == Hold.SENDER or not story.sender.int:
        return False
    still = Hold.SENDER if is_quarantined(story.sender) else None
    return messages.let_go(message, actor=actor, at=platform.clock.now(), still=still)


def discard(platform: Platform, *, message: UUID, actor: Actor) -> bool:
    """Refuse one held message, and destroy it."""
    return messages.discard(message, actor=actor, at=platform.clock.now())


def judge(platform: Platform, lease: Lease, prepared: Prepared, *, actor: Actor) -> None:
    """Quarantine a sender whose message was one faulty one too many, in the caller's transaction.

    That is: ``SAFEPASSAGE_QUARANTINE_MESSAGES`` faulty ones in
    ``SAFEPASSAGE_QUARANTINE_MINUTES``, and more than half of all of that time, each received
    after the sender's last release: what a release lets go never quarantines it again. Nor
    does what another system received.
    """
    most = settings.SAFEPASSAGE_QUARANTINE_MESSAGES
    faulty = prepared.fatal or any(part.refusal for part in prepared.parts)
    if not most or not faulty or lease.imported:
        return
    carrier = by_id(lease.sender)
    if carrier is None or carrier.is_quarantined:
        return
    since = platform.clock.now() - timedelta(minutes=settings.SAFEPASSAGE_QUARANTINE_MINUTES)
    found = messages.faults(carrier.pk, since=since, after=carrier.released_at)
    if found.faulty >= most and found.faulty * 2 > found.finished:
        _hold(platform, carrier, Ground.MANY_FAULTY, actor)


def _hold(platform: Platform, carrier: Carrier, ground: Ground, actor: Actor) -> bool:
    at = platform.clock.now()
    if not carriers.quarantine(carrier=carrier, ground=ground, actor=actor, at=at):
        return False
    messages.hold_waiting(carrier.pk)
    return True
