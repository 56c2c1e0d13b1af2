"""The hourly end of requests and grants, of their keys, and the word about what is unreviewed."""

from datetime import datetime

from safepassage.apps.approvals import retention
from safepassage.pipeline.ports import Keys
from safepassage.records.actor import Actor


def end_approvals(*, actor: Actor, at: datetime, limit: int) -> int:
    """End up to ``limit`` requests, in the caller's transaction; how many."""
    told = retention.tell_unreviewed(actor=actor, at=at, limit=limit)
    return told + retention.expire(actor=actor, at=at, limit=limit)


def destroy_answer_keys(keys: Keys) -> int:
    """Destroy the keys of requests that nobody may answer or use any more; how many.

    A key is made only after its request was stored, so that none is taken from under one.
    """
    live = keys.answers.live()
    kept = {one.hex for one in retention.with_keys()} if live else set()
    ended = [one for one in live if one not in kept]
    for one in ended:
        keys.answers.destroy(one)
    return len(ended)
