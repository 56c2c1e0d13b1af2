"""Keeps for a year how decisions were taken, and gives them by officer."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from safepassage.apps.figures.models import Stamp
from safepassage.records.outcome import Outcome
from safepassage.safeguards.stamping import Habit, Pace, Taken, habit

KEPT = timedelta(days=365)


def note(decision: UUID, taken: Taken, *, officer: UUID, at: datetime) -> None:
    """Keep how a decision was taken, in its transaction."""
    Stamp.objects.create(
        decision=decision,
        officer=officer,
        outcome=taken.outcome.value,
        strong=taken.strong,
        seconds=taken.seconds,
        at=at,
        delete_at=at + KEPT,
    )


def note_second(decision: UUID, *, officer: UUID, agrees: bool, seconds: int) -> None:
    """Keep how the second officer's word was given, in its transaction."""
    Stamp.objects.filter(pk=decision).update(
        second=officer, second_agrees=agrees, second_seconds=seconds
    )


def habits(pace: Pace, *, since: datetime) -> Mapping[UUID, Habit]:
    """How each officer decided and seconded since then."""
    own: dict[UUID, list[Taken]] = {}
    seconded: dict[UUID, list[Taken]] = {}
    for row in Stamp.objects.filter(at__gte=since).order_by("at", "decision").iterator():
        taken = _taken(row)
        own.setdefault(row.officer, []).append(taken)
        if row.second:
            seconded.setdefault(row.second, []).append(taken)
    officers = own.keys() | seconded.keys()
    return {one: habit(own.get(one, []), seconded.get(one, []), pace) for one in officers}


def _taken(row: Stamp) -> Taken:
    return Taken(
        seconds=row.seconds,
        strong=row.strong,
        outcome=Outcome(row.outcome),
        agrees=row.second_agrees,
        second_seconds=row.second_seconds,
    )
