"""Reads breaches: codes, counts and times."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.incidents.models import Incident
from safepassage.apps.incidents.shown import IncidentHead, incident_head
from safepassage.safeguards.breach import OF_SUPERVISOR


def incidents() -> list[IncidentHead]:
    """Every breach: those that are open first, the most urgent first."""
    heads = [incident_head(row) for row in Incident.objects.prefetch_related("steps")]
    return sorted(heads, key=_urgency)


def incident(incident_id: UUID) -> IncidentHead | None:
    """One breach."""
    row = Incident.objects.prefetch_related("steps").filter(id=incident_id).first()
    return incident_head(row) if row else None


def account(incident_id: UUID) -> bytes:
    """What happened in words, sealed."""
    return bytes(Incident.objects.values_list("account", flat=True).get(id=incident_id))


def count_overdue(at: datetime) -> int:
    """How many breaches the supervisor should have been told of by then."""
    late = Incident.objects.filter(supervisor_by__lte=at, closed_at=None)
    return late.exclude(steps__told__in=[one.value for one in OF_SUPERVISOR]).count()


def _urgency(head: IncidentHead) -> tuple[bool, bool, datetime]:
    return head.closed_at is not None, not head.supervisor_waits, head.supervisor_by
