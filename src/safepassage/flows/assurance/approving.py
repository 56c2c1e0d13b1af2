"""Approving and extending let a capability go on in the same transaction."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.assurance import assessments, standings
from safepassage.flows.assurance.watch import settle
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor
from safepassage.safeguards.capabilities import Capability


def approve(
    platform: Platform,
    *,
    assessment: UUID,
    valid_until: datetime,
    consulted: str,
    notified: str,
    actor: Actor,
) -> None:
    """Approve an assessment; what stood stopped for want of it goes on.

    Raises ``AssuranceError`` with what stands against it.
    """
    at = platform.clock.now()
    with transaction.atomic():
        found = assessments.approve(
            assessment=assessment,
            valid_until=valid_until,
            consulted=consulted,
            notified=notified,
            actor=actor,
            at=at,
        )
        _settle(platform, Capability(found.capability), actor, at)


def extend(
    platform: Platform, *, capability: Capability, until: datetime, ground: str, actor: Actor
) -> None:
    """Extend once beyond the end that stands; raises ``AssuranceError``."""
    at = platform.clock.now()
    with transaction.atomic():
        found = standings.standing_of(capability, at)
        if found is None:
            return
        assessments.extend(
            capability=capability,
            of_end=found.ends_at,
            until=until,
            ground=ground,
            actor=actor,
            at=at,
        )
        _settle(platform, capability, actor, at)


def _settle(platform: Platform, capability: Capability, actor: Actor, at: datetime) -> None:
    found = standings.standing_of(capability, at)
    if found:
        settle(platform, capability, found, actor=actor, at=at)
