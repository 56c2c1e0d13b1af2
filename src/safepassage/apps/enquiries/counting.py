"""Counts about registers, a row a register and day, and whether each answers."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from safepassage.apps.enquiries.models import RegisterDay, RegisterState
from safepassage.records.register import FAILURES, RegisterAnswer

WITHIN = (5, 10, 20, 50, 100, 200, 350, 500, 750, 1000, 1500, 2000, 3000, 5000, 10000, 30000)
"""Upper bounds in milliseconds of the groups in which delays are counted."""


def bucket(milliseconds: float) -> str:
    """The group of a delay, as the key of its count."""
    place = min(bisect_left(WITHIN, milliseconds), len(WITHIN) - 1)
    return f"within.{WITHIN[place]}"


def count(register: str, counts: Mapping[str, int], *, at: datetime, keep: timedelta) -> None:
    """Add to a register's day, in the caller's transaction."""
    rows = RegisterDay.objects.select_for_update()
    row, _ = rows.get_or_create(register=register, day=at.date(), defaults={"delete_at": at + keep})
    for name, more in counts.items():
        row.counts[name] = row.counts.get(name, 0) + more
    row.save(update_fields=["counts"])


def forget_others(names: Collection[str]) -> None:
    """Whether a register answers that is asked no more is of no interest."""
    RegisterState.objects.exclude(register__in=names).delete()


def note_state(register: str, answers: Sequence[RegisterAnswer], *, at: datetime) -> None:
    """Remember since when a register does not answer, or that it does: it did, if any is one."""
    if any(one.why is None for one in answers):
        values = {"silent_since": None, "why": "", "answered_at": at}
        RegisterState.objects.update_or_create(register=register, defaults=values)
    elif failure := next((one.why for one in answers if one.why in FAILURES), None):
        row, _ = RegisterState.objects.get_or_create(register=register)
        row.silent_since, row.why = row.silent_since or at, failure.value
        row.save(update_fields=["silent_since", "why"])
