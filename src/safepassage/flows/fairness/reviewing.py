"""Stops for review what falls on one group and finds nobody; two people's reasons let it go on.

The court asks that assessment be reliable and not discriminate, and that it be reviewed
(C-817/19, as read in case notes; points to be confirmed); AI Act (EU) 2024/1689 art. 10 and
15. Nobody has to notice: the counts stop the list every hour, and nothing but a reasoned review
of two people, or ninety days of it, keeps them from doing so.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.figures import reviews
from safepassage.apps.figures.models import FairnessReview
from safepassage.apps.regulation import stopping
from safepassage.apps.regulation.stopping import Act
from safepassage.apps.regulation.stops import Stop, in_force
from safepassage.flows.fairness.looking import Looked, look
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.capabilities import StopKind, StopSource
from safepassage.safeguards.fairness.groups import By
from safepassage.safeguards.fairness.review import Bounds, Finding, has_to_stop
from safepassage.safeguards.sealing import NONCE_BYTES, Place, SealBroken, Sealers, Use, subkeys

ACTOR = Actor.component(Component.RETENTION)
LAW = "C-817/19; (EU) 2024/1689 art. 10, 15"
BOUNDS = Bounds()


def review(platform: Platform) -> None:
    """Stop what has to be reviewed now; safe to repeat."""
    at = platform.clock.now()
    for looked in look(at):
        found = next(_to_stop(looked), None)
        if found and not (stops_of(looked.listed) or reviews.quiet_until(looked.listed, at)):
            with transaction.atomic():
                _stop(platform, looked.listed, *found, at)


def stops_of(listed: UUID) -> list[Stop]:
    """The stops of a list that stand for its hits by group."""
    return [one for one in in_force() if one.source is StopSource.FAIRNESS and one.thing == listed]


def propose(platform: Platform, listed: UUID, words: str, *, officer: UUID, actor: Actor) -> UUID:
    """Say why a stopped list may go on; returns the review. Raises reviews.ReviewRefused."""
    if not stops_of(listed):
        raise reviews.ReviewRefused("This list does not stand stopped for its hits by group.")
    row = platform.ids.new()
    nonce = platform.ids.random(NONCE_BYTES)
    sealed = _sealers(platform).seal(nonce, words.strip().encode(), place(row))
    at = platform.clock.now()
    with transaction.atomic():
        reviews.propose(
            review=row, listed=listed, words=sealed, officer=officer, actor=actor, at=at
        )
    return row


def agree(platform: Platform, row: UUID, *, officer: UUID, actor: Actor) -> None:
    """Agree to another's review: the list goes on. Raises reviews.ReviewRefused."""
    at = platform.clock.now()
    with transaction.atomic():
        agreed = reviews.agree(review=row, officer=officer, actor=actor, at=at)
        for one in stops_of(agreed.listed):
            stopping.lift(one.reference, actor=actor, at=at)


def words_of(platform: Platform, row: FairnessReview) -> str:
    """What the reviewer said; empty when it cannot be opened."""
    try:
        return _sealers(platform).open(bytes(row.words), place(row.pk)).decode()
    except SealBroken:
        return ""


def _to_stop(looked: Looked) -> Iterator[tuple[By, Finding]]:
    for table in looked.tables:
        for one in table.findings:
            if has_to_stop(one, BOUNDS):
                yield table.by, one


def _stop(platform: Platform, listed: UUID, by: By, found: Finding, at: datetime) -> None:
    act = Act(source=StopSource.FAIRNESS, reference=platform.ids.new(), law=LAW)
    stopping.stop(act, StopKind.LIST, listed, row=platform.ids.new(), actor=ACTOR, at=at)
    details = {
        "by": by.value,
        "group": found.group,
        "hits": found.rate.count,
        "screened": found.rate.of,
        "decided": found.confirmed.of,
    }
    ledger.write(
        event=Event.FAIRNESS_STOPPED, actor=ACTOR, subject=str(listed), details=details, at=at
    )


def _sealers(platform: Platform) -> Sealers:
    return Sealers(subkeys(platform.keys.digest_keys(), Use.FAIRNESS))


def place(row: UUID) -> Place:
    """Where a row's sealed value lives."""
    return Place(table="figures_fairnessreview", column="words", row=row.hex, version=1)
