"""The end of items, statuses and notices: with their journey, or at their own date.

Before it, masking; and what screening found ends once it has been told (``end_results``).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from safepassage.apps.cases.models import (
    ArrivalNotice,
    BoardingStatus,
    Decision,
    Hit,
    ItemState,
    WorkItem,
)
from safepassage.apps.rows import delete, end_with_journeys, known
from safepassage.records._base import Record
from safepassage.records.outcome import Outcome

MASKED_HIT = "masked/"
POSITIVE = (Outcome.DO_NOT_BOARD.value, Outcome.BOARD_AND_TELL_ARRIVAL.value)
TRACED = 24


def mask_about(journeys: Sequence[UUID]) -> None:
    """Hits of masked journeys no longer name whom they were compared with.

    The evidence stays, sealed: only the approval authority can open it.
    """
    with_item = known(WorkItem, "journey", journeys)
    if not with_item:
        return
    hits = Hit.objects.filter(item__journey__in=with_item)
    hits.update(key=Concat(Value(MASKED_HIT), Cast("id", CharField())), codes=[])


def named() -> list[UUID]:
    """The journeys whose hits name an entry: none of them may be masked."""
    hits = Hit.objects.exclude(key__startswith=MASKED_HIT)
    return list(hits.values_list("item__journey", flat=True).distinct())


class Result(Record, frozen=True):
    """What screening found about a journey, and what only its row puts into a file."""

    id: UUID
    journey: UUID
    trace: bytes


def results_told(*, before: datetime, limit: int) -> list[Result]:
    """Up to ``limit`` results that the authorities were told of ``before`` then.

    Directive (EU) 2016/681 art. 12(5): the result of matching is kept only until it is told. It
    is told when people's decision that it holds is in force and the flight has left, and where
    the arrival desk is to know, when the desk has seen it. A negative one may stay as long as
    its data, so that nobody is stopped for it again.
    """
    rows = Hit.objects.filter(_told(before)).order_by("id").select_related("item")[:limit]
    return [
        Result(id=row.id, journey=row.item.journey, trace=bytes(row.evidence)[:TRACED])
        for row in rows
    ]


def count_results_told(*, before: datetime) -> int:
    """How many there are."""
    return Hit.objects.filter(_told(before)).count()


def end_results(results: Sequence[Result]) -> None:
    """Remove hits with their evidence; the item and what people decided stay to their end."""
    delete(Hit, "id", [one.id for one in results])


def _told(before: datetime) -> Q:
    confirmed = Decision.objects.filter(
        item=OuterRef("item"), in_force=True, outcome__in=POSITIVE, at__lte=before
    ).filter(Q(second_at=None) | Q(second_at__lte=before))
    unseen = ArrivalNotice.objects.filter(journey=OuterRef("item__journey"), withdrawn_at=None)
    return (
        Q(item__state=ItemState.DECIDED, item__due_at__lte=before)
        & Exists(confirmed)
        & ~Exists(unseen.filter(Q(seen_at=None) | Q(seen_at__gt=before)))
    )


def delete_about(journeys: Sequence[UUID]) -> None:
    """Remove items (with hits and decisions), statuses and notices of deleted journeys."""
    if with_item := known(WorkItem, "journey", journeys):
        WorkItem.objects.filter(journey__in=with_item).delete()
    delete(BoardingStatus, "journey", journeys)
    delete(ArrivalNotice, "journey", journeys)


def end_with(ends: Mapping[UUID, datetime]) -> None:
    """Let items, statuses and notices of journeys end when these do."""
    end_with_journeys((WorkItem, BoardingStatus, ArrivalNotice), ends)


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` each of items, statuses and notices past their date; how many."""
    deleted = 0
    for model in (WorkItem, BoardingStatus, ArrivalNotice):
        past = model._default_manager.filter(delete_at__lte=at).order_by("delete_at")
        ids = list(past.values_list("pk", flat=True)[:limit])
        deleted += model._default_manager.filter(pk__in=ids).delete()[0]
    return deleted
