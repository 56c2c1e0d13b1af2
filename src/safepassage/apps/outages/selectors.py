"""Reads of recorded outages."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from safepassage.apps.outages.models import Outage
from safepassage.safeguards.fines import Interval, Whose


def between(first: datetime, last: datetime, carrier: UUID) -> list[Interval]:
    """The outages that touch this time and concerned the carrier, oldest first."""
    rows = Outage.objects.filter(began_at__lt=last, ended_at__gt=first)
    mine = rows.filter(Q(carrier=None) | Q(carrier=carrier)).order_by("began_at")
    return [_interval(row) for row in mine]


def recorded(limit: int = 100) -> list[Outage]:
    """The newest outages."""
    return list(Outage.objects.order_by("-began_at")[:limit])


def _interval(row: Outage) -> Interval:
    return Interval(whose=Whose(row.whose), began_at=row.began_at, ended_at=row.ended_at)
