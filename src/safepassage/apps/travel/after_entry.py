"""Reservations after entry: a desk reads them only with leave, where a profile asks for that.

Once somebody was let in, what their reservation told is used again only on new circumstances and
with review by a court or an independent body before (Opinion 1/15; EU-UK TCA art. 553). Set once
for a request, where the desk is known, as the flights that it reaches are. What is masked needs
leave of its own.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from safepassage.apps.travel.models import Journey
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction


class Leave(Record, frozen=True):
    """What may be read after entry: what leave was given for, and whose assessment is not over."""

    at: datetime
    granted: Collection[UUID]
    assessed: "QuerySet[Any, UUID]"


_LEAVE: ContextVar[Leave | None] = ContextVar("leave_after_entry", default=None)


@contextmanager
def only_with(leave: Leave | None) -> Iterator[None]:
    """Let reservations be read after entry with this leave alone; ``None`` asks for none."""
    before = _LEAVE.set(leave)
    try:
        yield
    finally:
        _LEAVE.reset(before)


def usable(rows: "QuerySet[Journey]") -> "QuerySet[Journey]":
    """Those of the rows that the desk may read now."""
    leave = _LEAVE.get()
    return rows if leave is None else rows.filter(~_entered(leave.at) | _open(leave))


def unusable(rows: "QuerySet[Journey]") -> "QuerySet[Journey]":
    """Those that the desk may read only with leave which it does not have."""
    leave = _LEAVE.get()
    return rows.none() if leave is None else rows.filter(_entered(leave.at) & ~_open(leave))


def _open(leave: Leave) -> Q:
    return Q(id__in=list(leave.granted)) | Q(id__in=leave.assessed)


def _entered(at: datetime) -> Q:
    """Reservations of who has arrived; whoever does not leave the country comes into it."""
    arrived = Q(flight__arrives_at__isnull=False, flight__arrives_at__lte=at)
    left = Q(flight__arrives_at=None, flight__departs_at__isnull=False, flight__departs_at__lte=at)
    no_time = Q(flight__arrives_at=None, flight__departs_at=None)
    day_over = no_time & Q(flight__departure_date__lt=at.date().isoformat())
    inwards = ~Q(flight__direction=Direction.OUTBOUND.value)
    reservation = Q(kind=DataKind.PNR.value, masked_at__isnull=True)
    return reservation & inwards & (arrived | left | day_over)
