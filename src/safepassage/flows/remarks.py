"""Remarks and complaints with their sealed words: entered and answered in one transaction."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from safepassage.apps.regulation import remarks
from safepassage.apps.regulation.models import Remark, RemarkOutcome
from safepassage.flows.orders.giving import sealing, words_until
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor

ANSWER = "answer"


@transaction.atomic
def enter(
    platform: Platform,
    told: remarks.Told,
    words: Mapping[str, str],
    *,
    officer: UUID,
    actor: Actor,
) -> Remark:
    """Enter what somebody told; ``words`` are its sealed parts by name."""
    at = platform.clock.now()
    remark = remarks.enter(told, officer=officer, actor=actor, at=at)
    for part, said in words.items():
        sealing(platform).keep(remark.id, part, said, until=words_until(at))
    return remark


@transaction.atomic
def answer(
    platform: Platform,
    remark: Remark,
    outcome: RemarkOutcome,
    words: str,
    *,
    officer: UUID,
    actor: Actor,
) -> None:
    """Note what it came to and what was answered."""
    at = platform.clock.now()
    remarks.answer(remark, outcome, officer=officer, actor=actor, at=at)
    sealing(platform).keep(remark.id, ANSWER, words, until=words_until(at))
