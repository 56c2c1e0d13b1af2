"""What the data protection officer says of an alert, sealed under a key of this home."""

from uuid import UUID

from django.db import transaction

from safepassage.apps.watching import alerts
from safepassage.apps.watching.models import Alert, Verdict
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor
from safepassage.safeguards.sealing import Place, SealBroken, Sealers, Use, subkeys

NONCE = 12


def review(
    platform: Platform, alert: UUID, verdict: Verdict, words: str, *, reviewer: UUID, actor: Actor
) -> None:
    """Note a verdict with its words; raises ``alerts.Reviewed``."""
    sealed = _sealers(platform).seal(
        platform.ids.random(NONCE), words.strip().encode(), place(alert)
    )
    with transaction.atomic():
        alerts.review(
            alert, verdict, sealed, reviewer=reviewer, actor=actor, at=platform.clock.now()
        )


def words_of(platform: Platform, alert: Alert) -> str:
    """What the reviewer said; empty when nobody has, or it cannot be opened."""
    if alert.words is None:
        return ""
    try:
        return _sealers(platform).open(bytes(alert.words), place(alert.pk)).decode()
    except SealBroken:
        return ""


def _sealers(platform: Platform) -> Sealers:
    return Sealers(subkeys(platform.keys.digest_keys(), Use.WATCHING))


def place(alert: UUID) -> Place:
    """Where the words about an alert live."""
    return Place(table="watching_alert", column="words", row=alert.hex, version=1)
