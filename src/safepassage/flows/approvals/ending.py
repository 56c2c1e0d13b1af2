"""The hourly end of requests and grants, and the word about what nobody reviewed."""

from datetime import datetime

from safepassage.apps.approvals import retention
from safepassage.records.actor import Actor


def end_approvals(*, actor: Actor, at: datetime, limit: int) -> int:
    """End up to ``limit`` requests, in the caller's transaction; how many."""
    told = retention.tell_unreviewed(actor=actor, at=at, limit=limit)
    return told + len(retention.expire(actor=actor, at=at, limit=limit))
