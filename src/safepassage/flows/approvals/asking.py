"""Asking for leave, whatever for."""

from django.db import transaction

from safepassage.apps.approvals import services
from safepassage.apps.approvals.services import Asking
from safepassage.apps.approvals.shown import RequestHead
from safepassage.apps.approvals.words import Outside, Words
from safepassage.flows.platform import Platform


def outside(platform: Platform) -> Outside:
    """What a step of an approval needs of the platform, now."""
    return Outside(keys=platform.keys, ids=platform.ids, at=platform.clock.now())


def ask(platform: Platform, asking: Asking, words: Words) -> RequestHead:
    """Ask; raises ``ApprovalError``, or ``ValueError`` without law and ground."""
    with transaction.atomic():
        return services.ask(asking, words, outside(platform), review_within=platform.review_time)
