"""Sign-ins: who is signed in where, until when, and how a sign-in ends.

A sign-in ends twelve hours after it began, or after half an hour in which nobody did anything
(OWASP ASVS 4.0.3, 3.3.2); both are settings. The framework's row lives a little longer and goes
with the hourly retention; all rows go with a restore.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from safepassage.apps.accounts.models import Officer
from safepassage.records._base import Record

BEGAN, LAST_ACT = "sign_in_began", "sign_in_last_act"
NOTED_EVERY = timedelta(minutes=1)
"""How exactly the last act is known: written once a minute, not with every page."""


class Limits(Record, frozen=True):
    """How long a sign-in lasts, and how long without an act."""

    whole: timedelta
    idle: timedelta


class SignIn(Record, frozen=True):
    """One sign-in of an officer; ``name`` tells it from the others and opens nothing."""

    name: str
    began: datetime
    last_act: datetime


def is_over(session: Mapping[str, Any], limits: Limits, at: datetime) -> bool:
    """Whether a sign-in has lasted, or lain idle, too long; one that never began is not."""
    began, last_act = _moments(session)
    if began is None or last_act is None:
        return False
    return at - began >= limits.whole or at - last_act >= limits.idle


def acts_to_note(session: Mapping[str, Any], at: datetime) -> dict[str, float]:
    """What to write into a session in which somebody acts at ``at``; often nothing."""
    began, last_act = _moments(session)
    if began is None or last_act is None:
        return {BEGAN: at.timestamp(), LAST_ACT: at.timestamp()}
    return {LAST_ACT: at.timestamp()} if at - last_act >= NOTED_EVERY else {}


def of(officer: Officer, *, limits: Limits, at: datetime) -> list[SignIn]:
    """The officer's sign-ins that still hold, the newest act first."""
    found = [
        SignIn(name=name_of(row.session_key), began=began, last_act=last_act)
        for row, session in _rows_of(officer, at)
        if not is_over(session, limits, at)
        for began, last_act in (_moments(session),)
        if began and last_act
    ]
    return sorted(found, key=lambda one: one.last_act, reverse=True)


def end(officer: Officer, name: str, *, at: datetime) -> int:
    """End one of the officer's sign-ins; returns how many that were."""
    keys = [row.pk for row, _ in _rows_of(officer, at) if name_of(row.session_key) == name]
    return Session.objects.filter(pk__in=keys).delete()[0]


def end_others(officer: Officer, *, but: str, at: datetime) -> int:
    """End all sign-ins of an officer but the one of that name; returns how many."""
    keys = [row.pk for row, _ in _rows_of(officer, at) if name_of(row.session_key) != but]
    return Session.objects.filter(pk__in=keys).delete()[0]


def name_of(session_key: str) -> str:
    """The name of a sign-in, as pages show it."""
    return sha256(session_key.encode()).hexdigest()[:16]


def delete_past(*, at: datetime, limit: int) -> int:
    """Delete at most ``limit`` sessions that ended before ``at``; returns how many."""
    past = Session.objects.filter(expire_date__lt=at).values_list("pk", flat=True)[:limit]
    return Session.objects.filter(pk__in=list(past)).delete()[0]


def end_all() -> int:
    """End every sign-in: nobody stays signed in; returns how many were on record."""
    return Session.objects.all().delete()[0]


def _rows_of(officer: Officer, at: datetime) -> Iterator[tuple[Session, Mapping[str, Any]]]:
    for row in Session.objects.filter(expire_date__gt=at).iterator():
        session = row.get_decoded()
        if session.get(SESSION_KEY) == str(officer.pk):
            yield row, session


def _moments(session: Mapping[str, Any]) -> tuple[datetime | None, datetime | None]:
    return _moment(session.get(BEGAN)), _moment(session.get(LAST_ACT))


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, tz=UTC)
