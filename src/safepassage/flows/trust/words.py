"""A word of policy, and what of the store is proved since it holds."""

from datetime import datetime

from django.db import transaction

from safepassage.apps.trust import policies
from safepassage.apps.trust.kinds import About, Stance
from safepassage.apps.trust.models import Policy
from safepassage.flows.trust.proving import prove
from safepassage.records.actor import Actor


@transaction.atomic
def propose(
    *, about: About, subject: str, stance: Stance, ground: str, actor: Actor, at: datetime
) -> Policy:
    """Say a word that waits for a second person; raises ``TrustError``."""
    policy = policies.propose(
        about=about, subject=subject, stance=stance, ground=ground, actor=actor, at=at
    )
    if policy.confirmed_at:
        prove(at)
    return policy


@transaction.atomic
def confirm(*, policy: Policy, actor: Actor, at: datetime) -> None:
    """Let another person's word hold; raises ``TrustError``."""
    policies.confirm(policy=policy, actor=actor, at=at)
    prove(at)
