"""Reservations after entry: a desk reads them only with leave, where a profile asks for that.

Once somebody was let in, what their reservation told is used again only on new circumstances and
with review by a court or an independent body before (Opinion 1/15; EU-UK TCA art. 553). Set once
for a request, where the desk is known, as the flights that it reaches are. What is masked needs
leave of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from safepassage.apps.travel.models import Journey
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction


class Leave(Record, frozen=True):
    """What may be read after entry: what an assessment raised before and nobody has decided.

    ``undecided`` are its work items; ``granted`` is read on leave now, and its use noted.
    """

    at: datetime
    undecided: "QuerySet[Any]"
    granted: frozenset[UUID] = frozenset()


_LEAVE: ContextVar[Leave | None] = ContextVar("leave_after_entry", default=None)


@contextmanager
def only_with(leave: Leave | None) -> Iterator[None]:
    """Let reservations be read after entry with this leave alone; ``None`` asks for none."""
    before = _LEAVE.set(leave)
    try:
        yield
    finally:
        _LEAVE.reset(before)


@contextmanager
def granted(journey: UUID) -> Iterator[None]:
    """Let this one be read, too: there is leave, and its use is noted."""
    leave = _LEAVE.get()
    wider = leave and msgspec.structs.replace(leave, granted=leave.granted | {journey})
    with only_with(wider):
        yield


def usable(rows: "QuerySet[Journey]") -> "QuerySet[Journey]":
    """Those of the rows that the desk may read now."""
    leave = _LEAVE.get()
    return rows if leave is None else rows.filter(~_entered(leave.at) | _open(leave))


def unusable(rows: "QuerySet[Journey]") -> "QuerySet[Journey]":
    """Those that the desk may read only with leave which it does not have."""
    leave = _LEAVE.get()
    return rows.none() if leave is None else rows.filter(_entered(leave.at) & ~_open(leave))


def _open(leave: Leave) -> Q:
    arrived = Coalesce(
        OuterRef("flight__arrives_at"),
        OuterRef("flight__departs_at"),
        Value(leave.at, output_field=DateTimeField()),
    )
    raised = leave.undecided.filter(journey=OuterRef("id"), opened_at__lt=arrived)
    return Q(id__in=list(leave.granted)) | Q(Exists(raised))


def _entered(at: datetime) -> Q:
    """Reservations of who has arrived; whoever does not leave the country comes into it."""
    arrived = Q(flight__arrives_at__isnull=False, flight__arrives_at__lte=at)
    left = Q(flight__arrives_at=None, flight__departs_at__isnull=False, flight__departs_at__lte=at)
    no_time = Q(flight__arrives_at=None, flight__departs_at=None)
    day_over = no_time & Q(flight__departure_date__lt=at.date().isoformat())
    inwards = ~Q(flight__direction=Direction.OUTBOUND.value)
    reservation = Q(kind=DataKind.PNR.value, masked_at__isnull=True)
    return reservation & inwards & (arrived | left | day_over)
