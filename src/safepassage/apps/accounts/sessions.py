"""Sign-ins that are over: their rows go with the hourly retention, and all with a restore."""

from datetime import datetime

from django.contrib.sessions.models import Session


def delete_past(*, at: datetime, limit: int) -> int:
    """Delete at most ``limit`` sessions that ended before ``at``; returns how many."""
    past = Session.objects.filter(expire_date__lt=at).values_list("pk", flat=True)[:limit]
    return Session.objects.filter(pk__in=list(past)).delete()[0]


def end_all() -> int:
    """End every sign-in: nobody stays signed in; returns how many were on record."""
    return Session.objects.all().delete()[0]
