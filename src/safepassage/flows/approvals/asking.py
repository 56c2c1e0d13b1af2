"""Asking for leave, whatever for."""

from datetime import timedelta

from django.db import transaction

from safepassage.apps.approvals import services
from safepassage.apps.approvals.services import Asking
from safepassage.apps.approvals.shown import RequestHead
from safepassage.apps.approvals.words import Outside, Words
from safepassage.apps.oversight import following
from safepassage.flows.platform import Platform
from safepassage.safeguards.purpose import Purpose

LEAVE_PURPOSE = Purpose.PNR_REQUEST
"""Under which leave to read is asked for and used: a reasoned request in one case."""


def outside(platform: Platform) -> Outside:
    """What a step of an approval needs of the platform, now."""
    return Outside(keys=platform.keys, ids=platform.ids, at=platform.clock.now())


def review_within(platform: Platform) -> timedelta:
    """How soon what was urgent is reviewed: by the setting, or a profile followed, if sooner."""
    profile = following.profile_in_force(platform.clock.now())
    return min(platform.review_time, timedelta(hours=profile.urgent_review_hours))


def ask(platform: Platform, asking: Asking, words: Words) -> RequestHead:
    """Ask; raises ``ApprovalError``, or ``ValueError`` without law and ground."""
    with transaction.atomic():
        return services.ask(asking, words, outside(platform), review_within=review_within(platform))
