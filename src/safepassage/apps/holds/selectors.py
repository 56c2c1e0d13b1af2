"""Reads of holds: codes and dates; words stay sealed here."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min

from safepassage.apps.holds.models import ChanceFind, Hold
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.holding import REVIEW_BEFORE, Reason
from safepassage.safeguards.purpose import Purpose, kinds_of

MOST_SHOWN = 200


class HoldHead(Record, frozen=True):
    """A hold that stands; ``due`` when its end comes within the time of review."""

    id: UUID
    journey: UUID
    kind: DataKind
    reason: Reason
    reference: str
    officer: UUID
    at: datetime
    until: datetime
    latest: datetime
    prolonged: int
    asked_until: datetime | None
    asked_why: str
    asked_by: UUID | None
    due: bool


class Held(Record, frozen=True):
    """How many holds of a kind of data, basis and reason stand, and the nearest end of them."""

    kind: str
    basis: str
    reason: Reason
    count: int
    first_end: datetime


class SealedFind(Record, frozen=True):
    """A chance find with its words sealed under the journey's key."""

    id: UUID
    officer: UUID
    at: datetime
    words: bytes


def standing(
    purpose: Purpose,
    *,
    at: datetime,
    journey: UUID | None = None,
    hold: UUID | None = None,
    limit: int = MOST_SHOWN,
) -> list[HoldHead]:
    """The holds on data of this purpose, the nearest end first; all, one journey's, or one."""
    kinds = [kind.value for kind in kinds_of(purpose)]
    rows = Hold.objects.filter(kind__in=kinds, until__gt=at).defer("words")
    rows = rows.filter(journey=journey) if journey else rows
    rows = rows.filter(id=hold) if hold else rows
    return [_head(row, at) for row in rows.order_by("until", "id")[:limit]]


def sealed_words(holds: Sequence[UUID]) -> dict[UUID, bytes]:
    """The sealed words of these holds."""
    rows = Hold.objects.filter(id__in=list(holds)).values_list("id", "words")
    return {hold: bytes(words) for hold, words in rows}


def last_ends(journeys: Sequence[UUID], *, at: datetime) -> dict[UUID, datetime]:
    """Until when each of the journeys is held that is."""
    rows = Hold.objects.filter(journey__in=list(journeys), until__gt=at).values_list("journey")
    return dict(rows.annotate(Max("until")).order_by())


def counts(at: datetime) -> list[Held]:
    """What is held at ``at``: counts alone, the nearest end first."""
    rows = Hold.objects.filter(at__lte=at, until__gt=at).values_list("kind", "basis", "reason")
    counted = rows.annotate(Count("id"), first=Min("until")).order_by("first")
    return [
        Held(kind=kind, basis=basis, reason=Reason(reason), count=count, first_end=first)
        for kind, basis, reason, count, first in counted
    ]


def count_due(at: datetime) -> int:
    """How many holds end within the time of review."""
    return Hold.objects.filter(until__gt=at, until__lte=at + REVIEW_BEFORE).count()


def find(journey: UUID, purpose: Purpose) -> SealedFind | None:
    """What was found on the way about a journey of this purpose."""
    kinds = [kind.value for kind in kinds_of(purpose)]
    row = ChanceFind.objects.filter(journey=journey, kind__in=kinds).first()
    if row is None:
        return None
    return SealedFind(id=row.id, officer=row.officer, at=row.at, words=bytes(row.words))


def _head(row: Hold, at: datetime) -> HoldHead:
    return HoldHead(
        id=row.id,
        journey=row.journey,
        kind=DataKind(row.kind),
        reason=Reason(row.reason),
        reference=row.reference,
        officer=row.officer,
        at=row.at,
        until=row.until,
        latest=row.delete_at,
        prolonged=row.prolonged,
        asked_until=row.asked_until,
        asked_why=row.asked_why,
        asked_by=row.asked_by,
        due=row.until <= at + REVIEW_BEFORE,
    )
